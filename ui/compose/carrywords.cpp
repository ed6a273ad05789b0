#include "ui/compose/carrywords.h"

#include "ui/compose/form/formplan.h"

#include <QCoreApplication>
#include <QStringList>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

struct CarryWords {
    Q_DECLARE_TR_FUNCTIONS(CarryWords)
};

constexpr int mostNamed = 3;
constexpr qsizetype longestValue = 40;

QString titleOf(const ModelSchema &schema, const QString &name)
{
    const Parameter *const parameter = schema.find(name);
    return inSentence(parameter ? fieldTitle(*parameter) : name);
}

QString valueText(const Json &value)
{
    const QString text = toText(value).simplified();
    return text.size() <= longestValue ? text : text.left(longestValue - 1) + u'…';
}

QString named(const QStringList &names)
{
    QString text = names.mid(0, mostNamed).join(CarryWords::tr(", ", "between names"));
    return names.size() > mostNamed ? text + u'…' : text;
}

QString reasonText(ValueChange::Reason reason)
{
    switch (reason) {
    case ValueChange::Reason::NoParameter:
        return CarryWords::tr("this model has nothing of the kind");
    case ValueChange::Reason::WrongType:
        return CarryWords::tr("this model takes it in another form");
    case ValueChange::Reason::NotAChoice:
        return CarryWords::tr("this model does not offer it");
    case ValueChange::Reason::OutOfRange:
        return CarryWords::tr("this model does not go as far");
    case ValueChange::Reason::Secret:
        return CarryWords::tr("a secret stays with the model it was given to");
    case ValueChange::Reason::None:
        break;
    }
    return {};
}

QString detail(const ModelSchema &from, const ModelSchema &to, const ValueChange &change)
{
    const QString before = titleOf(from, change.from);
    switch (change.kind) {
    case ValueChange::Kind::Renamed:
        return CarryWords::tr("%1 is called %2 here.").arg(before, titleOf(to, change.to));
    case ValueChange::Kind::Snapped:
        return CarryWords::tr("%1: %2 became %3, the nearest this model allows.")
            .arg(before, valueText(change.before), valueText(change.after));
    case ValueChange::Kind::Dropped:
        break;
    }
    const QString reason = reasonText(change.reason);
    return reason.isEmpty() ? CarryWords::tr("%1 was dropped.").arg(before)
                            : CarryWords::tr("%1 was dropped: %2.").arg(before, reason);
}

QString carriedText(int count)
{
    return count == 1 ? CarryWords::tr("1 value carried over")
                      : CarryWords::tr("%1 values carried over").arg(count);
}

} // namespace

QString carrySummary(const ModelSchema &from, const ModelSchema &to, const CarryOver &carried)
{
    if (carried.changes.empty())
        return {};
    QStringList dropped;
    QStringList snapped;
    QStringList renamed;
    for (const ValueChange &change : carried.changes) {
        const QString name = titleOf(from, change.from);
        if (change.kind == ValueChange::Kind::Dropped)
            dropped << name;
        else if (change.kind == ValueChange::Kind::Snapped)
            snapped << name;
        else if (change.from != change.to)
            renamed << titleOf(to, change.to);
    }
    QStringList parts;
    if (from.model == to.model && !renamed.isEmpty())
        parts << (renamed.size() == 1
                      ? CarryWords::tr("this model now calls it %1").arg(renamed.front())
                      : CarryWords::tr("this model now calls them %1").arg(named(renamed)));
    if (carried.carried() > 0)
        parts << carriedText(carried.carried());
    if (!snapped.isEmpty())
        parts << CarryWords::tr("%1 adjusted: %2").arg(snapped.size()).arg(named(snapped));
    if (!dropped.isEmpty())
        parts << CarryWords::tr("%1 dropped: %2").arg(dropped.size()).arg(named(dropped));
    QString line = parts.join(CarryWords::tr(", ", "between parts of a sentence"));
    line[0] = line[0].toUpper();
    return line;
}

QString carryDetails(const ModelSchema &from, const ModelSchema &to, const CarryOver &carried)
{
    QStringList lines;
    for (const ValueChange &change : carried.changes)
        lines << detail(from, to, change);
    return lines.join(u'\n');
}

} // namespace limner
