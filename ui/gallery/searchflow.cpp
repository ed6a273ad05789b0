#include "ui/gallery/searchflow.h"

#include "core/library/library.h"
#include "ui/common/errortext.h"
#include "ui/gallery/searchfield.h"
#include "ui/gallery/searchpopup.h"
#include "ui/gallery/searchrows.h"

#include <QApplication>
#include <QKeyEvent>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace limner {

SearchFlow::SearchFlow(const Services &services, SearchField &field, QObject *parent)
    : QObject{parent}
    , m_library{services.library}
    , m_reader{services.reader}
    , m_field{field}
    , m_popup{new SearchPopup{*field.window()}}
{
    connectField();
    connectPopup();
    const Library *const library = services.library.source();
    connect(&library->searches(), &SavedSearches::changed, this, &SearchFlow::readSaved);
    readSaved();
}

SearchFlow::~SearchFlow() = default;

void SearchFlow::connectField()
{
    m_field.installEventFilter(this);
    connect(&m_field, &QLineEdit::textEdited, this, &SearchFlow::suggest);
    connect(&m_field, &QLineEdit::textChanged, this, &SearchFlow::refreshBookmark);
    connect(&m_field, &SearchField::mistakesChanged, this, &SearchFlow::showMistakes);
    connect(&m_field, &SearchField::saveWanted, this, &SearchFlow::toggleSaved);
    connect(&m_field, &QLineEdit::returnPressed, this, [this] {
        remember();
        show({});
    });
}

void SearchFlow::connectPopup()
{
    connect(&m_popup->rows(), &SearchRows::taken, this, &SearchFlow::take);
    connect(m_popup, &SearchPopup::named, this, &SearchFlow::save);
    connect(m_popup, &SearchPopup::unnamed, this, [this] {
        m_popup->endName();
        m_field.setFocus(Qt::OtherFocusReason);
    });
    // Whoever leaves the field for the name has not left the search.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        const bool isHere = now == &m_field || (now && m_popup->isAncestorOf(now));
        if (!isHere && now)
            left();
    });
}

void SearchFlow::suggest()
{
    if (m_field.text().trimmed().isEmpty())
        offerStart();
    else
        complete();
}

void SearchFlow::complete()
{
    const int number = ++*m_latest;
    m_reader.ask(
        [text = m_field.text(), cursor = m_field.cursorPosition(), number,
         latest = m_latest](ArtworkReader &reader) {
            // Nobody waits for it when the next letter is here already.
            return *latest == number ? reader.completion(text, cursor) : SearchCompletion{};
        },
        this,
        [this, number](const SearchCompletion &completion) {
            if (number != *m_latest)
                return;
            m_completion = completion;
            show(completionRows(completion));
        });
}

void SearchFlow::offerStart()
{
    const int number = ++*m_latest;
    m_library.ask([](Library &library) { return library.recentSearches().all(); }, this,
                  [this, number](const QStringList &recent) {
                      if (number == *m_latest && m_field.text().isEmpty())
                          show(startRows(recent, m_saved));
                  });
}

void SearchFlow::show(std::vector<SearchRow> rows)
{
    const bool isWanted = m_field.hasFocus() && !m_field.isComposing();
    m_popup->place(place());
    m_popup->setRows(isWanted ? std::move(rows) : std::vector<SearchRow>{});
}

void SearchFlow::showMistakes()
{
    const bool isWanted = m_field.hasFocus() && !m_field.isComposing();
    m_popup->place(place());
    m_popup->setMistakes(isWanted ? m_field.mistakes() : std::vector<MistakeText>{});
}

QRect SearchFlow::place() const
{
    return {m_field.mapTo(m_field.window(), QPoint{}), m_field.size()};
}

//! Answers that are still on their way are void.
void SearchFlow::close()
{
    ++*m_latest;
    m_popup->setRows({});
}

void SearchFlow::take(const SearchRow &row)
{
    switch (row.kind) {
    case SearchRow::Kind::Heading:
        return;
    case SearchRow::Kind::Proposal:
        return put(row.put);
    case SearchRow::Kind::Search:
        return searchFor(row.put);
    case SearchRow::Kind::Forget:
        m_library.tell(
            [](Library &library) { static_cast<void>(library.recentSearches().clear()); });
        return offerStart();
    }
}

// A value is done with; after a key its value follows.
void SearchFlow::put(const QString &text)
{
    const int from = int(m_completion.from);
    const bool isDone = !text.endsWith(u':');
    const bool isLast = from + m_completion.length >= m_field.text().size();
    m_field.setSelection(from, int(m_completion.length));
    m_field.insert(isDone && isLast ? text + u' ' : text);
    m_field.setFocus(Qt::OtherFocusReason);
    if (isDone)
        close();
    else
        complete();
}

