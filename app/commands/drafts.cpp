#include "app/commands/drafts.h"

#include "core/provider/bundledmodels.h"
#include "core/provider/providertable.h"
#include "core/schema/countparameter.h"
#include "core/schema/fromtext.h"
#include "core/schema/validate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! The parameter that asks for several pictures at once, where the model has one.
const Parameter *countParameter(const ModelSchema &model)
{
    for (const QString &name : countParameterNames()) {
        const Parameter *found = model.find(name);
        if (found && found->kind == ParameterKind::Integer)
            return found;
    }
    return nullptr;
}

Json givenValues(const ModelSchema &model, const GenerateCommand &command)
{
    Json values = defaultValues(model);
    values["prompt"] = toJson(command.prompt);
    if (!command.negativePrompt.isNull())
        values["negative_prompt"] = toJson(command.negativePrompt);
    for (const auto &[name, text] : command.parameters) {
        const Parameter *parameter = model.find(name);
        // An unknown name stays in, for validate() to name it.
        values[name.toStdString()] = parameter ? valueFromText(*parameter, text) : toJson(text);
    }
    return values;
}

Result<Json> checkedValues(const ModelSchema &model, const Json &values)
{
    const Validated checked = validate(model, values);
    if (checked.problems.empty())
        return checked.values;
    QStringList sentences;
    for (const Problem &problem : checked.problems)
        sentences.append(describe(problem));
    return fail(ErrorKind::InvalidInput, sentences.join(u"; "_s));
}

bool seedIsFixed(const Json &values)
{
    return integerAt(values, "seed").value_or(-1) >= 0;
}

//! A fixed seed counts up, so that two jobs of one call never ask for the same picture.
std::vector<JobDraft> split(const ModelSchema &model, Json values, const GenerateCommand &command,
                            const QString &provider)
{
    const Parameter *batch = countParameter(model);
    const bool batchGiven =
        batch && std::any_of(command.parameters.begin(), command.parameters.end(),
                             [&](const auto &p) { return p.first == batch->name; });
    const int largest = batch && !batchGiven ? static_cast<int>(batch->maximum.value_or(1)) : 1;
    std::vector<JobDraft> drafts;
    for (int left = command.count; left > 0;) {
        const int now = std::clamp(left, 1, std::max(largest, 1));
        left -= now;
        JobDraft draft;
        draft.request.provider = provider;
        draft.request.model = model.model;
        draft.request.version = model.version;
        draft.request.parameters = values;
        if (batch && !batchGiven)
            draft.request.parameters[batch->name.toStdString()] = now;
        draft.seedFixed = seedIsFixed(values);
        draft.evenWhenPaused = true;
        if (draft.seedFixed)
            values["seed"] = *integerAt(values, "seed") + now;
        if (!command.id.isEmpty())
            draft.id = drafts.empty() ? command.id
                                      : command.id + u'#' + QString::number(drafts.size() + 1);
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

Result<Provider *> readyProvider(Application &application, const QString &asked)
{
    const QString name = asked.isEmpty() ? application.settings().provider : asked;
    Provider *provider = application.catalog().find(name);
    if (!provider)
        return fail(ErrorKind::Usage, u"no provider is called “%1”"_s.arg(name.left(40)));
    if (!provider->isConfigured())
        return fail(ErrorKind::NotConfigured,
                    u"%1 has no key (%2)"_s.arg(provider->name(),
                                                findProvider(provider->id())->keyVariable));
    const Result<> store = application.store().isConfigured();
    if (!store)
        return propagate(store);
    return provider;
}

} // namespace

AsyncResult<std::vector<JobDraft>> draftsFor(Application &application, GenerateCommand command,
                                             std::stop_token stop)
{
    const Result<Provider *> provider = readyProvider(application, command.provider);
    if (!provider)
        co_return propagate(provider);
    const QString name = command.model.isEmpty() ? bundledModel().model : command.model;
    const Result<ModelSchema> model =
        co_await application.models().fetch((*provider)->id(), name, stop);
    if (!model)
        co_return propagate(model);
    const Result<Json> values = checkedValues(*model, givenValues(*model, command));
    if (!values)
        co_return propagate(values);
    co_return split(*model, *values, command, (*provider)->id());
}

} // namespace limner
