#pragma once

#include "core/library/artwork.h"
#include "ui/common/errortext.h"
#include "ui/common/services.h"

#include <QObject>

namespace limner {

class ComposePanel;
struct InputSource;
struct KeptInput;

//! "Use as input": a picture of the library goes into the first picture input of the form.
class PictureUse final : public QObject {
    Q_OBJECT
public:
    PictureUse(Remote<InputIntake> intake, ComposePanel &panel, QObject *parent);

    //! Says so where the model takes none, and what becomes of the picture at this provider.
    void use(ArtworkId id, const QString &providerId);
    //! The same for a file of this computer.
    void useFile(const QString &path, const QString &providerId);

signals:
    void told(const QString &message);
    void failed(const limner::Error &error, limner::ErrorPlace place);

private:
    void take(const InputSource &source, const QString &providerId);
    void put(const KeptInput &input);

    Remote<InputIntake> m_intake;
    ComposePanel &m_panel;
    quint64 m_ticket = 0; //!< only the latest one counts
    QString m_parameter = {};
    QString m_providerId = {};
};

} // namespace limner
