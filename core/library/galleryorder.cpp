#include "core/library/galleryorder.h"

#include "core/base/enumnames.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr std::array sortNames{
    EnumName{SortBy::Newest, "newest"_L1}, EnumName{SortBy::Oldest, "oldest"_L1},
    EnumName{SortBy::Rating, "rating"_L1}, EnumName{SortBy::Cost, "cost"_L1},
    EnumName{SortBy::Pixels, "pixels"_L1}, EnumName{SortBy::Name, "name"_L1},
};
constexpr std::array groupNames{
    EnumName{GroupBy::Nothing, "nothing"_L1},   EnumName{GroupBy::Day, "day"_L1},
    EnumName{GroupBy::Week, "week"_L1},         EnumName{GroupBy::Month, "month"_L1},
    EnumName{GroupBy::Model, "model"_L1},       EnumName{GroupBy::Album, "album"_L1},
    EnumName{GroupBy::Provider, "provider"_L1},
};

const RowWords &wordsOf(const ArtworkRow &row)
{
    static const RowWords none{};
    return row.words ? *row.words : none;
}

} // namespace

bool isPeriod(GroupBy group)
{
    return group == GroupBy::Day || group == GroupBy::Week || group == GroupBy::Month;
}

QString toString(SortBy sort)
{
    return nameIn(sortNames, sort);
}

QString toString(GroupBy group)
{
    return nameIn(groupNames, group);
}

SortBy sortFromString(const QString &name)
{
    return valueIn(sortNames, name).value_or(SortBy::Newest);
}

GroupBy groupFromString(const QString &name)
{
    return valueIn(groupNames, name).value_or(GroupBy::Day);
}

RowOrder::RowOrder(const GalleryOrder &order)
    : m_order{order}
{
    const bool isByDate = order.sort == SortBy::Newest || order.sort == SortBy::Oldest;
    m_isGrouped = order.group != GroupBy::Nothing && !(isByDate && isPeriod(order.group));
}

bool RowOrder::hasEarlierGroup(const ArtworkRow &a, const ArtworkRow &b) const
{
    if (a.group == b.group || m_order.group == GroupBy::Nothing)
        return false;
    if (isPeriod(m_order.group))
        return m_order.sort == SortBy::Oldest ? a.group < b.group : a.group > b.group;
    if (a.group == 0 || b.group == 0)
        return b.group == 0;
    const int names = wordsOf(a).headingKey.compare(wordsOf(b).headingKey);
    return names != 0 ? names < 0 : a.group < b.group;
}

bool RowOrder::operator()(const ArtworkRow &a, const ArtworkRow &b) const
{
    if (m_isGrouped && a.group != b.group)
        return hasEarlierGroup(a, b);
    switch (m_order.sort) {
    case SortBy::Newest:
        break;
    case SortBy::Oldest:
        if (a.createdMs != b.createdMs)
            return a.createdMs < b.createdMs;
        break;
    case SortBy::Rating:
    case SortBy::Cost:
    case SortBy::Pixels:
        if (a.value != b.value)
            return a.value > b.value;
        break;
    case SortBy::Likeness:
        if (a.value != b.value)
            return a.value < b.value;
        break;
    case SortBy::Name:
        if (const int names = wordsOf(a).name.compare(wordsOf(b).name); names != 0)
            return names < 0;
        break;
    }
    return a.createdMs != b.createdMs ? a.createdMs > b.createdMs : a.id < b.id;
}

} // namespace limner
