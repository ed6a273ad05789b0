#include "app/commands/manyprompts.h"

#include "core/base/pool.h"
#include "core/prompt/promptlist.h"
#include "core/prompt/prompttemplate.h"
#include "core/prompt/prompttrouble.h"
#include "core/prompt/wildcards.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! One prompt of the call, still without its model.
struct Asked {
    GenerateCommand command = {};
    QString promptTemplate = {};
    int line = 0; //!< of the list; 0 = there is none
};

Error inLine(int line, Error error)
{
    if (line <= 0)
        return error;
    if (std::optional<PromptTrouble> trouble = promptTroubleOf(error)) {
        trouble->line = line;
        error = promptError(*trouble);
    } else {
        error.message = u"line %1: %2"_s.arg(line).arg(error.message);
    }
    return error;
}

void setParameter(GenerateCommand &command, const QString &name, const QString &text)
{
    std::erase_if(command.parameters, [&name](const auto &one) { return one.first == name; });
    command.parameters.emplace_back(name, text);
}

//! What the row says beats what the call says.
Result<GenerateCommand> commandOf(const PromptRow &row, const GenerateCommand &command)
{
    GenerateCommand out = command;
    if (!row.prompt.isEmpty())
        out.prompt = row.prompt;
    if (out.prompt.trimmed().isEmpty())
        return fail(ErrorKind::InvalidInput, u"there is no prompt, and --prompt gives none"_s);
    for (const auto &[name, text] : row.values) {
        if (name == "negative_prompt"_L1) {
            out.negativePrompt = text;
        } else if (name == "model"_L1) {
            out.model = text;
        } else if (name == "provider"_L1) {
            out.provider = text;
        } else if (name == "count"_L1) {
            bool ok = false;
            const int count = text.toInt(&ok);
            if (!ok || count < 1 || count > 100)
                return fail(
                    ErrorKind::InvalidInput,
                    u"count takes a whole number from 1 to 100, not “%1”"_s.arg(text.left(40)));
            out.count = count;
        } else {
            setParameter(out, name, text);
        }
    }
    return out;
}

//! The chosen seed, else one that a repeated call has again.
quint64 drawingSeed(const GenerateCommand &command)
{
    for (const auto &[name, text] : command.parameters) {
        if (seedNames().contains(name))
            return static_cast<quint64>(text.toLongLong());
    }
    const QByteArray hash =
        QCryptographicHash::hash(command.id.toUtf8(), QCryptographicHash::Sha256);
    return qFromBigEndian<quint64>(hash.constData());
}

Result<QStringList> variantsOf(const GenerateCommand &command, const PromptTemplate &written)
{
    if (command.variants != "all"_L1)
        return written.random(command.variants.toInt(), drawingSeed(command));
    if (const quint64 count = written.count(); count > mostJobsOfBatch)
        return fail(ErrorKind::InvalidInput,
                    u"this has %1 variants, and a batch has at most %2 jobs: --variants N draws "
                    "some of them"_s
                        .arg(count > 1'000'000 ? u"more than a million"_s : QString::number(count))
                        .arg(mostJobsOfBatch));
    return written.combinations(mostJobsOfBatch);
}

Result<> addVariants(std::vector<Asked> &asked, const Asked &one, Wildcards &wildcards)
{
    if (one.command.variants.isEmpty()) {
        asked.push_back(one);
        return {};
    }
    const Result<PromptTemplate> written = PromptTemplate::parse(one.command.prompt, wildcards);
    if (!written)
        return propagate(written);
    if (!written->hasConstructs()) { // one prompt, however many are drawn
        asked.push_back(one);
        return {};
    }
    const Result<QStringList> prompts = variantsOf(one.command, *written);
    if (!prompts)
        return propagate(prompts);
    for (const QString &prompt : *prompts) {
        Asked variant = one;
        variant.promptTemplate = one.command.prompt;
        variant.command.prompt = prompt;
        asked.push_back(std::move(variant));
    }
    return {};
}

