#include "ui/common/selectedtext.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QTextEdit>

namespace limner {
namespace {

bool hasSelection(const QWidget *widget)
{
    if (const auto *const label = qobject_cast<const QLabel *>(widget))
        return label->hasSelectedText();
    const auto *const text = qobject_cast<const QTextEdit *>(widget);
    return text && text->textCursor().hasSelection();
}

} // namespace

SelectedText::SelectedText(QWidget &window)
    : QObject{&window}
{
    window.installEventFilter(this);
}

// A text that is only read does not claim its keys; the window is asked last.
bool SelectedText::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy) &&
        hasSelection(QApplication::focusWidget())) {
        event->accept();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace limner
