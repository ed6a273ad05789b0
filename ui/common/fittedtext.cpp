#include "ui/common/fittedtext.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace limner {

FittedText::FittedText(const QString &role, Breaks breaks, int mostHeight, QWidget *parent)
    : QTextEdit{parent}
    , m_mostHeight{mostHeight}
{
    setProperty("role", role);
    setReadOnly(true);
    setAcceptRichText(false);
    setTabChangesFocus(true);
    setWordWrapMode(breaks == Breaks::Anywhere ? QTextOption::WrapAnywhere
                                               : QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

void FittedText::setLineHeight(int percent)
{
    m_lineHeight = percent;
}

void FittedText::setText(const QString &text)
{
    if (text != toPlainText()) {
        setPlainText(text);
        QTextCursor all{document()};
        all.select(QTextCursor::Document);
        QTextBlockFormat format;
        format.setLineHeight(m_lineHeight, QTextBlockFormat::ProportionalHeight);
        all.mergeBlockFormat(format);
    }
    fitHeight();
}

void FittedText::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    fitHeight();
}

void FittedText::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitHeight();
}

// What cannot scroll itself leaves the wheel to the panel around it.
void FittedText::wheelEvent(QWheelEvent *event)
{
    if (verticalScrollBarPolicy() == Qt::ScrollBarAlwaysOff)
        event->ignore();
    else
        QTextEdit::wheelEvent(event);
}

void FittedText::fitHeight()
{
    const int chrome = height() - viewport()->height();
    const int wanted = int(std::ceil(document()->size().height())) + chrome;
    setVerticalScrollBarPolicy(wanted > m_mostHeight ? Qt::ScrollBarAsNeeded
                                                     : Qt::ScrollBarAlwaysOff);
    // A box that has never been laid out has no chrome worth the name.
    const int oneLine = fontMetrics().height();
    if (const int fitted = std::clamp(wanted, oneLine, m_mostHeight); fitted != height())
        setFixedHeight(fitted);
}

} // namespace limner
