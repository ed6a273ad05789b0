#include "ui/compose/prompts/writtenprompts.h"

#include "core/prompt/prompttemplate.h"
#include "core/prompt/prompttrouble.h"
#include "core/prompt/wildcards.h"
#include "core/schema/fromtext.h"
#include "core/schema/validate.h"
#include "ui/common/errortext.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

constexpr int mostOfOnePrompt = 100; // pictures

tl::unexpected<Error> wrongRow(const PromptRow &row, PromptTrouble::Kind kind, const QString &about)
{
    return fail(promptError({.kind = kind, .about = {about}, .line = row.line}));
}

//! What a row of a list says beats the form.
Result<> applyRow(BatchItem &item, const PromptRow &row, const ModelSchema &schema)
{
    Json &values = item.draft.request.parameters;
    for (const auto &[name, text] : row.values) {
        const Parameter *const parameter = schema.find(name);
        if (parameter) {
            values[name.toStdString()] = valueFromText(*parameter, text);
            if (item.draft.roles.seed && item.draft.roles.seed->name == name)
                item.draft.seedFixed = true;
        } else if (name == "count"_L1) {
            item.portions.pictures = std::clamp(text.toInt(), 1, mostOfOnePrompt);
        } else {
            return wrongRow(row, PromptTrouble::Kind::UnknownColumn, name.left(40));
        }
    }
    const Validated checked = validate(schema, values);
    for (const Problem &problem : checked.problems) {
        const bool isOfRow = row.value(problem.parameter).has_value();
        if (isOfRow)
            return wrongRow(row, PromptTrouble::Kind::WrongInRow,
                            problemText(problem, problem.parameter));
    }
    return {};
}

} // namespace

bool WrittenPrompts::hasOwnSeeds() const
{
    return std::any_of(rows.begin(), rows.end(), [](const PromptRow &row) {
        return std::any_of(row.values.begin(), row.values.end(),
                           [](const auto &one) { return seedNames().contains(one.first); });
    });
}

WrittenPrompts writePrompts(const QString &text, const QString &wildcardFolder,
                            const VariantChoice &choice)
{
    WrittenPrompts out{.written = text};
    Wildcards wildcards{wildcardFolder};
    const Result<PromptTemplate> parsed = PromptTemplate::parse(text, wildcards);
    out.isTemplate = !parsed || parsed->hasConstructs();
    Result<QStringList> prompts = QStringList{text};
    if (parsed && out.isTemplate) {
        out.count = choice.drawn > 0 ? static_cast<quint64>(choice.drawn) : parsed->count();
        prompts = choice.drawn > 0 ? parsed->random(choice.drawn, choice.draw)
                                   : parsed->combinations(mostJobsOfBatch);
    }
    if (!parsed)
        out.error = parsed.error();
    else if (!prompts)
        out.error = prompts.error();
    for (const QString &prompt : prompts.value_or(QStringList{}))
        out.rows.push_back({.prompt = prompt});
    return out;
}

WrittenPrompts readPromptList(const QString &file)
{
    WrittenPrompts out{.written = QFileInfo{file}.fileName(), .isList = true};
    Result<std::vector<PromptRow>> rows = promptsOfFile(file);
    if (rows)
        out.rows = std::move(*rows);
    else
        out.error = rows.error();
    out.count = out.rows.size();
    return out;
}

Result<std::vector<BatchItem>> itemsOf(const WrittenPrompts &prompts, const BatchItem &base,
                                       const ModelSchema &schema)
{
    if (prompts.isTooMany())
        return fail(
            promptError({PromptTrouble::Kind::TooManyJobs, {QString::number(mostJobsOfBatch)}}));
    std::vector<BatchItem> items;
    for (const PromptRow &row : prompts.rows) {
        BatchItem item = base;
        item.draft.group.clear();
        if (!row.prompt.isEmpty() || !prompts.isList)
            item.draft.request.parameters[base.draft.roles.prompt.toStdString()] =
                toJson(row.prompt);
        if (!prompts.isList)
            item.draft.promptTemplate = prompts.written;
        if (const Result<> applied = applyRow(item, row, schema); !applied)
            return propagate(applied);
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace limner
