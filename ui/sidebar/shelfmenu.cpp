#include "ui/sidebar/shelfmenu.h"

#include "ui/common/colourdot.h"
#include "ui/common/formats.h"
#include "ui/common/keyedwords.h"
#include "ui/common/question.h"
#include "ui/gallery/sortingactions.h"
#include "ui/sidebar/shelfacts.h"

#include <QAction>
#include <QMenu>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Kind = ShelfRow::Kind;

struct Colour {
    QLatin1StringView value;
    const char *name;
};
// Each is told apart from its neighbours on light and dark ground.
constexpr std::array colours{
    Colour{"#c2573a"_L1, QT_TRANSLATE_NOOP("limner::ShelfMenu", "Red")},
    Colour{"#c4712d"_L1, QT_TRANSLATE_NOOP("limner::ShelfMenu", "Orange")},
    Colour{"#c9a227"_L1, QT_TRANSLATE_NOOP("limner::ShelfMenu", "Yellow")},
    Colour{"#679c46"_L1, QT_TRANSLATE_NOOP("limner::ShelfMenu", "Green")},
    Colour{"#3f93b3"_L1, QT_TRANSLATE_NOOP("limner::ShelfMenu", "Blue")},
    Colour{"#8a68bd"_L1, QT_TRANSLATE_NOOP("limner::ShelfMenu", "Purple")},
    Colour{"#c0648f"_L1, QT_TRANSLATE_NOOP("limner::ShelfMenu", "Pink")},
    Colour{"#8a8a8a"_L1, QT_TRANSLATE_NOOP("limner::ShelfMenu", "Grey")},
};

template <typename Do>
void add(QMenu &menu, const QString &text, const char *name, const QObject *context, Do act)
{
    QAction *const action = menu.addAction(text);
    action->setObjectName(QLatin1StringView{name});
    QObject::connect(action, &QAction::triggered, context, act);
}

} // namespace

ShelfMenu::ShelfMenu(SortingActions &sorting, ShelfActs &acts, QWidget &window)
    : QObject{&window}
    , m_sorting{sorting}
    , m_acts{acts}
    , m_window{window}
{}

