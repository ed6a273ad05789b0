#pragma once

#include "core/library/artwork.h"
#include "core/prompt/preset.h"
#include "ui/common/services.h"
#include "ui/compose/prompts/presetsheet.h"

#include <QObject>
#include <QPointer>

#include <optional>

namespace limner {

class ComposeFlow;
class ComposePanel;
class PresetCovers;

//! What stands between the presets and the services: what is saved of the form, and what of a
//! preset goes into it.
class PresetFlow final : public QObject {
    Q_OBJECT
public:
    PresetFlow(const Services &services, ComposePanel &panel, ComposeFlow &flow);

    void open();
    //! The picture that is chosen in the gallery; 0 = none.
    void setChosen(ArtworkId id);
    //! A picture of this computer becomes the cover.
    void setCoverFile(qint64 id, const QString &file);
    void importFrom(const QString &file);
    void exportTo(const QString &file, const QString &folder);

private:
    void refresh();
    void connectSheet(PresetSheet &sheet);
    void connectCovers(PresetSheet &sheet);
    void save(const QString &path, PresetSheet::Part part);
    void rename(qint64 id, const QString &path);
    void remove(qint64 id);
    void setCover(qint64 id, const QString &cover);
    void setCoverChosen(qint64 id);
    void chooseCoverFile(qint64 id);
    void apply(const Preset &preset, PresetSheet::Part part);
    void settle(const Result<> &done, const QString &words = {});

    Services m_services;
    ComposePanel &m_panel;
    ComposeFlow &m_flow;
    QPointer<PresetSheet> m_sheet;
    PresetCovers *m_covers;
    ArtworkId m_chosen = 0;
    qint64 m_coverOf = 0;                 //!< the preset whose cover is being read
    std::optional<Preset> m_removed = {}; //!< the last one, to come back
};

} // namespace limner
