#include "ui/gallery/groupview.h"

#include "ui/common/controls.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/iconbutton.h"
#include "ui/common/theme.h"
#include "ui/gallery/groupcolumn.h"
#include "ui/gallery/tiletext.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int side = 16;
constexpr int gap = 8;
constexpr int leastColumn = 168;
constexpr int mostEdge = 340;
} // namespace

GroupView::GroupView(QWidget *parent)
    : QFrame{parent}
    , m_title{makeLabel({}, u"strong"_s, this)}
    , m_words{new ElidedLabel{this}}
    , m_look{makeButton(tr("Look closer"), "groupLook", u"small"_s, this)}
    , m_more{new IconButton{u"more"_s, tr("More"), this}}
    , m_close{new IconButton{u"close"_s, tr("Close (Esc)"), this}}
    , m_prompt{new ElidedLabel{this}}
    , m_grid{new QGridLayout}
    , m_foot{makeLabel({}, u"dim"_s, this)}
    , m_repeat{makeButton(tr("Repeat with a new seed"), "groupRepeat", {}, this)}
    , m_use{makeButton(tr("Use the winner's settings"), "groupUse", u"primary"_s, this)}
{
    setObjectName(u"groupView"_s);
    setProperty("surface", u"group"_s);
    m_title->setObjectName(u"groupTitle"_s);
    m_words->setObjectName(u"groupWords"_s);
    m_words->setProperty("role", u"dim"_s);
    m_more->setObjectName(u"groupMore"_s);
    m_close->setObjectName(u"groupClose"_s);
    m_prompt->setProperty("role", u"body-dim"_s);
    m_prompt->setObjectName(u"groupPrompt"_s);
    m_foot->setObjectName(u"groupFoot"_s);
    m_foot->setWordWrap(true);
    m_use->setProperty("size", u"small"_s);
    layOut();
    makeMenu();
    connect(m_close, &IconButton::clicked, this, &GroupView::closeWanted);
    connect(m_look, &QPushButton::clicked, this, [this] { emit lookWanted(pictures()); });
    connect(m_repeat, &QPushButton::clicked, this, &GroupView::repeatWanted);
    connect(m_use, &QPushButton::clicked, this, [this] {
        if (const Artwork *const winner = m_facts.winner(m_winner))
            emit reuseWanted(winner->request);
    });
}

//! What is done to all of its pictures.
void GroupView::makeMenu()
{
    auto *const menu = new QMenu{m_more};
    menu->setObjectName(u"groupMenu"_s);
    const QAction *const copy = menu->addAction(tr("Copy all URLs"));
    const QAction *const trash = menu->addAction(tr("Move all to trash"));
    m_more->setMenu(menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    connect(copy, &QAction::triggered, this, [this] { emit copyWanted(pictures()); });
    connect(trash, &QAction::triggered, this, [this] { emit trashWanted(pictures()); });
}

void GroupView::layOut()
{
    auto *const head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(m_title);
    head->addWidget(m_words, 1);
    head->addWidget(m_look);
    head->addWidget(m_more);
    head->addWidget(m_close);
    m_grid->setHorizontalSpacing(gap);
    m_grid->setVerticalSpacing(14);
    auto *const foot = new QHBoxLayout;
    foot->setSpacing(10);
    foot->addWidget(m_foot, 1);
    foot->addWidget(m_repeat);
    foot->addWidget(m_use);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins(side, 12, side, 13);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_prompt);
    column->addSpacing(8);
    column->addLayout(m_grid);
    column->addSpacing(12);
    column->addWidget(makeRule(this));
    column->addSpacing(12);
    column->addLayout(foot);
}

void GroupView::showGroup(const GroupFacts &facts, const QDateTime &now)
{
    m_facts = facts;
    m_now = now;
    m_title->setText(groupTitle(facts.stand));
    m_words->setText(groupWords(facts.stand));
    const QString prompt =
        facts.columns.empty() ? QString{} : facts.columns.front().member.job.request.prompt();
    m_prompt->setText(prompt.simplified());
    m_prompt->setToolTip(plainToolTip(prompt));
    makeColumns(facts.columns.size());
    const std::vector<GroupRow> rows = groupRows(facts);
    const Artwork *const winner = facts.winner(m_winner);
    for (size_t i = 0; i < m_columns.size(); ++i) {
        const Artwork *const picture = facts.columns[i].picture();
        m_columns[i]->showColumn(facts.columns[i], rows, i, winner && picture == winner, now);
    }
    showFoot();
}