void ShelfMenu::open(const ShelfRow &row, const QPoint &global)
{
    auto *const menu = new QMenu{&m_window};
    menu->setObjectName(u"shelfMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool isAlbums = row.kind == Kind::Heading && row.id == ShelfRow::Albums;
    if (row.kind == Kind::Album)
        fillAlbum(*menu, row);
    else if (row.kind == Kind::Tag)
        fillTag(*menu, row, global);
    else if (isAlbums)
        add(*menu, tr("New album"), "shelfNew", this,
            [this] { m_acts.addAlbum(0, m_sorting.known().shelves().albums); });
    else if (row.kind == Kind::Rejected)
        add(*menu, tr("Remove all rejected…"), "shelfRemoveRejected", this,
            [this, pictures = row.count] { askForRejected(pictures); });
    if (row.kind == Kind::Search)
        add(*menu, tr("Rename"), "shelfRename", this, [this, row] { emit renameWanted(row); });
    if (row.isNamed())
        add(*menu, tr("Delete"), "shelfDelete", this, [this, row] { remove(row); });
    if (menu->isEmpty())
        return menu->deleteLater();
    menu->popup(global);
}

void ShelfMenu::fillAlbum(QMenu &menu, const ShelfRow &row)
{
    add(menu, tr("New album inside"), "shelfNewInside", this,
        [this, id = row.id] { m_acts.addAlbum(id, m_sorting.known().shelves().albums); });
    add(menu, tr("Rename"), "shelfRename", this, [this, row] { emit renameWanted(row); });
    add(menu, tr("Move into…"), "shelfMove", this, [this, row] { pickParent(row); });
    if (row.parent != 0)
        add(menu, tr("Move to the top"), "shelfMoveTop", this,
            [this, id = row.id] { m_acts.moveAlbum(id, 0, std::nullopt); });
    const Album *const album = m_sorting.known().album(row.id);
    if (album && album->isCoverChosen)
        add(menu, tr("First picture as cover"), "shelfFirstCover", this,
            [this, id = row.id] { m_acts.setCover(id, 0); });
    menu.addSeparator();
}

void ShelfMenu::fillTag(QMenu &menu, const ShelfRow &row, const QPoint &global)
{
    add(menu, tr("Rename"), "shelfRename", this, [this, row] { emit renameWanted(row); });
    add(menu, tr("Merge into…"), "shelfMerge", this,
        [this, row, global] { pickMerge(row, global); });
    QMenu *const inner = menu.addMenu(tr("Colour"));
    inner->setObjectName(u"shelfColours"_s);
    fillColours(*inner, row);
    menu.addSeparator();
}

void ShelfMenu::fillColours(QMenu &menu, const ShelfRow &row)
{
    add(menu, tr("None"), "shelfNoColour", this, [this, id = row.id] { m_acts.recolour(id, {}); });
    for (const Colour &one : colours) {
        const QString value{one.value};
        add(menu, tr(one.name), "shelfColour", this,
            [this, id = row.id, value] { m_acts.recolour(id, value); });
        menu.actions().last()->setIcon(colourDot(QColor{value}));
    }
}

void ShelfMenu::pickMerge(const ShelfRow &row, const QPoint &global)
{
    std::vector<NamedChoice> choices = m_sorting.tagChoices();
    std::erase_if(choices, [&row](const NamedChoice &one) { return one.id == row.id; });
    auto *const picker = new NamePicker{tr("Merge “%1” into…").arg(row.text), std::move(choices),
                                        NamePicker::Fresh::Refused, &m_window};
    connect(picker, &NamePicker::chosen, this, [this, id = row.id](qint64 to, const QString &name) {
        m_acts.merge(id, {.id = to, .name = name});
    });
    picker->openAt(global);
}

// By keyboard, what dragging does; never into itself.
void ShelfMenu::pickParent(const ShelfRow &row)
{
    std::vector<NamedChoice> choices = m_sorting.albumChoices();
    const std::set<qint64> inside = albumsInside(m_sorting.known().shelves().albums, row.id);
    std::erase_if(choices, [&inside](const NamedChoice &one) { return inside.contains(one.id); });
    auto *const picker = new NamePicker{tr("Move “%1” into…").arg(row.text), std::move(choices),
                                        NamePicker::Fresh::Refused, &m_window};
    connect(picker, &NamePicker::chosen, this,
            [this, id = row.id](qint64 to) { m_acts.moveAlbum(id, to, std::nullopt); });
    picker->openAt(m_window.mapToGlobal(QPoint{60, 120}));
}

void ShelfMenu::remove(const ShelfRow &row)
{
    if (row.kind == Kind::Album)
        m_acts.removeAlbum(row.id);
    else if (row.kind == Kind::Tag)
        m_acts.removeTag(row.id);
    else if (row.kind == Kind::Rejected)
        askForRejected(row.count);
    else if (const SavedSearch *const search = m_sorting.known().search(row.id);
             row.kind == Kind::Search && search)
        m_acts.removeSearch(*search);
}

void ShelfMenu::askForRejected(int pictures)
{
    const QString count = formatCount(pictures);
    auto *const question = new Question{
        pictures == 1 ? tr("Remove the rejected picture?")
                      : tr("Remove %1 rejected pictures?").arg(count),
        keysInForce(m_window)
            .inWords(tr("They go to the trash. Ctrl+Z brings them back."), {u"actionUndo"_s})
            .value_or(tr("They go to the trash.")),
        pictures == 1 ? tr("Remove it") : tr("Remove %1 pictures").arg(count), &m_window};
    connect(question, &QDialog::accepted, &m_acts, &ShelfActs::trashRejected);
    question->open();
}

} // namespace limner
