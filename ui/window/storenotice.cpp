#include "ui/window/storenotice.h"

#include "core/upload/outbox.h"
#include "ui/common/banner.h"

#include <QPushButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

enum class WayOut { Wait, Settings, TryAgain };

//! Mended here, mended over there, or by time alone.
WayOut wayOutOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::BadAccessKey:
    case ErrorKind::BadSignature:
    case ErrorKind::Unauthorized:
    case ErrorKind::BucketMissing:
    case ErrorKind::WrongRegion:
    case ErrorKind::Tls:
    case ErrorKind::NotEncrypted:
    case ErrorKind::NotAnObjectStore:
    case ErrorKind::InsecureClient:
    case ErrorKind::Redirected:
    case ErrorKind::NotFound:
        return WayOut::Settings;
    case ErrorKind::Forbidden:
    case ErrorKind::StoreFull:
    case ErrorKind::ClockSkew:
    case ErrorKind::ProxyRefused:
    case ErrorKind::NotImplemented:
        return WayOut::TryAgain;
    default:
        return WayOut::Wait;
    }
}

} // namespace

StoreNotice::StoreNotice(Remote<Outbox> outbox, Banner &banner)
    : QObject{&banner}
    , m_outbox{outbox}
    , m_banner{banner}
{
    connect(outbox.source(), &Outbox::storeStateChanged, this, &StoreNotice::show);
    connect(outbox.source(), &Outbox::removalsChanged, this, &StoreNotice::showRemovals);
    outbox.ask([](Outbox &asked) { return asked.removals(); }, this,
               [this](const RemovalStand &stand) { showRemovals(stand); });
}

void StoreNotice::show(const std::optional<Error> &error, int open)
{
    const WayOut way = error ? wayOutOf(error->kind) : WayOut::Wait;
    if (way == WayOut::Wait) {
        // Out of reach now says nothing about the keys that were wrong: that notice stays.
        if (!error && std::exchange(m_shown, Shown::Nothing) == Shown::Trouble)
            m_banner.hide();
        return;
    }
    m_shown = Shown::Trouble;
    ErrorText text = errorText(*error, ErrorPlace::Store);
    text.what = open <= 1 ? tr("%1: a picture waits here").arg(text.what)
                          : tr("%1: %2 pictures wait here").arg(text.what).arg(open);
    m_banner.showError(text);
    if (way == WayOut::Settings) {
        QPushButton *button = m_banner.addButton(tr("Open settings"), "storeSettings");
        connect(button, &QPushButton::clicked, this, [this] { emit settingsWanted(u"storage"_s); });
    } else {
        addRetry(tr("Upload now"));
    }
}

//! Whoever deleted a picture believes that its link is dead.
void StoreNotice::showRemovals(const RemovalStand &stand)
{
    if (m_shown == Shown::Trouble)
        return;
    if (!stand.error || stand.error->isTransient()) {
        if (std::exchange(m_shown, Shown::Nothing) == Shown::Removals)
            m_banner.hide();
        return;
    }
    m_shown = Shown::Removals;
    ErrorText text = errorText(*stand.error, ErrorPlace::Store);
    text.what = stand.waiting == 1
                    ? tr("%1: a deleted picture is still in the bucket").arg(text.what)
                    : tr("%1: %2 deleted pictures are still in the bucket")
                          .arg(text.what)
                          .arg(stand.waiting);
    text.next = tr("Allow the key to delete, or remove them on the server.");
    m_banner.showError(text);
    addRetry(tr("Try again"));
}

void StoreNotice::addRetry(const QString &text)
{
    QPushButton *button = m_banner.addButton(text, "storeRetry");
    connect(button, &QPushButton::clicked, this,
            [this] { m_outbox.tell([](Outbox &outbox) { outbox.retryAll(); }); });
}

} // namespace limner