void GroupView::showFoot()
{
    m_foot->setText(groupFoot(m_facts));
    const QString price = groupPrice(m_facts.stand);
    m_repeat->setText(price.isEmpty() ? tr("Repeat with a new seed")
                                      : tr("Repeat with a new seed · %1").arg(price));
    m_more->setEnabled(!pictures().empty());
    m_look->setEnabled(pictures().size() > 1);
    m_repeat->setEnabled(!m_isBusy && !m_facts.columns.empty());
    const bool hasWinner = m_facts.winner(m_winner) != nullptr;
    m_use->setEnabled(hasWinner);
    m_use->setToolTip(hasWinner ? tr("Its whole request becomes the form")
                                : tr("Give the best one a star first"));
}

void GroupView::makeColumns(size_t count)
{
    if (count == m_columns.size())
        return;
    for (GroupColumn *column : std::exchange(m_columns, {}))
        delete column;
    for (size_t i = 0; i < count; ++i) {
        auto *const column = new GroupColumn{this};
        connect(column, &GroupColumn::starToggled, this, &GroupView::star);
        connect(column, &GroupColumn::copyWanted, this, &GroupView::copyWanted);
        connect(column, &GroupColumn::reuseWanted, this, &GroupView::reuse);
        connect(column, &GroupColumn::pictureChosen, this, &GroupView::pictureChosen);
        connect(column, &GroupColumn::retryWanted, this, &GroupView::retryWanted);
        m_columns.push_back(column);
    }
    placeColumns();
}

// As many beside each other as can be read; the others stand below.
void GroupView::placeColumns()
{
    const int room = width() - 2 * side;
    const auto count = static_cast<int>(m_columns.size());
    if (count == 0)
        return;
    const int beside = std::clamp((room + gap) / (leastColumn + gap), 1, count);
    const int edge = std::min(mostEdge, (room - (beside - 1) * gap) / beside);
    for (int i = 0; i < count; ++i) {
        GroupColumn *const column = m_columns[static_cast<size_t>(i)];
        m_grid->removeWidget(column);
        m_grid->addWidget(column, i / beside, i % beside);
        column->setEdge(edge);
        column->setVisible(true);
    }
    for (int i = 0; i < std::max(m_grid->columnCount(), beside); ++i)
        m_grid->setColumnStretch(i, i < beside ? 1 : 0);
}

void GroupView::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    if (event->oldSize().width() != width())
        placeColumns();
}

void GroupView::star(ArtworkId id)
{
    m_winner = id;
    emit starToggled(id);
}

void GroupView::reuse(ArtworkId id)
{
    for (const GroupColumnFacts &column : m_facts.columns) {
        if (const Artwork *const picture = column.picture(); picture && picture->id == id)
            emit reuseWanted(picture->request);
    }
}

void GroupView::setImage(ArtworkId id, const QImage &image)
{
    for (GroupColumn *column : m_columns) {
        if (column->picture() == id)
            column->setImage(image);
    }
}

void GroupView::setImageFailed(ArtworkId id)
{
    for (size_t i = 0; i < m_columns.size(); ++i) {
        const Artwork *const picture = m_facts.columns[i].picture();
        if (picture && picture->id == id)
            m_columns[i]->setImageFailed(kindText(*picture));
    }
}

std::vector<ArtworkId> GroupView::pictures() const
{
    std::vector<ArtworkId> out;
    for (const GroupColumn *column : m_columns) {
        if (column->picture() != 0)
            out.push_back(column->picture());
    }
    return out;
}

void GroupView::setBusy(bool busy)
{
    m_isBusy = busy;
    showFoot();
}

} // namespace limner
