#include "app/commands/spend.h"

#include "core/money/ledgercsv.h"

namespace limner {

Result<SpendAnswer> spend(Application &application, const SpendCommand &command)
{
    JobQueue &queue = application.jobs();
    const QDateTime now = application.clock().now();
    SpendAnswer answer;
    answer.state = queue.caps().budget().state(now);
    answer.models =
        queue.caps().budget().ledger().byModel(startOfMonth(now), answer.state.currency);
    answer.entries = queue.caps().budget().ledger().entries();
    if (command.asCsv) {
        const Result<QByteArray> csv = ledgerCsv(queue.caps().budget().ledger());
        if (!csv)
            return propagate(csv);
        answer.csv = *csv;
    }
    return answer;
}

OrderedJson toJson(const SpendAnswer &answer)
{
    OrderedJson rows = OrderedJson::array();
    for (const ModelSpend &one : answer.models)
        rows.push_back({{"model", one.model.toStdString()},
                        {"amount", one.amount},
                        {"pictures", one.pictures}});
    OrderedJson out;
    out["currency"] = answer.state.currency.toStdString();
    out["today"] = answer.state.spend.today;
    out["month"] = answer.state.spend.month;
    out["reserved"] = answer.state.spend.reserved;
    out["by_model"] = std::move(rows);
    out["entries"] = answer.entries;
    out["caps"] = {{"day", answer.state.caps.day}, {"month", answer.state.caps.month}};
    if (!answer.csv.isEmpty())
        out["csv"] = answer.csv.toStdString();
    return out;
}

} // namespace limner
