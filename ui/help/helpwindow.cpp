#include "ui/help/helpwindow.h"

#include "ui/common/dialogroom.h"
#include "ui/common/iconbutton.h"
#include "ui/common/keyedwords.h"
#include "ui/help/helpview.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr QSize bestSize{980, 720};
constexpr int listWidth = 230;
constexpr int rowHeight = 32;
constexpr qsizetype mostTold = 8; // changed keys

//! What the artist changed of the keys that the pages name; empty = nothing.
QString changedKeys(const KeyBindings &keys)
{
    QStringList changed;
    for (const KeyCommand &command : keyCommands()) {
        if (command.isFixed() || !keys.isChanged(command.name()))
            continue;
        const QString key = keys.keyText(command);
        changed << HelpWindow::tr("%1 (%2)").arg(wordsOf(command),
                                                 key.isEmpty() ? HelpWindow::tr("no key") : key);
    }
    if (changed.isEmpty())
        return {};
    const auto more = static_cast<int>(changed.size() - mostTold);
    QString told = changed.mid(0, mostTold).join(u" · "_s);
    if (more > 0)
        told = HelpWindow::tr("%1 and %n more, which “?” lists", nullptr, more).arg(told);
    return HelpWindow::tr("These pages name the keys that Limner comes with. You changed %1.")
        .arg(told);
}

} // namespace

HelpWindow::HelpWindow(const QString &language, QWidget *parent)
    : QDialog{parent}
    , m_book{language}
    , m_view{new HelpView}
    , m_search{new QLineEdit}
    , m_list{new QListWidget}
    , m_back{new IconButton{u"chevron-left"_s, tr("Back (Alt+Left)")}}
    , m_forward{new IconButton{u"chevron-right"_s, tr("Forward (Alt+Right)")}}
    , m_changedKeys{new QLabel}
{
    setObjectName(u"helpWindow"_s);
    setWindowTitle(tr("Help"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumSize(480, 300);
    resize(parent ? dialogRoom(*parent->window(), bestSize) : bestSize);
    build();
    addKeys();
    search();
    connect(m_view, &HelpView::followed, this, [this](const HelpPlace &to) {
        open({.page = to.page.isEmpty() ? place().page : to.page, .section = to.section});
    });
    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::search);
    connect(m_search, &QLineEdit::returnPressed, this, &HelpWindow::searchOn);
    connect(m_list, &QListWidget::currentRowChanged, this, &HelpWindow::chooseRow);
    connect(m_back, &QAbstractButton::clicked, this, [this] { step(-1); });
    connect(m_forward, &QAbstractButton::clicked, this, [this] { step(1); });
}

void HelpWindow::build()
{
    auto *const row = new QHBoxLayout{this};
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(makeList());
    auto *const column = new QVBoxLayout;
    column->setSpacing(0);
    m_changedKeys->setObjectName(u"helpChangedKeys"_s);
    m_changedKeys->setProperty("role", u"dim"_s);
    m_changedKeys->setWordWrap(true);
    m_changedKeys->setContentsMargins(24, 12, 24, 0);
    column->addWidget(m_changedKeys);
    column->addWidget(m_view, 1);
    row->addLayout(column, 1);
    sayChangedKeys();
    if (parentWidget())
        parentWidget()->window()->installEventFilter(this);
}

void HelpWindow::sayChangedKeys()
{
    m_changedKeys->setText(changedKeys(keysInForce(*this)));
    m_changedKeys->setVisible(!m_changedKeys->text().isEmpty());
}

// The keys in force are a property of the window below, and may change while this one is open.
bool HelpWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::DynamicPropertyChange)
        sayChangedKeys();
    return QDialog::eventFilter(watched, event);
}

