#include "tests/app/faulttable.h"

using namespace Qt::StringLiterals;

namespace limner::test {
namespace {

constexpr QStringView cannot = u"cannot happen: ";

QStringList cellsOf(const QString &line)
{
    QStringList cells;
    for (const QString &cell : line.mid(1, line.lastIndexOf(u'|') - 1).split(u'|'))
        cells.append(cell.trimmed());
    return cells;
}

std::optional<FaultRow> rowFrom(const QStringList &cells)
{
    FaultRow row;
    if (cells.size() == 2 && cells.at(1).startsWith(cannot)) {
        row.absent = cells.at(1).mid(cannot.size());
        return row;
    }
    if (cells.size() != 8)
        return std::nullopt;
    row.once = cells.at(1);
    row.lasting = cells.at(2);
    row.again = cells.at(3);
    row.reads = cells.at(4);
    row.buttons = cells.at(5);
    row.billed = cells.at(6);
    row.afterwards = cells.at(7);
    return row;
}

} // namespace

FaultTable readFaultTable(const QByteArray &markdown, QStringList &complaints)
{
    FaultTable table;
    QString operation;
    for (const QString &line : QString::fromUtf8(markdown).split(u'\n')) {
        if (line.startsWith(u"# "))
            operation.clear(); // another part of the file, with tables of its own
        if (line.startsWith(u"## "))
            operation = line.mid(3).section(u':', 0, 0).trimmed();
        const bool isRow =
            line.startsWith(u'|') && !line.startsWith(u"|---") && !line.startsWith(u"| fault |");
        if (!isRow || operation.isEmpty())
            continue;
        const QStringList cells = cellsOf(line);
        const std::optional<FaultRow> row = rowFrom(cells);
        if (!row || table[operation].contains(cells.at(0)))
            complaints.append(line);
        else
            table[operation][cells.at(0)] = *row;
    }
    return table;
}

QString toMarkdown(const QString &fault, const FaultRow &row)
{
    if (!row.absent.isEmpty())
        return u"| %1 | %2%3 |"_s.arg(fault, cannot, row.absent);
    return u"| %1 | %2 |"_s.arg(fault, row.cells().join(u" | "_s));
}

} // namespace limner::test
