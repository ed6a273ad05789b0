#include "ui/window/closingguard.h"

#include "ui/common/banner.h"
#include "ui/window/notices.h"

#include <QCloseEvent>
#include <QPushButton>

#include <utility>

namespace limner {

ClosingGuard::ClosingGuard(QWidget &window, Notices &notices)
    : m_window{&window}
    , m_notices{&notices}
{
    window.installEventFilter(this);
}

bool ClosingGuard::eventFilter(QObject *watched, QEvent *event)
{
    const bool isFree = m_isGranted || (m_underWay == 0 && !m_isAsked);
    if (event->type() != QEvent::Close || isFree)
        return QObject::eventFilter(watched, event);
    event->ignore();
    if (std::exchange(m_isAsked, true))
        emit closeNowWanted();
    else
        emit closeWanted();
    return true;
}

void ClosingGuard::showWait(int requests)
{
    if (!m_notices)
        return;
    Banner &banner = m_notices->banner();
    banner.showMessage(
        Banner::Tone::Note,
        tr("Limner closes as soon as %n paid picture(s) arrive.", nullptr, requests),
        tr("The provider could not be asked about them later. This takes two minutes at most."));
    connect(banner.addButton(tr("Close now"), "closeNowButton"), &QPushButton::clicked, this,
            &ClosingGuard::closeNowWanted);
}

void ClosingGuard::grant()
{
    m_isGranted = true;
    if (m_window)
        m_window->close();
}

} // namespace limner
