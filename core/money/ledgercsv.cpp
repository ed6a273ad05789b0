#include "core/money/ledgercsv.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

QString cell(QString text)
{
    // One entry a line, whatever a model is called.
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control)
            c = u' ';
    }
    static constexpr QStringView formulaStarts = u"=+-@＝＋－＠";
    const QString start = text.trimmed().left(1);
    if (!start.isEmpty() && formulaStarts.contains(start.front()))
        text.prepend(u'\'');
    if (text.contains(u'"') || text.contains(u',') || text.contains(u';'))
        return u'"' + text.replace(u"\""_s, u"\"\""_s) + u'"';
    return text;
}

QString number(double amount)
{
    QLocale plain = QLocale::c();
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    return plain.toString(amount, 'f', QLocale::FloatingPointShortest);
}

} // namespace

Result<QByteArray> ledgerCsv(Ledger &ledger)
{
    QByteArray out = "at,job,kind,amount,currency,estimated,provider,model,pictures\n";
    const Result<> read = ledger.forEach([&out](const LedgerLine &line) {
        const QStringList cells{line.at.toUTC().toString(Qt::ISODateWithMs),
                                cell(line.jobId),
                                line.kind,
                                number(line.entry.amount),
                                cell(line.entry.currency),
                                line.entry.estimated ? u"true"_s : u"false"_s,
                                cell(line.provider),
                                cell(line.model),
                                QString::number(line.entry.pictures)};
        out += cells.join(u',').toUtf8() + '\n';
    });
    if (!read)
        return propagate(read);
    return out;
}

} // namespace limner
