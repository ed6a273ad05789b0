#include "core/provider/modelopener.h"

#include "core/base/eitherstop.h"
#include "core/provider/providertable.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

ModelOpener::ModelOpener(const Catalog &catalog, ModelStore &models, KnownModels &known,
                         QObject *parent)
    : QObject{parent}
    , m_catalog{catalog}
    , m_models{models}
    , m_known{known}
{}

QCoro::Task<> ModelOpener::shutdown()
{
    m_stop.request_stop();
    return m_scope.drain();
}

QString ModelOpener::providerOf(const ModelName &name) const
{
    if (!name.provider.isEmpty())
        return name.provider;
    const ModelChoices &choices = m_known.choices();
    for (const auto *const list : {&choices.recent(), &choices.favourites()}) {
        const auto found = std::find_if(list->begin(), list->end(), [&](const ModelCard &card) {
            return card.name == name.model;
        });
        if (found != list->end())
            return found->provider;
    }
    for (const Provider *const one : m_catalog.all()) {
        if (m_known.isKnown(one->id(), name.model) ||
            m_models.known(one->id(), storeName(name)).has_value())
            return one->id();
    }
    return chosenProvider(m_usualProvider).id;
}

void ModelOpener::open(const QString &typed)
{
    m_stop.request_stop();
    m_stop = std::stop_source{};
    m_scope.spawn(deliver(typed, m_stop.get_token()));
}

QCoro::Task<> ModelOpener::deliver(QString typed, std::stop_token stop)
{
    const EitherStop either{m_scope.stopToken(), stop};
    const Result<Opened> open = co_await openedFrom(typed, either.token());
    if (stop.stop_requested() || m_scope.stopToken().stop_requested())
        co_return;
    if (open)
        emit opened(typed, open->name, open->schema, open->input);
    else
        emit failed(typed, open.error());
}

AsyncResult<ModelOpener::Opened> ModelOpener::openedFrom(QString typed, std::stop_token stop)
{
    m_known.load();
    const Result<ModelName> name = parseModelName(typed);
    if (!name)
        co_return propagate(name);
    Opened open;
    open.name = *name;
    open.name.provider = providerOf(*name);
    if (name->kind == ModelName::Kind::Prediction) {
        Result<Run> run = co_await runOf(open.name, stop);
        if (!run)
            co_return propagate(run);
        open.name = std::move(run->name);
        open.input = std::move(run->input);
    }
    const QString wanted = storeName(open.name);
    Result<ModelSchema> schema = co_await m_models.fetch(open.name.provider, wanted, stop);
    if (!schema)
        co_return propagate(schema);
    open.schema = std::move(*schema);
    co_return open;
}

AsyncResult<ModelOpener::Run> ModelOpener::runOf(ModelName name, std::stop_token stop)
{
    Provider *const provider = m_catalog.find(name.provider);
    if (!provider)
        co_return fail(ErrorKind::NotConfigured, name.provider);
    Result<RemoteJob> job = co_await provider->poll(name.prediction, stop);
    if (!job)
        co_return propagate(job);
    // The version that made it, where it shows one.
    Result<ModelName> made = parseModelName(job->model + u':' + job->version);
    if (!made)
        made = parseModelName(job->model);
    if (!made)
        co_return fail(ErrorKind::InvalidAnswer, u"the run does not say which model made it"_s);
    Run run;
    run.name = std::move(*made);
    run.name.provider = name.provider;
    if (job->input.is_object())
        run.input = std::move(job->input);
    co_return run;
}

} // namespace limner
