#include "ui/gallery/selectionbar.h"

#include "ui/common/controls.h"
#include "ui/common/formats.h"
#include "ui/common/iconbutton.h"
#include "ui/common/keyedwords.h"
#include "ui/common/theme.h"
#include "ui/common/themedicon.h"
#include "ui/gallery/galleryactions.h"
#include "ui/gallery/sortingactions.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
// Widths below which something gives way.
constexpr int wordsNeed = 900;
constexpr int starsNeed = 660;
constexpr int shareNeeds = 540;
constexpr int compareNeeds = 480;
constexpr int copyNeeds = 440;
constexpr int rejectNeeds = 380;
constexpr int countNeeds = 320;
constexpr int least = 200;
} // namespace

SelectionBar::SelectionBar(GalleryActions &actions, SortingActions &sorting, QWidget *parent)
    : QFrame{parent}
    , m_count{makeLabel({}, u"strong"_s, this)}
{
    setObjectName(u"selectionBar"_s);
    setAccessibleName(tr("Chosen pictures"));
    setProperty("surface", u"card"_s);
    auto *const row = new QHBoxLayout{this};
    row->setContentsMargins(14, 8, 8, 8);
    row->setSpacing(8);
    m_count->setObjectName(u"selectionCount"_s);
    row->addWidget(m_count);
    buildStars(actions);
    row->addWidget(m_stars);
    row->addStretch(1);
    m_compare = addButton(actions.action(Command::Compare), "selectionCompare", tr("Compare"),
                          u"compare"_s);
    const auto follow = [this, action = actions.action(Command::Compare)] {
        m_compare->setEnabled(action->isEnabled());
    };
    connect(actions.action(Command::Compare), &QAction::changed, m_compare, follow);
    follow();
    addButton(sorting.tag(), "selectionTag", tr("Tag"), u"tag"_s);
    addButton(sorting.album(), "selectionAlbum", tr("Add to album"), u"album"_s);
    m_reject = addButton(sorting.reject(), "selectionReject", tr("Reject"), u"reject"_s);
    m_copy = addButton(actions.action(Command::CopyUrl), "selectionCopy", {}, u"copy"_s);
    m_copy->setProperty("kind", u"primary"_s);
    m_copy->setProperty("size", u"small"_s);
    m_share =
        addButton(actions.action(Command::Share), "selectionShare", tr("Share"), u"external"_s);
    addButton(actions.action(Command::Delete), "selectionDelete", tr("Delete"), u"trash"_s);
    auto *const close = new IconButton{u"close"_s, tr("Choose none (Esc)"), this};
    close->setObjectName(u"selectionClose"_s);
    row->addWidget(close);
    m_close = close;
    connect(close, &QToolButton::clicked, this, &SelectionBar::clearWanted);
    hide();
}

void SelectionBar::buildStars(GalleryActions &actions)
{
    m_stars = new QWidget{this};
    auto *const row = new QHBoxLayout{m_stars};
    row->setContentsMargins(6, 0, 6, 0);
    row->setSpacing(0);
    for (int rating = 1; rating <= 5; ++rating) {
        auto *const star = new IconButton{u"star"_s, tr("Rate %1 of 5").arg(rating), m_stars};
        star->setObjectName(u"selectionStar%1"_s.arg(rating));
        row->addWidget(star);
        QAction *const action = actions.action(static_cast<Command>(int(Command::Rate0) + rating));
        connect(star, &QToolButton::clicked, action, &QAction::trigger);
    }
}

QPushButton *SelectionBar::addButton(QAction *action, const char *name, const QString &words,
                                     const QString &icon)
{
    QPushButton *const button = makeButton({}, name, u"small"_s, this);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    button->setIconSize({14, 14});
    const QString id = action->objectName();
    tipWithKey(*button, withDefaultKey(words, id), id);
    static_cast<QHBoxLayout *>(layout())->addWidget(button);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    m_buttons.push_back({.button = button, .words = words, .icon = icon});
    return button;
}

void SelectionBar::setCount(int pictures)
{
    setVisible(pictures > 1);
    if (pictures < 2)
        return;
    const QString count = formatCount(pictures);
    m_count->setText(tr("%1 selected").arg(count));
    const QString copyId = u"actionCopyUrl"_s;
    for (Button &one : m_buttons) {
        if (one.button != m_copy)
            continue;
        one.words = tr("Copy %1 links").arg(count);
        tipWithKey(*one.button, withDefaultKey(one.words, copyId), copyId);
    }
    drawIcons();
    adapt();
}

void SelectionBar::adapt()
{
    for (const Button &one : m_buttons) {
        const int need = one.button == m_copy ? copyNeeds : wordsNeed;
        one.button->setText(width() >= need ? one.words : QString{});
        one.button->setAccessibleName(one.words);
    }
    m_stars->setVisible(width() >= starsNeed);
    m_share->setVisible(width() >= shareNeeds);
    m_reject->setVisible(width() >= rejectNeeds);
    m_compare->setVisible(width() >= compareNeeds);
    m_close->setVisible(width() >= countNeeds);
    m_count->setVisible(width() >= countNeeds);
}

QSize SelectionBar::minimumSizeHint() const
{
    return {least, QFrame::minimumSizeHint().height()};
}

void SelectionBar::drawIcons()
{
    const Tokens &tokens = tokensOf(*this);
    for (const Button &one : m_buttons)
        one.button->setIcon(
            themedIcon(one.icon, one.button == m_copy ? tokens.accentText : tokens.text));
}

void SelectionBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    adapt();
}

void SelectionBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIcons();
}

} // namespace limner
