#pragma once

#include "ui/common/services.h"
#include "ui/desktop/endedjobs.h"
#include "ui/desktop/notificationservice.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace limner {

class JobEnds;

//! Tells the desktop what ended while none of our windows was the active one: one notice, which
//! grows with what ends meanwhile, and goes when the artist comes back.
class EndNotices final : public QObject {
    Q_OBJECT
public:
    EndNotices(const Services &services, QObject *parent);

    void setWanted(bool isWanted);
    //! Asks the desktop to play a sound with the notice.
    void setSound(bool hasSound) { m_hasSound = hasSound; }
    //! Says it in the place of the notice; without one the window says it itself.
    void say(const DesktopNotice &notice);
    [[nodiscard]] NotificationService &service() { return m_service; }

signals:
    void copyWanted(const std::vector<limner::ArtworkId> &pictures);
    //! The window, and there these pictures; empty when nothing but failures ended.
    void openWanted(const std::vector<limner::ArtworkId> &pictures);

private:
    void take(const EndedJobs &jobs);
    void takePicture(ArtworkId id, int edge, const QImage &image);
    void tell();
    void act(const QString &action);
    void forget();
    [[nodiscard]] std::vector<ArtworkId> pictures() const;

    Remote<Thumbnails> m_thumbnails;
    JobEnds *m_ends;
    NotificationService m_service;
    std::vector<EndedJobs> m_away; // nobody has seen them yet
    QTimer m_patience;             // with the picture
    ArtworkId m_pictured = 0;
    QImage m_picture;
    bool m_isWanted = false;
    bool m_hasSound = false;
};

} // namespace limner
