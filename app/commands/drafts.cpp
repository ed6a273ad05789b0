#include "app/commands/drafts.h"

#include "app/commands/giveninputs.h"
#include "app/commands/namedmodel.h"
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
    QStringList given;
    for (const auto &[name, text] : command.parameters) {
        const Parameter *parameter = model.find(name);
        // An unknown name stays in, for validate() to name it.
        Json value = parameter ? valueFromText(*parameter, text) : toJson(text);
        Json &place = values[name.toStdString()];
        // Several files are named one after the other.
        const bool isMore = parameter && parameter->kind == ParameterKind::Files &&
                            given.contains(name) && place.is_array() && value.is_array();
        if (isMore)
            place.insert(place.end(), value.begin(), value.end());
        else
            place = std::move(value);
        given.append(name);
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

Result<BatchItem> checkedItem(const ReadyModel &model, const GenerateCommand &command,
                              const Json &given)
{
    const Result<Json> values = checkedValues(model.schema, given);
    if (!values)
        return propagate(values);
    const Parameter *const batch = model.schema.find(rolesOf(model.schema).count);
    const Result<Portions> portions = portionsOf(model.schema, batch, *values, command);
    if (!portions)
        return propagate(portions);
    Request request;
    request.provider = model.provider;
    request.model = model.schema.model;
    request.version = model.schema.version;
    request.parameters = *values;
    BatchItem item{.draft = draftOf(model.schema, std::move(request)),
                   .countName = batch ? batch->name : QString{},
                   .portions = *portions};
    item.draft.evenWhenPaused = true;
    item.draft.seedFixed = isSeedFixed(model.schema, command, *values);
    return item;
}

} // namespace

AsyncResult<ReadyModel> readyModel(Application *application, QString model, QString provider,
                                   std::stop_token stop)
{
    const Result<NamedModel> named = namedModel(*application, model, provider);
    if (!named)
        co_return propagate(named);
    const Result<Provider *> ready = readyProvider(*application, named->provider);
    if (!ready)
        co_return propagate(ready);
    Result<ModelSchema> schema =
        co_await application->models().fetch((*ready)->id(), named->name, stop);
    if (!schema)
        co_return propagate(schema);
    ReadyModel out;
    out.provider = (*ready)->id();
    out.schema = std::move(*schema);
    co_return out;
}

AsyncResult<BatchItem> itemFor(Application *application, ReadyModel model, GenerateCommand command,
                               KeptNames kept, std::stop_token stop)
{
    Json given = givenValues(model.schema, command);
    const Result<Json> named = co_await withGivenInputs(application, model.schema, std::move(given),
                                                        command.folder, std::move(kept), stop);
    if (!named)
        co_return propagate(named);
    co_return checkedItem(model, command, *named);
}

Validated valuesOf(const ModelSchema &model, const GenerateCommand &command)
{
    return validate(model, givenValues(model, command));
}

AsyncResult<Plan> planFor(Application *application, GenerateCommand command, std::stop_token stop)
{
    const Result<ReadyModel> model =
        co_await readyModel(application, command.model, command.provider, stop);
    if (!model)
        co_return propagate(model);
    const Result<BatchItem> item =
        co_await itemFor(application, *model, command, makeKeptNames(), stop);
    if (!item)
        co_return propagate(item);
    Plan plan;
    plan.pictures = item->portions.pictures;
    plan.prompts.push_back({.prompt = command.prompt, .pictures = plan.pictures});
    plan.drafts = inPortions(item->draft, item->countName, item->portions);
    makeGroup(plan.drafts);
    giveIds(plan.drafts, command.id);
    co_return plan;
}

} // namespace limner
