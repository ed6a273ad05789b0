#include "core/library/search/daterange.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Mistake = SearchMistake::Kind;

struct Days {
    QDate from;
    QDate before;
};

std::optional<Days> ofCalendar(const QString &text)
{
    static const QRegularExpression shape{u"^(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?$"_s};
    const QRegularExpressionMatch match = shape.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const bool hasMonth = match.hasCaptured(2);
    const bool hasDay = match.hasCaptured(3);
    const QDate from{match.captured(1).toInt(), hasMonth ? match.captured(2).toInt() : 1,
                     hasDay ? match.captured(3).toInt() : 1};
    if (!from.isValid())
        return std::nullopt;
    return Days{from, hasDay ? from.addDays(1) : hasMonth ? from.addMonths(1) : from.addYears(1)};
}

//! `this week`, `last month`, `last 7 days`.
std::optional<Days> ofNow(const QString &text, QDate today)
{
    const QDate week = today.addDays(1 - today.dayOfWeek());
    const QDate month{today.year(), today.month(), 1};
    const QDate year{today.year(), 1, 1};
    struct Named {
        QLatin1StringView name;
        Days days;
    };
    const std::array known{
        Named{"today"_L1, {today, today.addDays(1)}},
        Named{"yesterday"_L1, {today.addDays(-1), today}},
        Named{"this week"_L1, {week, week.addDays(7)}},
        Named{"last week"_L1, {week.addDays(-7), week}},
        Named{"this month"_L1, {month, month.addMonths(1)}},
        Named{"last month"_L1, {month.addMonths(-1), month}},
        Named{"this year"_L1, {year, year.addYears(1)}},
        Named{"last year"_L1, {year.addYears(-1), year}},
    };
    for (const Named &one : known) {
        if (text == one.name)
            return one.days;
    }
    static const QRegularExpression lastDays{u"^last (\\d{1,5}) days$"_s};
    if (const auto match = lastDays.match(text); match.hasMatch())
        return Days{today.addDays(1 - match.captured(1).toInt()), today.addDays(1)};
    return std::nullopt;
}

std::optional<Days> daysOf(const QString &text, QDate today)
{
    const std::optional<Days> named = ofNow(text, today);
    return named ? named : ofCalendar(text);
}

qint64 startOf(QDate day)
{
    return day.startOfDay().toMSecsSinceEpoch();
}

enum class Side { Since, After, Before, Until };

struct Bound {
    QLatin1StringView word;
    Side side;
};
constexpr std::array bounds{
    Bound{"since "_L1, Side::Since}, Bound{"from "_L1, Side::Since},
    Bound{"after "_L1, Side::After}, Bound{"before "_L1, Side::Before},
    Bound{"until "_L1, Side::Until}, Bound{"to "_L1, Side::Until},
    Bound{">="_L1, Side::Since},     Bound{"<="_L1, Side::Until},
    Bound{">"_L1, Side::After},      Bound{"<"_L1, Side::Before},
};

std::optional<DateRange> oneSided(const QString &text, QDate today)
{
    for (const Bound &bound : bounds) {
        if (!text.startsWith(bound.word))
            continue;
        const std::optional<Days> days = daysOf(text.mid(bound.word.size()).trimmed(), today);
        if (!days)
            return std::nullopt;
        switch (bound.side) {
        case Side::Since:
            return DateRange{.from = startOf(days->from)};
        case Side::After:
            return DateRange{.from = startOf(days->before)};
        case Side::Before:
            return DateRange{.before = startOf(days->from)};
        case Side::Until:
            return DateRange{.before = startOf(days->before)};
        }
    }
    return std::nullopt;
}

} // namespace

Reading<DateRange> dateRange(const QString &text, const QDateTime &now)
{
    const QDate today = now.toLocalTime().date();
    QString given = text.simplified().toLower();
    if (const std::optional<Days> days = daysOf(given, today))
        return DateRange{startOf(days->from), startOf(days->before)};
    if (const std::optional<DateRange> range = oneSided(given, today))
        return *range;
    static const QRegularExpression both{
        u"^(?:from |since )?(.+?)(?: to | until | - |\\.\\.)(.+)$"_s};
    const QRegularExpressionMatch match = both.match(given);
    const std::optional<Days> first = daysOf(match.captured(1).trimmed(), today);
    const std::optional<Days> last = daysOf(match.captured(2).trimmed(), today);
    if (!first || !last)
        return tl::unexpected{Mistake::NoDate};
    if (last->before <= first->from)
        return tl::unexpected{Mistake::EmptyRange};
    return DateRange{startOf(first->from), startOf(last->before)};
}

} // namespace limner
