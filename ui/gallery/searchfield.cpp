#include "ui/gallery/searchfield.h"

#include "core/library/searchquery.h"
#include "ui/common/controls.h"
#include "ui/common/formats.h"
#include "ui/common/keyedwords.h"
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
constexpr int button = 24; // each of those at the end

} // namespace

SearchField::SearchField(QWidget *parent)
    : QLineEdit{parent}
    , m_icon{addAction(QIcon{}, QLineEdit::LeadingPosition)}
    , m_matches{makeLabel({}, u"value"_s, this)}
{
    setObjectName(u"search"_s);
    setAccessibleName(tr("Search"));
    setPlaceholderText(tr("Search prompts, models, seeds…"));
    tipWithKey(*this,
               tr("Words, \"a phrase\", -without, red|blue, seed:12*, model:name, steps:20-30, "
                  "size:512x?, rating:>=4, date:\"last week\", is:favourite (Ctrl+F)"),
               u"keySearch"_s);
    setProperty("role", u"search"_s);
    m_icon->setText(tr("Search"));
    buildActions();
    m_matches->setObjectName(u"searchMatches"_s);
    m_matches->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_matches->hide();
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &SearchField::settled);
    connect(this, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(this, &QLineEdit::textChanged, this, &SearchField::look);
    connect(this, &QLineEdit::returnPressed, this, &SearchField::settleNow);
}

void SearchField::buildActions()
{
    // Qt's own costs the start more than all else in this bar: it asks the desktop for an icon.
    m_clear = addAction(QIcon{}, QLineEdit::TrailingPosition);
    m_clear->setObjectName(u"clearSearch"_s);
    m_clear->setText(tr("Clear the search"));
    m_clear->setVisible(false);
    connect(m_clear, &QAction::triggered, this, [this] {
        clear();
        emit textEdited({});
    });
    connect(this, &QLineEdit::textChanged, m_clear,
            [this](const QString &text) { m_clear->setVisible(!text.isEmpty()); });
    m_save = addAction(QIcon{}, QLineEdit::TrailingPosition);
    m_save->setObjectName(u"saveSearch"_s);
    m_save->setShortcut(Qt::CTRL | Qt::Key_D);
    m_save->setShortcutContext(Qt::WidgetShortcut);
    connect(m_save, &QAction::triggered, this, &SearchField::saveWanted);
    setSaved({});
    refreshIcons();
}

void SearchField::setSaved(const QString &name)
{
    const bool isOther = m_saved.isEmpty() != name.isEmpty();
    m_saved = name;
    m_save->setVisible(!text().trimmed().isEmpty());
    m_save->setText(name.isEmpty() ? tr("Save this search") : tr("Saved as “%1”").arg(name));
    m_save->setToolTip(
        name.isEmpty() ? tr("Save this search (Ctrl+D)")
                       : plainToolTip(tr("Saved as “%1”. Again: unsave it (Ctrl+D)").arg(name)));
    if (isOther)
        refreshIcons();
    placeMatches();
}

void SearchField::settleNow()
{
    m_pause.stop();
    emit settled();
}

void SearchField::look()
{
    m_marks.clear();
    m_mistakes.clear();
    QStringList words;
    for (const SearchMistake &one : searchMistakes(text(), m_parameters)) {
        m_marks.push_back({.from = int(one.from), .to = int(one.from + one.length)});
        m_mistakes.push_back(mistakeText(one, text()));
        words.append(m_mistakes.back().text);
    }
    setAccessibleDescription(words.join(u' '));
    emit mistakesChanged();
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
    const int right = buttonRoom();
    // Beyond the edge rather than over the words, where there is no room for both.
    m_matches->setGeometry(fits ? width() - right - size.width() : width(),
                           (height() - size.height()) / 2, size.width(), size.height());
    setTextMargins(0, 0, fits ? size.width() + 4 : 0, 0);
}

int SearchField::buttonRoom() const
{
    return text().isEmpty() ? 8 : m_save->isVisible() ? 2 * button + 6 : button + 2;
}

void SearchField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    placeMatches();
}

void SearchField::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    emit entered();
    emit mistakesChanged();
}

void SearchField::inputMethodEvent(QInputMethodEvent *event)
{
    m_composing = !event->preeditString().isEmpty();
    QLineEdit::inputMethodEvent(event);
    emit mistakesChanged();
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
    const QRect seen = rect().adjusted(24, 0, -buttonRoom(), 0);
    painter.setClipRect(seen);
    painter.setPen(QPen{tokensOf(*this).error, 1.2});
    for (const Mark &mark : m_marks) {
        QPainterPath wave;
        // What is out of sight of ten thousand characters is not drawn.
        const int from = std::max(begin + advance(mark.from), seen.left() - 4);
        const int to = std::min(begin + advance(mark.to), seen.right() + 4);
        wave.moveTo(from, base);
        for (int x = from + 2, up = 1; x <= to; x += 2, up = 1 - up)
            wave.lineTo(x, base - 2 * up);
        painter.drawPath(wave);
    }
}

void SearchField::refreshIcons()
{
    const Tokens &tokens = tokensOf(*this);
    m_icon->setIcon(themedIcon(u"search"_s, tokens.quiet));
    m_clear->setIcon(themedIcon(u"close"_s, tokens.dim));
    m_save->setIcon(m_saved.isEmpty() ? themedIcon(u"bookmark"_s, tokens.dim)
                                      : themedIcon(u"bookmark-filled"_s, tokens.accent));
}

} // namespace limner
