#pragma once

#include "core/base/remote.h"
#include "core/library/givenrecord.h"

#include <QObject>

#include <optional>

namespace limner {

class ComposeFlow;
class ComposePanel;
class GalleryPane;
class ModelFinder;
class ModelsFlow;
struct NearModel;

//! Introduces a picture of another tool that was dropped on the gallery to the form: it asks what
//! shall become of it.
class DropJoint final : public QObject {
    Q_OBJECT
public:
    //! They outlive it.
    DropJoint(GalleryPane &gallery, ComposeFlow &flow, ComposePanel &panel, ModelsFlow &models,
              Remote<ModelFinder> finder, QObject *parent);

signals:
    //! Something went into the form: it should be seen.
    void formWanted();

private:
    void ask(const GivenRecord &record);
    void show(const GivenRecord &record, const NearModel &near);
    void findModel(const GivenRecord &record, const QString &words);
    void askAgain();

    GalleryPane &m_gallery;
    ComposeFlow &m_flow;
    ComposePanel &m_panel;
    ModelsFlow &m_models;
    Remote<ModelFinder> m_finder;
    std::optional<GivenRecord> m_waiting; //!< for a model to be chosen
};

} // namespace limner
