#include "ui/help/helpview.h"

#include "core/picture/reducer.h"
#include "ui/common/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QDesktopServices>
#include <QEvent>
#include <QImage>
#include <QResizeEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextTable>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int headingSizes[] = {22, 16, 14, 13, 13, 13}; // pixels
constexpr int lineHeight = 135;                          // percent
constexpr int room = 34;                                 // around the text, pixels

QString monospace()
{
    return u"DejaVu Sans Mono"_s;
}

bool isCode(const QTextBlock &block)
{
    return block.blockFormat().hasProperty(QTextFormat::BlockCodeFence) ||
           block.blockFormat().nonBreakableLines();
}

} // namespace

HelpView::HelpView(QWidget *parent)
    : QTextBrowser{parent}
{
    setObjectName(u"helpView"_s);
    setProperty("role", u"reading"_s);
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    connect(this, &QTextBrowser::anchorClicked, this, &HelpView::follow);
}

void HelpView::follow(const QUrl &link)
{
    if (link.scheme() == "https"_L1 || link.scheme() == "http"_L1)
        QDesktopServices::openUrl(link);
    else if (link.scheme().isEmpty())
        emit followed(helpPlaceOf(link.toString()));
}

void HelpView::showPage(const HelpPage &page, const QString &section)
{
    m_page = page;
    setAccessibleName(page.title);
    render();
    goTo(section);
}

void HelpView::render()
{
    m_isRendering = true;
    document()->setDefaultFont(font());
    setMarkdown(m_page.text);
    document()->setDocumentMargin(room);
    dressBlocks();
    dressWords();
    dressTables();
    light(m_lit);
    m_isRendering = false;
}

void HelpView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    const bool isLook =
        event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange;
    if (!isLook || m_isRendering || m_page.id.isEmpty())
        return;
    renderInPlace();
}

void HelpView::renderInPlace()
{
    const int place = verticalScrollBar()->value();
    render();
    verticalScrollBar()->setValue(place);
}

void HelpView::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    const bool isOtherWidth = event->size().width() != event->oldSize().width();
    if (isOtherWidth && !m_isRendering && m_page.text.contains("](pictures/"_L1))
        renderInPlace();
}

QVariant HelpView::loadResource(int type, const QUrl &name)
{
    if (type != QTextDocument::ImageResource || !name.path().startsWith("pictures/"_L1))
        return {};
    const QImage whole = QImage{u":/docs/"_s + name.path()}.convertToFormat(QImage::Format_RGB32);
    const double scale = devicePixelRatioF();
    // Also where the bar comes only with the picture.
    const int shown = width() - verticalScrollBar()->sizeHint().width() - 2 * room;
    const int most = static_cast<int>(shown * scale);
    QImage picture =
        whole.width() <= most || most <= 0
            ? whole
            : reduced(whole, whole.size().scaled(most, whole.height(), Qt::KeepAspectRatio));
    picture.setDevicePixelRatio(scale);
    return picture;
}

void HelpView::dressBlocks()
{
    const Tokens &tokens = tokensOf(*this);
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor{block};
        QTextBlockFormat format;
        const int level = block.blockFormat().headingLevel();
        if (level > 0) {
            format.setTopMargin(level == 1 ? 0 : level == 2 ? 22 : 14);
            format.setBottomMargin(6);
            QTextCharFormat words;
            words.setProperty(QTextFormat::FontPixelSize, headingSizes[qBound(1, level, 6) - 1]);
            words.setFontWeight(QFont::DemiBold);
            words.setForeground(tokens.text);
            cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
            cursor.mergeCharFormat(words);
        } else if (isCode(block)) {
            format.setBackground(tokens.raised);
            format.setLeftMargin(10);
        } else {
            if (!block.text().contains(QChar::ObjectReplacementCharacter)) // no picture's height
                format.setLineHeight(lineHeight, QTextBlockFormat::ProportionalHeight);
            if (!block.textList() && !cursor.currentTable())
                format.setBottomMargin(8);
        }
        cursor.mergeBlockFormat(format);
    }
}

void HelpView::dressWords()
{
    struct Run {
        int from = 0;
        int to = 0;
        bool isLink = false;
        bool isCode = false;
    };
    std::vector<Run> runs;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextCharFormat format = it.fragment().charFormat();
            const bool code = format.fontFixedPitch() || isCode(block);
            if (format.isAnchor() || code)
                runs.push_back({.from = it.fragment().position(),
                                .to = it.fragment().position() + it.fragment().length(),
                                .isLink = format.isAnchor(),
                                .isCode = code});
        }
    }
    const Tokens &tokens = tokensOf(*this);
    for (const Run &run : runs) {
        QTextCursor cursor{document()};
        cursor.setPosition(run.from);
        cursor.setPosition(run.to, QTextCursor::KeepAnchor);
        QTextCharFormat format;
        if (run.isCode) {
            format.setFontFamilies({monospace(), u"monospace"_s});
            format.setProperty(QTextFormat::FontPixelSize, 12);
            format.setBackground(tokens.raised);
        }
        if (run.isLink) {
            format.setForeground(tokens.accentFill);
            format.setFontUnderline(true);
        }
        cursor.mergeCharFormat(format);
    }
}

void HelpView::dressTables()
{
    const Tokens &tokens = tokensOf(*this);
    for (QTextFrame *const frame : document()->rootFrame()->childFrames()) {
        auto *const table = qobject_cast<QTextTable *>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorder(1);
        format.setBorderBrush(tokens.line);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderCollapse(true);
        format.setCellPadding(6);
        format.setCellSpacing(0);
        format.setTopMargin(6);
        format.setBottomMargin(12);
        table->setFormat(format);
    }
}

void HelpView::goTo(const QString &section)
{
    verticalScrollBar()->setValue(0);
    moveCursor(QTextCursor::Start);
    size_t heading = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 0)
            continue;
        const bool isIt = heading < m_page.sections.size() && !section.isEmpty() &&
                          m_page.sections[heading].id == section;
        ++heading;
        if (!isIt)
            continue;
        setTextCursor(QTextCursor{block});
        const QRectF place = document()->documentLayout()->blockBoundingRect(block);
        verticalScrollBar()->setValue(static_cast<int>(place.top()) - room / 2);
        return;
    }
}

void HelpView::light(const QString &words)
{
    m_lit = words;
    QList<ExtraSelection> all;
    QTextCharFormat format;
    format.setBackground(mixed(tokensOf(*this).bg, tokensOf(*this).accent, 0.35));
    for (QTextCursor at = document()->find(words); !words.isEmpty() && !at.isNull();
         at = document()->find(words, at)) {
        ExtraSelection one;
        one.cursor = at;
        one.format = format;
        all.append(one);
    }
    setExtraSelections(all);
}

bool HelpView::findNext(const QString &words)
{
    return !words.isEmpty() && find(words);
}

} // namespace limner
