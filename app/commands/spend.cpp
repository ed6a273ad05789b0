#include "app/commands/commands.h"
#include "core/money/ledgercsv.h"
#include "ui/common/formats.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

OrderedJson spendJson(const BudgetState &state, const std::vector<ModelSpend> &models,
                      qint64 entries)
{
    OrderedJson rows = OrderedJson::array();
    for (const ModelSpend &one : models)
        rows.push_back({{"model", one.model.toStdString()},
                        {"amount", one.amount},
                        {"pictures", one.pictures}});
    OrderedJson out;
    out["currency"] = state.currency.toStdString();
    out["today"] = state.spend.today;
    out["month"] = state.spend.month;
    out["reserved"] = state.spend.reserved;
    out["by_model"] = std::move(rows);
    out["entries"] = entries;
    return out;
}

QString spendWords(const BudgetState &state, const std::vector<ModelSpend> &models)
{
    const auto line = [&state](const QString &what, double amount, double cap) {
        const QString spent = formatMoney(amount, state.currency);
        return what +
               (cap > 0 ? u"%1 of %2"_s.arg(spent, formatMoney(cap, state.currency)) : spent) +
               u'\n';
    };
    QString out = line(u"Today       "_s, state.spend.today, state.caps.day) +
                  line(u"This month  "_s, state.spend.month, state.caps.month) +
                  line(u"Reserved    "_s, state.spend.reserved, 0);
    for (const ModelSpend &one : models)
        out +=
            line(u"  %1, pictures: %2, "_s.arg(one.model.simplified().left(100)).arg(one.pictures),
                 one.amount, 0);
    return out;
}

} // namespace

int runSpend(Application &application, const CommandLine &line, const CommandOutput &output)
{
    JobQueue &queue = application.jobs();
    if (line.csv) {
        const Result<QByteArray> csv = ledgerCsv(queue.caps().budget().ledger());
        if (!csv)
            return reportFailure(output, false, csv.error());
        output.out(*csv);
        return static_cast<int>(ExitCode::Good);
    }
    const QDateTime now = application.clock().now();
    const BudgetState state = queue.caps().budget().state(now);
    const std::vector<ModelSpend> models =
        queue.caps().budget().ledger().byModel(startOfMonth(now), state.currency);
    if (line.json)
        output.out(toBytes(spendJson(state, models, queue.caps().budget().ledger().entries())) + '\n');
    else
        output.out(spendWords(state, models).toUtf8());
    return static_cast<int>(ExitCode::Good);
}

} // namespace limner
