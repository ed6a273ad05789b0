#include "ui/gallery/searchfield.h"

#include "core/library/searchquery.h"
#include "ui/common/controls.h"
#include "ui/common/formats.h"
#include "ui/common/theme.h"
#include "ui/common/themedicon.h"

#include <QAction>
#include <QInputMethodEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

constexpr int pauseMs = 150;
constexpr int clearButton = 26;

QString wordsFor(SearchMistake::Kind kind, const QString &text)
{
    using Kind = SearchMistake::Kind;
    switch (kind) {
    case Kind::UnknownKey:
        return SearchField::tr(
                   "“%1” is no search key. Keys are model, tag, album, rating, is, date, "
                   "seed and more, and what pictures were made with.")
            .arg(text.section(u':', 0, 0));
    case Kind::NoSeed:
        return SearchField::tr("A seed is a number, or how it begins: seed:12*.");
    case Kind::NoDate:
        return SearchField::tr("A date is today, yesterday, a day such as 2026-11-22, a month such "
                               "as 2026-11, or \"last week\".");
    case Kind::NoRating:
        return SearchField::tr("Ratings go from 0 to 5.");
    case Kind::NoState:
        return SearchField::tr(
            "It can be asked whether a picture is:favourite, is:rejected, "
            "is:local, is:uploaded, is:failed, is:video, is:tagged or is:trashed.");
    case Kind::NoNumber:
        return SearchField::tr("This is a number: 20, 20-30 or >=20.");
    case Kind::NoSize:
        return SearchField::tr("A size is written 512x768, 512x? or 1024.");
    case Kind::NoRatio:
        return SearchField::tr("A ratio is written 16:9, or square, portrait, landscape.");
    case Kind::NoPicture:
        return SearchField::tr("This is the id of a picture.");
    case Kind::EmptyRange:
        return SearchField::tr("This ends before it begins.");
    case Kind::OpenQuote:
        return SearchField::tr("A quote is still open.");
    case Kind::TooLong:
        return SearchField::tr("This is too much to search for at once.");
    }
    return {};
}

//! What becomes of it.
QString consequenceOf(SearchMistake::Kind kind, const QString &text)
{
    using Kind = SearchMistake::Kind;
    if (kind == Kind::OpenQuote)
        return {};
    if (kind == Kind::UnknownKey)
        return SearchField::tr("%1 is searched for as it stands.").arg(text);
    constexpr int longest = 40;
    return SearchField::tr("%1 is left out.")
        .arg(text.size() > longest ? text.left(longest) + u'…' : text);
}

} // namespace

SearchField::SearchField(QWidget *parent)
    : QLineEdit{parent}
    , m_icon{addAction(QIcon{}, QLineEdit::LeadingPosition)}
    , m_matches{makeLabel({}, u"value"_s, this)}
{
    setObjectName(u"search"_s);
    setAccessibleName(tr("Search"));
    setPlaceholderText(tr("Search prompts, models, seeds…"));
    setToolTip(tr("Words, \"a phrase\", -without, red|blue, seed:12*, model:name, steps:20-30, "
                  "size:512x?, rating:>=4, date:\"last week\", is:favourite (Ctrl+F)"));
    setProperty("role", u"search"_s);
    setClearButtonEnabled(true);
    m_matches->setObjectName(u"searchMatches"_s);
    m_matches->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_matches->hide();
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &SearchField::settled);
    connect(this, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(this, &QLineEdit::textChanged, this, &SearchField::look);
    connect(this, &QLineEdit::returnPressed, this, [this] {
        m_pause.stop();
        emit settled();
    });
}

void SearchField::look()
{
    m_marks.clear();
    QStringList words;
    for (const SearchMistake &one : searchMistakes(text(), m_parameters)) {
        const QString typed = text().mid(one.from, one.length);
        m_marks.push_back({.from = int(one.from), .to = int(one.from + one.length)});
        words.append(wordsFor(one.kind, typed));
        if (const QString consequence = consequenceOf(one.kind, typed); !consequence.isEmpty())
            words.append(consequence);
    }
    m_mistakes = words.join(u' ');
    setAccessibleDescription(m_mistakes);
    placeNote();
    update();
}

void SearchField::setParameters(const QStringList &names)
{
    m_parameters = names;
    look();
}

void SearchField::setMatches(std::optional<int> pictures)
{
    if (pictures)
        m_matches->setText(*pictures == 1 ? tr("1 picture")
                                          : tr("%1 pictures").arg(formatCount(*pictures)));
    m_matches->setVisible(pictures.has_value());
    placeMatches();
}

void SearchField::placeMatches()
{
    const QSize size = m_matches->sizeHint();
    const bool fits = !m_matches->isHidden() && width() > size.width() + 140;
    const int right = text().isEmpty() ? 8 : clearButton;
    // Beyond the edge rather than over the words, where there is no room for both.
    m_matches->setGeometry(fits ? width() - right - size.width() : width(),
                           (height() - size.height()) / 2, size.width(), size.height());
    setTextMargins(0, 0, fits ? size.width() + 4 : 0, 0);
}

// A strip right below the field; the gallery does not move for it.
void SearchField::placeNote()
{
    const bool wanted = hasFocus() && !m_mistakes.isEmpty() && !m_composing;
    if (!wanted) {
        if (m_note)
            m_note->hide();
        return;
    }
    if (!m_note) {
        m_note = makeLabel({}, u"note"_s, window());
        m_note->setObjectName(u"searchNote"_s);
        m_note->setWordWrap(true);
    }
    m_note->setText(m_mistakes);
    const QPoint below = mapTo(window(), QPoint{0, height() + 6});
    const int room = std::min(std::max(width(), 300), window()->width() - below.x() - 8);
    m_note->setGeometry(below.x(), below.y(), room, m_note->heightForWidth(room));
    m_note->show();
    m_note->raise();
}

void SearchField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    placeMatches();
    placeNote();
}

void SearchField::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    placeNote();
    emit entered();
}

void SearchField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    placeNote();
}

void SearchField::inputMethodEvent(QInputMethodEvent *event)
{
    m_composing = !event->preeditString().isEmpty();
    QLineEdit::inputMethodEvent(event);
    placeNote();
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_marks.empty() || m_composing)
        return;
    // Where the text begins follows from where the cursor is: it may be scrolled.
    const QFontMetrics metrics{font()};
    const auto advance = [&](int position) {
        return metrics.horizontalAdvance(text().left(position));
    };
    const int begin = cursorRect().center().x() - advance(cursorPosition());
    const int base = cursorRect().bottom() - 1;
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(rect().adjusted(24, 0, -clearButton, 0));
    painter.setPen(QPen{tokensOf(*this).error, 1.2});
    for (const Mark &mark : m_marks) {
        QPainterPath wave;
        const int to = begin + advance(mark.to);
        wave.moveTo(begin + advance(mark.from), base);
        for (int x = begin + advance(mark.from) + 2, up = 1; x <= to; x += 2, up = 1 - up)
            wave.lineTo(x, base - 2 * up);
        painter.drawPath(wave);
    }
}

void SearchField::refreshIcons()
{
    m_icon->setIcon(themedIcon(u"search"_s, tokensOf(*this).quiet));
}

} // namespace limner
