#include "ui/gallery/headingtext.h"

#include "core/provider/providertable.h"
#include "ui/common/formats.h"

#include <QCoreApplication>
#include <QLocale>

namespace limner {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Tile)
};

QString weekText(QDate first, QDate today)
{
    const QDate thisWeek = today.addDays(1 - today.dayOfWeek());
    if (first == thisWeek)
        return Text::tr("This week");
    if (first == thisWeek.addDays(-7))
        return Text::tr("Last week");
    const QDate last = first.addDays(6);
    //: The first and the last day of a week: "16 Nov – 22 Nov".
    return Text::tr("%1 – %2").arg(formatShortDay(first, today), formatShortDay(last, today));
}

QString monthText(QDate first, QDate today)
{
    const QLocale locale;
    QString month = locale.standaloneMonthName(first.month());
    if (first.year() == today.year())
        return month;
    //: A month, %1, of another year, %2.
    return Text::tr("%1 %2").arg(month).arg(first.year());
}

QString providerText(const QString &id)
{
    const ProviderSpec *const known = findProvider(id);
    return known ? known->name : id;
}

} // namespace

QString headingText(const GridSection &section, QDate today)
{
    if (!section.title.isEmpty())
        return section.title;
    if (section.isOfJobs())
        return Text::tr("Generating");
    const QString &name = section.name;
    switch (section.by) {
    case GroupBy::Nothing:
        break;
    case GroupBy::Day:
        return formatDay(section.day, today);
    case GroupBy::Week:
        return weekText(section.day, today);
    case GroupBy::Month:
        return monthText(section.day, today);
    case GroupBy::Model:
        return name.isEmpty() ? Text::tr("Without a model") : name;
    case GroupBy::Album:
        return name.isEmpty() ? Text::tr("No album") : name;
    case GroupBy::Provider:
        return name.isEmpty() ? Text::tr("Without a provider") : providerText(name);
    }
    return {};
}

QString shortHeadingText(const GridSection &section, QDate today)
{
    if (section.by == GroupBy::Day && section.day.isValid())
        return formatShortDay(section.day, today);
    if (section.by == GroupBy::Model && !section.name.isEmpty())
        return section.name.section(QLatin1Char{'/'}, -1);
    return headingText(section, today);
}

} // namespace limner
