#include "app/commands/drafts.h"

#include "app/commands/namedmodel.h"
#include "core/jobs/portions.h"
#include "core/provider/providertable.h"
#include "core/schema/fromtext.h"
#include "core/schema/validate.h"
#include "core/upload/objectkey.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qint64 mostPictures = 100; // of one call

//! As the model calls it. Where it has none, the usual name is left for validate() to refuse.
std::string calledOr(const QString &name, const char *usual)
{
    return name.isEmpty() ? std::string{usual} : name.toStdString();
}

Json givenValues(const ModelSchema &model, const GenerateCommand &command)
{
    Json values = defaultValues(model);
    const Roles roles = rolesOf(model);
    values[calledOr(roles.prompt, "prompt")] = toJson(command.prompt);
    if (!command.negativePrompt.isNull())
        values[calledOr(roles.negativePrompt, "negative_prompt")] = toJson(command.negativePrompt);
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

//! A seed that a model's default fills in is nobody's choice.
bool isSeedFixed(const ModelSchema &model, const GenerateCommand &command, const Json &values)
{
    const std::optional<SeedRole> role = rolesOf(model).seed;
    return role &&
           std::any_of(command.parameters.begin(), command.parameters.end(),
                       [&](const auto &one) { return one.first == role->name; }) &&
           integerAt(values, role->name.toUtf8().constData()).value_or(-1) >= 0;
}

Result<Portions> portionsOf(const ModelSchema &model, const Parameter *batch, const Json &values,
                            const GenerateCommand &command)
{
    if (!batch)
        return Portions{.pictures = command.count.value_or(1)};
    const bool isGiven = std::any_of(command.parameters.begin(), command.parameters.end(),
                                     [&](const auto &one) { return one.first == batch->name; });
    Portions portions{.largest = mostPicturesOfJob(model)};
    if (isGiven)
        portions.largest = static_cast<int>(std::clamp<qint64>(
            integerAt(values, batch->name.toLatin1().constData()).value_or(1), 1, mostPictures));
    portions.pictures = command.count.value_or(isGiven ? portions.largest : 1);
    if (isGiven && portions.pictures < portions.largest)
        return fail(ErrorKind::InvalidInput,
                    u"--count %1 and -p %2=%3 contradict each other: the count is the number of "
                    "pictures in all"_s.arg(portions.pictures)
                        .arg(batch->name)
                        .arg(portions.largest));
    return portions;
}

Result<Plan> split(const ModelSchema &model, const Json &values, const GenerateCommand &command,
                   const QString &provider)
{
    const Parameter *const batch = model.find(rolesOf(model).count);
    const Result<Portions> portions = portionsOf(model, batch, values, command);
    if (!portions)
        return propagate(portions);
    Request request;
    request.provider = provider;
    request.model = model.model;
    request.version = model.version;
    request.parameters = values;
    JobDraft draft = draftOf(model, std::move(request));
    draft.evenWhenPaused = true;
    draft.seedFixed = isSeedFixed(model, command, values);
    Plan plan{.pictures = portions->pictures};
    plan.drafts = inPortions(draft, batch ? batch->name : QString{}, *portions);
    makeGroup(plan.drafts);
    giveIds(plan.drafts, command.id);
    return plan;
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
    if (const Result<> names = checkKeyTemplate(application.settings().keyTemplate); !names)
        return propagate(names);
    return provider;
}

} // namespace

AsyncResult<Plan> planFor(Application &application, GenerateCommand command, std::stop_token stop)
{
    const Result<NamedModel> named = namedModel(application, command.model, command.provider);
    if (!named)
        co_return propagate(named);
    const Result<Provider *> provider = readyProvider(application, named->provider);
    if (!provider)
        co_return propagate(provider);
    const Result<ModelSchema> model =
        co_await application.models().fetch((*provider)->id(), named->name, stop);
    if (!model)
        co_return propagate(model);
    const Result<Json> values = checkedValues(*model, givenValues(*model, command));
    if (!values)
        co_return propagate(values);
    co_return split(*model, *values, command, (*provider)->id());
}

} // namespace limner
