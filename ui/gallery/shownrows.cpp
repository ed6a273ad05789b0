#include "ui/gallery/shownrows.h"

#include <algorithm>
#include <iterator>

namespace limner {

namespace {

//! Sorted numbers; most others are told apart by the first and the last.
bool holds(const std::vector<ArtworkId> &sorted, ArtworkId id)
{
    return !sorted.empty() && id >= sorted.front() && id <= sorted.back() &&
           std::binary_search(sorted.begin(), sorted.end(), id);
}

} // namespace

void ShownRows::set(std::vector<ArtworkRow> rows, const GalleryOrder &order)
{
    m_order = RowOrder{order};
    m_isByDate =
        !m_order.isGrouped() && (order.sort == SortBy::Newest || order.sort == SortBy::Oldest);
    m_hasStacks = order.hasStacks;
    m_hidden.clear();
    m_leads.clear();
    m_pictures = int(rows.size());
    m_highest = 0;
    for (const ArtworkRow &row : rows)
        m_highest = std::max(m_highest, row.id);
    if (!m_hasStacks) {
        m_open.clear();
        m_rows = std::move(rows);
        return;
    }
    m_rows.clear();
    QSet<Key> seen;
    seen.reserve(qsizetype(rows.size()));
    for (ArtworkRow &row : rows) {
        const Key key = keyOf(row);
        const qsizetype before = seen.size();
        seen.insert(key);
        if (seen.size() > before)
            m_rows.push_back(std::move(row));
        else
            m_hidden[key].push_back(std::move(row));
    }
    m_open.removeIf([this](const Key &key) { return !m_hidden.contains(key); });
    std::vector<ArtworkRow> leads;
    for (const ArtworkRow &row : m_rows)
        if (!m_open.isEmpty() && m_open.contains(keyOf(row)))
            leads.push_back(row);
    for (const ArtworkRow &lead : leads) {
        std::vector<ArtworkRow> others = m_hidden.take(keyOf(lead));
        m_leads[keyOf(lead)] = {lead, int(others.size()) + 1};
        for (ArtworkRow &row : others)
            m_rows.insert(m_rows.begin() + qsizetype(placeOf(row)), std::move(row));
    }
}

const ArtworkRow &ShownRows::anchorOf(const ArtworkRow &row) const
{
    const auto lead = m_leads.constFind(keyOf(row));
    return lead == m_leads.constEnd() ? row : lead->row;
}

bool ShownRows::standsBefore(const ArtworkRow &a, const ArtworkRow &b) const
{
    if (m_leads.isEmpty() || keyOf(a) == keyOf(b))
        return m_order(a, b);
    return m_order(anchorOf(a), anchorOf(b));
}

bool ShownRows::isSamePlace(const ArtworkRow &a, const ArtworkRow &b) const
{
    return a.id == b.id && a.stack == b.stack && !m_order(a, b) && !m_order(b, a);
}

int ShownRows::indexOf(ArtworkId id) const
{
    const auto is = [id](const ArtworkRow &row) { return row.id == id; };
    auto place = std::find_if(m_rows.begin(), m_rows.end(), is);
    for (auto pile = m_hidden.begin(); place == m_rows.end() && pile != m_hidden.end(); ++pile) {
        if (std::find_if(pile->begin(), pile->end(), is) == pile->end())
            continue;
        place = std::find_if(m_rows.begin(), m_rows.end(),
                             [key = pile.key()](const auto &row) { return keyOf(row) == key; });
        break;
    }
    return place == m_rows.end() ? -1 : int(place - m_rows.begin());
}

int ShownRows::quickIndexOf(ArtworkId id, qint64 createdMs) const
{
    if (m_isByDate && m_leads.isEmpty()) {
        const ArtworkRow wanted{.id = id, .createdMs = createdMs};
        const auto place = std::lower_bound(m_rows.begin(), m_rows.end(), wanted, m_order);
        if (place != m_rows.end() && place->id == id)
            return int(place - m_rows.begin());
        if (!m_hasStacks)
            return -1;
    }
    return indexOf(id);
}

StackPart ShownRows::stack(int index) const
{
    if (!m_hasStacks || index < 0 || index >= int(m_rows.size()))
        return {};
    const ArtworkRow &row = m_rows[size_t(index)];
    if (const auto hidden = m_hidden.constFind(keyOf(row)); hidden != m_hidden.constEnd())
        return {.count = int(hidden->size()) + 1};
    const auto lead = m_leads.constFind(keyOf(row));
    if (lead == m_leads.constEnd())
        return {};
    return {.count = lead->count, .isOpen = true, .isFirst = lead->row.id == row.id};
}

bool ShownRows::shareOpenStack(int index, int other) const
{
    const int last = int(m_rows.size()) - 1;
    return std::clamp(index, 0, last) == index && std::clamp(other, 0, last) == other &&
           keyOf(m_rows[size_t(index)]) == keyOf(m_rows[size_t(other)]);
}

std::vector<ArtworkId> ShownRows::picturesAt(int index) const
{
    if (index < 0 || index >= int(m_rows.size()))
        return {};
    const ArtworkRow &row = m_rows[size_t(index)];
    std::vector<ArtworkId> ids{row.id};
    if (const auto hidden = m_hidden.constFind(keyOf(row)); hidden != m_hidden.constEnd())
        for (const ArtworkRow &other : *hidden)
            ids.push_back(other.id);
    return ids;
}

ShownRows::Change ShownRows::change(const std::vector<ArtworkId> &gone,
                                    const std::vector<ArtworkRow> &fresh)
{
    std::vector<ArtworkId> ids = gone;
    for (const ArtworkRow &row : fresh)
        ids.push_back(row.id);
    std::sort(ids.begin(), ids.end());
    Piles piles;
    // A picture that was never here before is nowhere to be found.
    const bool mayKnow = !ids.empty() && ids.front() <= m_highest;
    for (const ArtworkRow &row : fresh)
        piles[keyOf(row)];
    if (mayKnow) {
        findPiles(piles, ids);
        fillPiles(piles, ids);
    }
    for (const ArtworkRow &row : fresh) {
        piles[keyOf(row)].members.push_back(row);
        m_highest = std::max(m_highest, row.id);
    }
    return rearrange(piles);
}

ShownRows::Change ShownRows::setOpen(int index, bool isOpen)
{
    const StackPart part = stack(index);
    if (!part.isStack() || part.isOpen == isOpen)
        return {};
    const Key key = keyOf(m_rows[size_t(index)]);
    if (isOpen)
        m_open.insert(key);
    else
        m_open.remove(key);
    Piles piles;
    piles[key].looksDifferent = true;
    fillPiles(piles, {});
    return rearrange(piles);
}

void ShownRows::setAllOpen(bool isOpen)
{
    std::vector<ArtworkRow> rows;
    rows.reserve(isOpen ? size_t(m_pictures) : m_rows.size());
    for (ArtworkRow &row : m_rows) {
        const Key key = keyOf(row);
        const auto lead = m_leads.constFind(key);
        if (!isOpen && lead != m_leads.constEnd() && lead->row.id != row.id) {
            m_hidden[key].push_back(std::move(row));
            continue;
        }
        rows.push_back(row);
        if (!isOpen || !m_hidden.contains(key))
            continue;
        const std::vector<ArtworkRow> others = m_hidden.take(key);
        m_open.insert(key);
        m_leads[key] = {row, int(others.size()) + 1};
        rows.insert(rows.end(), others.begin(), others.end());
    }
    m_rows = std::move(rows);
    if (!isOpen) {
        m_open.clear();
        m_leads.clear();
    }
}

//! Those in which one of them lies now.
void ShownRows::findPiles(Piles &piles, const std::vector<ArtworkId> &ids) const
{
    for (const ArtworkRow &row : m_rows)
        if (holds(ids, row.id))
            piles[keyOf(row)];
    for (auto hidden = m_hidden.begin(); hidden != m_hidden.end(); ++hidden)
        for (const ArtworkRow &row : *hidden)
            if (holds(ids, row.id))
                piles[hidden.key()];
}

//! With what lies in them, but these.
void ShownRows::fillPiles(Piles &piles, const std::vector<ArtworkId> &without) const
{
    if (piles.empty())
        return;
    const qint64 lowest = piles.begin()->first.stack;
    const qint64 highest = piles.rbegin()->first.stack;
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const Key key = keyOf(m_rows[i]);
        if (key.stack < lowest || key.stack > highest)
            continue;
        const auto pile = piles.find(key);
        if (pile == piles.end())
            continue;
        pile->second.before.push_back(int(i));
        if (!holds(without, m_rows[i].id))
            pile->second.members.push_back(m_rows[i]);
    }
    for (auto &[key, pile] : piles) {
        const auto hidden = m_hidden.constFind(key);
        if (hidden == m_hidden.constEnd())
            continue;
        for (const ArtworkRow &row : *hidden)
            if (!holds(without, row.id))
                pile.members.push_back(row);
    }
}