QWidget *HelpWindow::makeList()
{
    m_search->setObjectName(u"helpSearch"_s);
    m_search->setAccessibleName(tr("Search the help"));
    m_search->setPlaceholderText(tr("Search the help"));
    m_search->setProperty("role", u"search"_s);
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(u"helpPages"_s);
    m_list->setAccessibleName(tr("Pages of the help"));
    m_list->setProperty("role", u"nav"_s);
    m_list->setFrameShape(QFrame::NoFrame);
    m_back->setObjectName(u"helpBack"_s);
    m_forward->setObjectName(u"helpForward"_s);
    auto *const side = new QWidget;
    side->setProperty("surface", u"panel"_s);
    side->setAttribute(Qt::WA_StyledBackground);
    side->setFixedWidth(listWidth);
    auto *const top = new QHBoxLayout;
    top->setContentsMargins(10, 12, 10, 0);
    top->setSpacing(6);
    for (IconButton *button : {m_back, m_forward}) {
        button->setAutoRaise(true);
        top->addWidget(button);
    }
    top->addWidget(m_search, 1);
    auto *const column = new QVBoxLayout{side};
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    return side;
}

void HelpWindow::addKeys()
{
    const auto add = [this](const QKeySequence &key, auto act) {
        connect(new QShortcut{key, this}, &QShortcut::activated, this, act);
    };
    add(Qt::ALT | Qt::Key_Left, [this] { step(-1); });
    add(Qt::ALT | Qt::Key_Right, [this] { step(1); });
    add(QKeySequence::Find, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
}

HelpPlace HelpWindow::place() const
{
    return m_way.empty() ? HelpPlace{} : m_way[m_at];
}

void HelpWindow::open(const HelpPlace &place)
{
    if (!m_book.find(place.page))
        return;
    if (m_way.empty() || !(m_way[m_at] == place)) {
        m_way.resize(m_way.empty() ? 0 : m_at + 1);
        m_way.push_back(place);
        m_at = m_way.size() - 1;
    }
    turnTo(place);
}

void HelpWindow::step(int by)
{
    const bool isPossible = by < 0 ? m_at > 0 : m_at + 1 < m_way.size();
    if (!isPossible)
        return;
    m_at = by < 0 ? m_at - 1 : m_at + 1;
    turnTo(m_way[m_at]);
}

void HelpWindow::turnTo(const HelpPlace &place)
{
    const HelpPage *const page = m_book.find(place.page);
    setWindowTitle(tr("Help: %1").arg(page->title));
    m_view->showPage(*page, place.section);
    m_view->light(m_search->text().trimmed());
    m_back->setEnabled(m_at > 0);
    m_forward->setEnabled(m_at + 1 < m_way.size());
    const QSignalBlocker quiet{m_list};
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toString() == place.page)
            m_list->setCurrentRow(row);
    }
}

//! The list has the pages where the words stand, and how often.
void HelpWindow::search()
{
    const QString words = m_search->text().trimmed();
    const QSignalBlocker quiet{m_list};
    m_list->clear();
    for (const HelpPage &page : m_book.pages()) {
        const int found = page.count(words);
        if (!words.isEmpty() && found == 0)
            continue;
        auto *const item = new QListWidgetItem{
            words.isEmpty() ? page.title : tr("%1 (%2)").arg(page.title).arg(found), m_list};
        item->setData(Qt::UserRole, page.id);
        item->setSizeHint({0, rowHeight});
        if (page.id == place().page)
            m_list->setCurrentItem(item);
    }
    m_view->light(words);
}

//! To the next place of the words: on this page, else on the next page that has them.
void HelpWindow::searchOn()
{
    const QString words = m_search->text().trimmed();
    if (words.isEmpty() || m_list->count() == 0 || m_view->findNext(words))
        return;
    m_list->setCurrentRow((m_list->currentRow() + 1) % m_list->count());
    m_view->moveCursor(QTextCursor::Start);
    m_view->findNext(words);
}

void HelpWindow::chooseRow()
{
    if (const QListWidgetItem *const item = m_list->currentItem())
        open(HelpPlace{.page = item->data(Qt::UserRole).toString()});
}

} // namespace limner
