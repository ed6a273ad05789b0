#include "ui/window/storenotice.h"

#include "core/upload/outbox.h"
#include "ui/common/banner.h"

#include <QPushButton>

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
    case ErrorKind::NotAnObjectStore:
    case ErrorKind::InsecureClient:
    case ErrorKind::Redirected:
    case ErrorKind::NotFound:
        return WayOut::Settings;
    case ErrorKind::Forbidden:
    case ErrorKind::StoreFull:
    case ErrorKind::ClockSkew:
    case ErrorKind::NotImplemented:
        return WayOut::TryAgain;
    default:
        return WayOut::Wait;
    }
}

} // namespace

StoreNotice::StoreNotice(Outbox &outbox, Banner &banner)
    : QObject{&banner}
    , m_outbox{outbox}
    , m_banner{banner}
{
    connect(&outbox, &Outbox::storeStateChanged, this, &StoreNotice::show);
}

void StoreNotice::show(const std::optional<Error> &error)
{
    const WayOut way = error ? wayOutOf(error->kind) : WayOut::Wait;
    if (way == WayOut::Wait) {
        // Out of reach now says nothing about the keys that were wrong: that notice stays.
        if (!error)
            m_banner.hide();
        return;
    }
    const int waiting = m_outbox.openCount();
    ErrorText text = errorText(*error, ErrorPlace::Store);
    text.what = waiting <= 1 ? tr("%1: a picture waits here").arg(text.what)
                             : tr("%1: %2 pictures wait here").arg(text.what).arg(waiting);
    m_banner.showError(text);
    if (way == WayOut::Settings) {
        QPushButton *button = m_banner.addButton(tr("Open settings"), "storeSettings");
        connect(button, &QPushButton::clicked, this, [this] { emit settingsWanted(u"storage"_s); });
    } else {
        QPushButton *button = m_banner.addButton(tr("Upload now"), "storeRetry");
        connect(button, &QPushButton::clicked, this, [this] { m_outbox.retryAll(); });
    }
}

} // namespace limner
