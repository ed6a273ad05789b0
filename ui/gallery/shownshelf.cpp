#include "ui/gallery/shownshelf.h"

#include "core/library/search/searchterm.h"
#include "ui/gallery/knownshelves.h"
#include "ui/gallery/searchfield.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! The one that this condition names; the preferred one comes before others called the same.
template <typename One>
qint64 named(const std::vector<One> &all, const AskedFor &asked, qint64 preferred)
{
    qint64 found = 0;
    for (const One &one : all) {
        if (asked.key.isEmpty() || askedFor(searchTerm(asked.key, one.name), asked.key) != asked)
            continue;
        if (found == 0 || one.id == preferred)
            found = one.id;
    }
    return found;
}

} // namespace

ShownShelf::ShownShelf(const KnownShelves &known, const SearchField &search, QObject *parent)
    : QObject{parent}
    , m_known{known}
    , m_search{search}
{
    connect(&known, &KnownShelves::changed, this, &ShownShelf::look);
    connect(&search, &QLineEdit::textChanged, this, &ShownShelf::look);
}

void ShownShelf::prefer(qint64 album)
{
    m_preferred = album;
    look();
}

void ShownShelf::look()
{
    const QString text = m_search.text();
    const Shelves &shelves = m_known.shelves();
    const qint64 album = named(shelves.albums, askedFor(text, u"album"_s), m_preferred);
    const qint64 tag = named(shelves.tags, askedFor(text, u"tag"_s), 0);
    const bool isTrash = asksForTrash(text);
    const bool isSame = album == m_album && tag == m_tag && isTrash == m_isTrash;
    m_album = album;
    m_tag = tag;
    m_isTrash = isTrash;
    if (!isSame)
        emit changed();
}

QString ShownShelf::albumName() const
{
    const Album *const album = m_known.album(m_album);
    return album ? album->name : QString{};
}

QString ShownShelf::tagName() const
{
    const Tag *const tag = m_known.tag(m_tag);
    return tag ? tag->name : QString{};
}

} // namespace limner