//! Reads files: on the pool.
Result<std::vector<Asked>> askedFor(const GenerateCommand &command)
{
    Result<std::vector<PromptRow>> rows = std::vector<PromptRow>{{.prompt = command.prompt}};
    if (!command.from.isEmpty())
        rows = promptsOfFile(command.from);
    if (!rows)
        return propagate(rows);
    Wildcards wildcards{command.wildcards};
    std::vector<Asked> asked;
    for (const PromptRow &row : *rows) {
        const Result<GenerateCommand> own = commandOf(row, command);
        if (!own)
            return fail(inLine(row.line, own.error()));
        const Result<> added = addVariants(asked, {.command = *own, .line = row.line}, wildcards);
        if (!added)
            return fail(inLine(row.line, added.error()));
        if (asked.size() > mostJobsOfBatch)
            return fail(ErrorKind::InvalidInput,
                        u"these are more than %1 prompts; a batch has at most so many"_s.arg(
                            mostJobsOfBatch));
    }
    return asked;
}

Result<Plan> planOf(const std::vector<BatchItem> &items, const std::vector<Asked> &asked,
                    const QString &id)
{
    Plan plan;
    for (size_t i = 0; i < items.size(); ++i) {
        plan.prompts.push_back({.prompt = asked[i].command.prompt,
                                .promptTemplate = asked[i].promptTemplate,
                                .pictures = items[i].portions.pictures});
        plan.pictures += items[i].portions.pictures;
    }
    Result<std::vector<JobDraft>> drafts = batchOf(items, BatchSeed::AsGiven);
    if (!drafts)
        return propagate(drafts);
    plan.drafts = std::move(*drafts);
    giveIds(plan.drafts, id);
    return plan;
}

} // namespace

bool hasManyPrompts(const GenerateCommand &command)
{
    return !command.from.isEmpty() || !command.variants.isEmpty();
}

AsyncResult<Plan> planForPrompts(Application *application, GenerateCommand command,
                                 std::stop_token stop)
{
    if (command.wildcards.isEmpty())
        command.wildcards =
            wildcardFolder(application->settings().wildcards, application->library().folder());
    const Result<std::vector<Asked>> asked = co_await onPool(&askedFor, command);
    if (!asked)
        co_return propagate(asked);
    std::map<std::pair<QString, QString>, ReadyModel> models;
    std::vector<BatchItem> items;
    const KeptNames kept = makeKeptNames();
    for (const Asked &one : *asked) {
        const std::pair<QString, QString> key{one.command.provider, one.command.model};
        if (!models.contains(key)) {
            Result<ReadyModel> model =
                co_await readyModel(application, one.command.model, one.command.provider, stop);
            if (!model)
                co_return fail(inLine(one.line, model.error()));
            models.emplace(key, std::move(*model));
        }
        Result<BatchItem> item =
            co_await itemFor(application, models.at(key), one.command, kept, stop);
        if (!item)
            co_return fail(inLine(one.line, item.error()));
        item->draft.promptTemplate = one.promptTemplate;
        items.push_back(std::move(*item));
    }
    co_return planOf(items, *asked, command.id);
}

OrderedJson planJson(Application &application, const Plan &plan)
{
    Cost cost{.amount = 0};
    for (const JobDraft &draft : plan.drafts) {
        const std::optional<Amount> price =
            application.jobs().caps().budget().estimate(draft.request);
        cost.amount =
            cost.amount && price ? std::optional{*cost.amount + price->value} : std::nullopt;
        if (price)
            cost.currency = price->currency;
    }
    OrderedJson prompts = OrderedJson::array();
    for (const PlannedPrompt &one : plan.prompts)
        prompts.push_back({{"prompt", one.prompt.toStdString()},
                           {"template", one.promptTemplate.isEmpty()
                                            ? OrderedJson{}
                                            : OrderedJson(one.promptTemplate.toStdString())},
                           {"pictures", one.pictures}});
    return {{"prompts", std::move(prompts)},
            {"jobs", plan.drafts.size()},
            {"pictures", plan.pictures},
            {"cost", costJson(cost)}};
}

} // namespace limner
