#include "ui/gallery/linkbox.h"

#include <QFontDatabase>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int mostHeight = 104;
constexpr double lineHeight = 127; // percent
} // namespace

LinkBox::LinkBox(QWidget *parent)
    : QTextEdit{parent}
{
    setReadOnly(true);
    setAcceptRichText(false);
    setTabChangesFocus(true);
    setProperty("role", u"mono"_s);
    setWordWrapMode(QTextOption::WrapAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    document()->setDocumentMargin(3);
}

void LinkBox::setLink(const QString &text)
{
    if (text != toPlainText()) {
        setPlainText(text);
        QTextCursor all{document()};
        all.select(QTextCursor::Document);
        QTextBlockFormat format;
        format.setLineHeight(lineHeight, QTextBlockFormat::ProportionalHeight);
        all.mergeBlockFormat(format);
    }
    fitHeight();
}

void LinkBox::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    fitHeight();
}

void LinkBox::fitHeight()
{
    const int chrome = height() - viewport()->height();
    const int wanted = int(std::ceil(document()->size().height())) + chrome;
    setVerticalScrollBarPolicy(wanted > mostHeight ? Qt::ScrollBarAsNeeded
                                                   : Qt::ScrollBarAlwaysOff);
    // A box that has never been laid out has no chrome worth the name.
    const int oneLine = fontMetrics().height();
    if (const int fitted = std::clamp(wanted, oneLine, mostHeight); fitted != height())
        setFixedHeight(fitted);
}

} // namespace limner
