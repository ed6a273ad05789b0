#include "ui/gallery/sortingactions.h"

#include "ui/common/keytable.h"
#include "ui/gallery/galleryactions.h"

#include <QAction>
#include <QMenu>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

int countIn(const std::map<qint64, int> &counts, qint64 id)
{
    const auto found = counts.find(id);
    return found == counts.end() ? -1 : found->second;
}

} // namespace

SortingActions::SortingActions(const Services &services, GalleryActions &actions,
                               const SearchField &search, QWidget &window)
    : QObject{&window}
    , m_actions{actions}
    , m_window{window}
    , m_place{&window}
    , m_known{services}
    , m_shown{m_known, search}
    , m_acts{services.library, actions.acts()}
{
    m_tag = add(tr("Tag…"), "actionTag");
    m_album = add(tr("Add to album…"), "actionAddToAlbum");
    m_reject = add(tr("Reject"), "actionReject");
    m_takeOut = add({}, "actionRemoveFromAlbum");
    m_untag = add({}, "actionUntag");
    m_cover = add({}, "actionCover");
    m_restore = add(tr("Take out of the trash"), "actionRestore");
    connectActions();
    connect(&m_acts, &SortingActs::told, &actions, &GalleryActions::told);
    connect(&m_acts, &SortingActs::failed, &actions,
            [&actions](const Error &error) { emit actions.failed(error, ErrorPlace::Library); });
    connect(&m_shown, &ShownShelf::changed, this, &SortingActions::refresh);
    connect(&m_known, &KnownShelves::changed, this, &SortingActions::refresh);
    refresh();
}

QAction *SortingActions::add(const QString &text, const char *name)
{
    auto *const action = new QAction{text, this};
    action->setObjectName(QLatin1StringView{name});
    action->setShortcut(defaultKey(action->objectName()));
    m_window.addAction(action);
    return action;
}

void SortingActions::connectActions()
{
    connect(m_tag, &QAction::triggered, this, &SortingActions::pickTag);
    connect(m_album, &QAction::triggered, this, &SortingActions::pickAlbum);
    connect(m_reject, &QAction::triggered, this,
            [this] { m_actions.acts().toggleRejected(chosen()); });
    connect(m_takeOut, &QAction::triggered, this,
            [this] { m_acts.take(m_shown.album(), m_shown.albumName(), chosen()); });
    connect(m_untag, &QAction::triggered, this,
            [this] { m_acts.takeTag(m_shown.tag(), m_shown.tagName(), chosen()); });
    connect(m_cover, &QAction::triggered, this, [this] {
        if (!chosen().empty())
            emit coverWanted(m_shown.album(), chosen().front());
    });
    connect(m_restore, &QAction::triggered, this, [this] { m_actions.acts().restore(chosen()); });
}

std::vector<ArtworkId> SortingActions::chosen() const
{
    return m_actions.selection().artworks;
}

void SortingActions::refresh()
{
    const size_t pictures = chosen().size();
    for (QAction *const action : {m_tag, m_album, m_reject})
        action->setEnabled(pictures > 0);
    m_takeOut->setText(tr("Remove from “%1”").arg(m_shown.albumName()));
    m_takeOut->setVisible(m_shown.album() != 0);
    m_takeOut->setEnabled(pictures > 0);
    m_untag->setText(tr("Take the tag “%1” away").arg(m_shown.tagName()));
    m_untag->setVisible(m_shown.tag() != 0);
    m_untag->setEnabled(pictures > 0);
    m_cover->setText(tr("Cover of “%1”").arg(m_shown.albumName()));
    m_cover->setVisible(m_shown.album() != 0);
    m_cover->setEnabled(pictures == 1);
    m_restore->setVisible(m_shown.isTrash());
    m_restore->setEnabled(pictures > 0);
}

void SortingActions::fill(QMenu &menu) const
{
    menu.addActions({m_restore, m_tag, m_album, m_takeOut, m_untag, m_cover, m_reject});
    menu.addSeparator();
}

std::vector<NamedChoice> SortingActions::albumChoices() const
{
    const Shelves &shelves = m_known.shelves();
    std::vector<NamedChoice> choices;
    choices.reserve(shelves.albums.size());
    for (const Album &one : shelves.albums)
        choices.push_back({.id = one.id,
                           .name = one.name,
                           .path = m_known.pathOf(one),
                           .count = countIn(shelves.counts.albums, one.id)});
    return choices;
}

std::vector<NamedChoice> SortingActions::tagChoices() const
{
    const Shelves &shelves = m_known.shelves();
    std::vector<NamedChoice> choices;
    choices.reserve(shelves.tags.size());
    for (const Tag &one : shelves.tags)
        choices.push_back({.id = one.id,
                           .name = one.name,
                           .count = countIn(shelves.counts.tags, one.id),
                           .colour = one.colour});
    return choices;
}

QPoint SortingActions::pickerPlace(const NamePicker &picker) const
{
    return m_place->mapToGlobal(
        QPoint{(m_place->width() - picker.width()) / 2, m_place->height() / 4});
}

// What was chosen when it opened: the gallery may move on meanwhile.
void SortingActions::pickTag()
{
    if (chosen().empty())
        return;
    auto *const picker =
        new NamePicker{tr("Tag with…"), tagChoices(), NamePicker::Fresh::Allowed, &m_window};
    connect(picker, &NamePicker::chosen, this,
            [this, ids = chosen()](qint64, const QString &name) { m_acts.giveTag(name, ids); });
    picker->openAt(pickerPlace(*picker));
}

void SortingActions::pickAlbum()
{
    if (chosen().empty())
        return;
    auto *const picker =
        new NamePicker{tr("Add to album…"), albumChoices(), NamePicker::Fresh::Allowed, &m_window};
    connect(picker, &NamePicker::chosen, this,
            [this, ids = chosen()](qint64 album, const QString &name) {
                if (album == 0)
                    m_acts.putIntoNew(name, ids);
                else
                    m_acts.put(album, name, ids);
            });
    picker->openAt(pickerPlace(*picker));
}

} // namespace limner