ShownRows::Change ShownRows::rearrange(Piles &piles)
{
    Change change;
    for (auto &[key, pile] : piles) {
        const auto hidden = m_hidden.constFind(key);
        const int count =
            int(pile.before.size()) + (hidden == m_hidden.constEnd() ? 0 : int(hidden->size()));
        m_pictures += int(pile.members.size()) - count;
        pile.looksDifferent = pile.looksDifferent || count != int(pile.members.size());
        rearrange(key, pile, change);
    }
    std::sort(change.gone.begin(), change.gone.end());
    std::sort(change.fresh.begin(), change.fresh.end(),
              [this](const auto &a, const auto &b) { return standsBefore(a, b); });
    return change;
}

void ShownRows::rearrange(const Key &key, Pile &pile, Change &change)
{
    std::vector<ArtworkRow> &now = pile.members;
    std::sort(now.begin(), now.end(), m_order);
    m_hidden.remove(key);
    m_leads.remove(key);
    const bool isOpen = m_open.contains(key) && now.size() > 1;
    if (isOpen)
        m_leads[key] = {now.front(), int(now.size())};
    else
        m_open.remove(key);
    if (!isOpen && now.size() > 1) {
        m_hidden[key] = {now.begin() + 1, now.end()};
        now.resize(1);
    }
    // Where the first one stays, the others stay behind it; else all of them move with it.
    const bool stays = !pile.before.empty() && !now.empty() &&
                       isSamePlace(m_rows[size_t(pile.before.front())], now.front());
    std::vector<ArtworkId> kept;
    for (const int index : pile.before) {
        const ArtworkRow &old = m_rows[size_t(index)];
        const auto same = std::lower_bound(now.begin(), now.end(), old, m_order);
        if (stays && same != now.end() && isSamePlace(*same, old))
            kept.push_back(old.id);
        else
            change.gone.push_back(index);
    }
    std::sort(kept.begin(), kept.end());
    for (const ArtworkRow &row : now)
        if (!holds(kept, row.id))
            change.fresh.push_back(row);
    if (stays && pile.looksDifferent)
        change.touched.insert(change.touched.end(), kept.begin(), kept.end());
}