void SearchFlow::searchFor(const QString &text)
{
    close();
    m_field.setText(text);
    m_field.settleNow();
    remember();
}

bool SearchFlow::pressed(const QKeyEvent &key)
{
    SearchRows &rows = m_popup->rows();
    if (key.modifiers() & ~Qt::KeypadModifier || m_field.isComposing())
        return false;
    switch (key.key()) {
    case Qt::Key_Down:
        if (m_popup->hasRows())
            rows.move(1);
        else
            suggest();
        return true;
    case Qt::Key_Up:
        if (m_popup->hasRows())
            rows.move(-1);
        return m_popup->hasRows();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_popup->hasRows() || !rows.chosen())
            return false;
        take(SearchRow{*rows.chosen()});
        return true;
    case Qt::Key_Tab:
        return m_popup->hasRows() && takeByTab();
    case Qt::Key_Escape:
        if (!m_popup->hasRows())
            return false;
        close();
        return true;
    default:
        return false;
    }
}

// What was begun behind a key goes on as the first row says, as in a shell; else Tab goes on to the
// next control, as everywhere.
bool SearchFlow::takeByTab()
{
    SearchRows &rows = m_popup->rows();
    const bool isBegun =
        !m_field.text().isEmpty() && !m_completion.key.isEmpty() && !m_completion.begun.isEmpty();
    if (!rows.chosen() && isBegun)
        rows.chooseFirst();
    if (!rows.chosen())
        return false;
    take(SearchRow{*rows.chosen()});
    return true;
}

bool SearchFlow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != &m_field)
        return QObject::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::ShortcutOverride: // or the window would take a step back
        if (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && m_popup->hasRows())
            event->accept();
        break;
    case QEvent::KeyPress:
        return pressed(*static_cast<QKeyEvent *>(event));
    case QEvent::MouseButtonPress:
        if (m_field.text().isEmpty() && m_field.hasFocus() && !m_popup->hasRows())
            offerStart();
        break;
    case QEvent::FocusIn:
        if (const Qt::FocusReason why = static_cast<QFocusEvent *>(event)->reason();
            m_field.text().isEmpty() &&
            (why == Qt::MouseFocusReason || why == Qt::ShortcutFocusReason))
            offerStart();
        break;
    case QEvent::Resize:
    case QEvent::Move:
        m_popup->place(place());
        break;
    case QEvent::Hide:
        m_popup->clear();
        break;
    default:
        break;
    }
    return false;
}

void SearchFlow::left()
{
    if (m_popup->isHidden() && !m_field.isModified())
        return;
    close();
    m_popup->clear();
    remember();
}

//! What somebody typed or chose, once.
void SearchFlow::remember()
{
    const QString text = m_field.text().trimmed();
    m_field.setModified(false);
    if (!text.isEmpty())
        m_library.tell(
            [text](Library &library) { static_cast<void>(library.recentSearches().add(text)); });
}

void SearchFlow::readSaved()
{
    m_library.ask(
        [](Library &library) {
            return library.searches().all().value_or(std::vector<SavedSearch>{});
        },
        this,
        [this](std::vector<SavedSearch> saved) {
            m_saved = std::move(saved);
            refreshBookmark();
        });
}

void SearchFlow::refreshBookmark()
{
    const QString text = m_field.text().trimmed();
    const auto one = std::find_if(m_saved.begin(), m_saved.end(),
                                  [&text](const SavedSearch &saved) { return saved.text == text; });
    m_field.setSaved(one == m_saved.end() ? QString{} : one->name);
}

void SearchFlow::toggleSaved()
{
    const QString text = m_field.text().trimmed();
    const auto one = std::find_if(m_saved.begin(), m_saved.end(),
                                  [&text](const SavedSearch &saved) { return saved.text == text; });
    close();
    if (one == m_saved.end()) {
        m_popup->place(place());
        return m_popup->askName(text);
    }
    m_library.ask([id = one->id](Library &library) { return library.searches().remove(id); }, this,
                  [this](const Result<> &removed) {
                      if (!removed && removed.error().kind != ErrorKind::NotFound)
                          emit failed(removed.error());
                  });
}

void SearchFlow::save(const QString &name)
{
    m_library.ask([name, text = m_field.text()](
                      Library &library) { return library.searches().add(name, text); },
                  this,
                  [this](const Result<SavedSearch> &saved) {
                      if (!saved)
                          return m_popup->refuseName(
                              saved.error().kind == ErrorKind::Conflict
                                  ? tr("Another search is called that already.")
                                  : errorText(saved.error(), ErrorPlace::Library).sentence());
                      m_popup->endName();
                      m_field.setFocus(Qt::OtherFocusReason);
                  });
}

} // namespace limner
