#include "ui/settings/keybutton.h"

#include <QKeyEvent>

namespace limner {
namespace {

constexpr int least = 120; // wide, so that keys stand below each other

bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt ||
           key == Qt::Key_Meta || key == Qt::Key_AltGr || key == Qt::Key_CapsLock ||
           key == Qt::Key_unknown || key == 0;
}

} // namespace

KeyButton::KeyButton(QWidget *parent)
    : QPushButton{parent}
{
    setProperty("size", QStringLiteral("small"));
    setMinimumWidth(least);
    setAutoDefault(false); // Enter on the dialog saves
    connect(this, &QPushButton::clicked, this, [this] { setHearing(!m_isHearing); });
}

void KeyButton::setKey(const QString &text)
{
    m_text = text;
    setHearing(false);
}

void KeyButton::setHearing(bool isHearing)
{
    m_isHearing = isHearing;
    setText(isHearing ? tr("Press a key…") : m_text.isEmpty() ? tr("none", "no key") : m_text);
    setAccessibleDescription(text());
}

bool KeyButton::event(QEvent *event)
{
    if (m_isHearing && event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    if (m_isHearing && event->type() == QEvent::KeyPress) { // before Tab leads away
        keyPressEvent(static_cast<QKeyEvent *>(event));
        return true;
    }
    return QPushButton::event(event);
}

void KeyButton::keyPressEvent(QKeyEvent *event)
{
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!m_isHearing && opens) {
        setHearing(true);
        return event->accept();
    }
    if (!m_isHearing)
        return QPushButton::keyPressEvent(event);
    event->accept();
    if (isModifier(event->key()) || event->isAutoRepeat())
        return;
    setHearing(false);
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (event->key() == Qt::Key_Escape)
        return;
    if (event->key() == Qt::Key_Backspace && modifiers == Qt::NoModifier)
        return emit heard({});
    emit heard(QKeySequence{QKeyCombination{modifiers, Qt::Key(event->key())}});
}

void KeyButton::focusOutEvent(QFocusEvent *event)
{
    setHearing(false);
    QPushButton::focusOutEvent(event);
}

} // namespace limner