size_t ShownRows::placeOf(const ArtworkRow &row) const
{
    const auto place =
        std::lower_bound(m_rows.begin(), m_rows.end(), row,
                         [this](const auto &a, const auto &b) { return standsBefore(a, b); });
    return size_t(place - m_rows.begin());
}

void ShownRows::insert(size_t at, const ArtworkRow *from, size_t count)
{
    m_rows.insert(m_rows.begin() + qsizetype(at), from, from + count);
}

void ShownRows::remove(int first, int last)
{
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
}

void ShownRows::insertAll(const std::vector<ArtworkRow> &fresh)
{
    std::vector<ArtworkRow> merged;
    merged.reserve(m_rows.size() + fresh.size());
    std::merge(m_rows.begin(), m_rows.end(), fresh.begin(), fresh.end(), std::back_inserter(merged),
               [this](const auto &a, const auto &b) { return standsBefore(a, b); });
    m_rows = std::move(merged);
}

void ShownRows::removeAll(const std::vector<int> &indexes)
{
    auto next = indexes.begin();
    std::vector<ArtworkRow> left;
    left.reserve(m_rows.size());
    for (size_t i = 0; i < m_rows.size(); ++i) {
        if (next != indexes.end() && size_t(*next) == i)
            ++next;
        else
            left.push_back(std::move(m_rows[i]));
    }
    m_rows = std::move(left);
}

} // namespace limner
