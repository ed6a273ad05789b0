#include "ui/common/toast.h"

#include "ui/common/focusreturn.h"

#include <QAccessible>
#include <QEvent>
#include <QGraphicsOpacityEffect>
#include <QHBoxLayout>
#include <QLabel>
#include <QPropertyAnimation>
#include <QPushButton>

#include <chrono>

namespace limner {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int margin = 16;
} // namespace

Toast::Toast(QWidget *window)
    : QFrame{window}
    , m_label{new QLabel{this}}
    , m_button{new QPushButton{this}}
{
    setObjectName(u"toast"_s);
    setProperty("role", u"toast"_s);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_button->setObjectName(u"toastAction"_s);
    auto *row = new QHBoxLayout{this};
    row->setContentsMargins(14, 9, 10, 9);
    row->setSpacing(10);
    row->addWidget(m_label, 1);
    row->addWidget(m_button);

    auto *effect = new QGraphicsOpacityEffect{this};
    effect->setOpacity(0);
    setGraphicsEffect(effect);
    m_fade = new QPropertyAnimation{effect, "opacity", this};
    m_fade->setDuration(140);
    connect(m_fade, &QPropertyAnimation::finished, this, [this, effect] {
        // The effect stays: to switch it would paint all of the window anew (Qt's
        // effectBoundingRectChanged), and of what is opaque it makes no picture.
        setVisible(effect->opacity() > 0);
    });
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Toast::dismiss);
    connect(m_button, &QPushButton::clicked, this, &Toast::runAction);
    window->installEventFilter(this);
    new FocusReturn{*this};
    hide();
}

void Toast::showMessage(const QString &text, const QString &actionText,
                        std::function<void()> action)
{
    m_action = std::move(action);
    m_label->setText(text);
    m_button->setText(actionText);
    m_button->setVisible(!actionText.isEmpty());
    setAccessibleName(text);
    place();
    raise();
    show();
    fadeTo(1);
    m_timer.start(actionText.isEmpty() ? 4s : 8s);
    QAccessibleEvent alert{this, QAccessible::Alert};
    QAccessible::updateAccessibility(&alert);
}

QString Toast::text() const
{
    return isHidden() || !m_timer.isActive() ? QString{} : m_label->text();
}

void Toast::dismiss()
{
    m_timer.stop();
    m_action = {};
    fadeTo(0);
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && !isHidden())
        place();
    return QFrame::eventFilter(watched, event);
}

void Toast::enterEvent(QEnterEvent *event)
{
    if (m_timer.isActive())
        m_timer.start(1h);
    QFrame::enterEvent(event);
}

void Toast::leaveEvent(QEvent *event)
{
    if (m_timer.isActive())
        m_timer.start(2s);
    QFrame::leaveEvent(event);
}

void Toast::setPlace(const QWidget &part)
{
    m_part = &part;
    if (!isHidden())
        place();
}

void Toast::place()
{
    const QWidget &window = *parentWidget();
    const QRect part = m_part ? QRect{m_part->mapTo(&window, QPoint{}), m_part->size()}
                              : window.rect().adjusted(0, 0, 0, -28);
    const int room = std::max(120, part.width() - 2 * margin);
    const int chrome = 24 + (m_button->isHidden() ? 0 : m_button->sizeHint().width() + 10);
    const int line = m_label->fontMetrics().horizontalAdvance(m_label->text()) + 4;
    const int width = std::min({room, 520, line + chrome});
    setFixedWidth(width);
    const int height =
        layout()->hasHeightForWidth() ? layout()->heightForWidth(width) : sizeHint().height();
    setGeometry(part.left() + (part.width() - width) / 2, part.bottom() + 1 - margin - height,
                width, height);
}

void Toast::fadeTo(double opacity)
{
    m_fade->stop();
    m_fade->setStartValue(qobject_cast<QGraphicsOpacityEffect *>(graphicsEffect())->opacity());
    m_fade->setEndValue(opacity);
    m_fade->start();
}

void Toast::runAction()
{
    const auto action = std::exchange(m_action, {});
    dismiss();
    if (action)
        action();
}

} // namespace limner
