#include "ui/compose/composeflow.h"

#include "core/base/clock.h"
#include "core/provider/bundledmodels.h"
#include "core/provider/providertable.h"
#include "core/queue/jobqueue.h"
#include "core/schema/inputname.h"

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int estimateMs = 150;
} // namespace

ComposeFlow::ComposeFlow(const Services &services, ComposePanel &panel, QObject *parent)
    : QObject{parent}
    , m_services{services}
    , m_panel{panel}
    , m_provider{providerTable().front().id}
    , m_providerName{providerTable().front().name}
    , m_reader{services.library.folder(), this}
    , m_takeOver{services.library.folder(), this}
{
    connect(&panel, &ComposePanel::modelWanted, this, &ComposeFlow::load);
    connect(&panel, &ComposePanel::submitted, &m_reader, &InputReader::read);
    connect(&m_reader, &InputReader::done, this, &ComposeFlow::submit);
    connect(&m_takeOver, &InputReader::done, this,
            [this](const QList<JobDraft> &taken) { fillIn(taken.front().request); });
    for (InputReader *reader : {&m_reader, &m_takeOver})
        connect(reader, &InputReader::failed, this,
                [this](const Error &error) { emit failed(error, ErrorPlace::Library); });
    connect(&services.models, &ModelStore::modelReady, this,
            [this](const QString &, const ModelSchema &schema) {
                if (schema.model == m_wanted)
                    take(schema);
            });
    connect(&services.models, &ModelStore::modelFailed, this,
            [this](const QString &, const QString &name, const Error &error) {
                if (name != m_wanted)
                    return;
                m_panel.setModelLoading(false);
                m_panel.showModelError(errorText(error, ErrorPlace::Provider).sentence());
            });
    connect(&services.queue.board(), &JobBoard::countsChanged, &panel, &ComposePanel::setQueue);
    connect(&services.queue.board(), &JobBoard::jobFinished, this, &ComposeFlow::noteFinished);
    m_estimateTimer.setSingleShot(true);
    m_estimateTimer.setInterval(estimateMs);
    const auto refreshMoney = [this] {
        refreshEstimate();
        refreshSpend();
    };
    connect(&m_estimateTimer, &QTimer::timeout, this, refreshMoney);
    connect(&panel, &ComposePanel::draftChanged, &m_estimateTimer, qOverload<>(&QTimer::start));
    connect(&services.queue.caps(), &CapGate::budgetChanged, this, refreshMoney);
    panel.setQueue(services.queue.board().counts());
    refreshSpend();
}

void ComposeFlow::noteFinished(const Job &job)
{
    refreshEstimate();
    refreshSpend();
    if (job.state == JobState::Done && job.request.seed())
        m_panel.setLastSeed(*job.request.seed());
}

void ComposeFlow::setProvider(const QString &id, const QString &name)
{
    const bool changed = id != m_provider || name != m_providerName;
    m_provider = id;
    m_providerName = name;
    m_panel.setProviderId(id);
    m_panel.setKnownModels(m_services.models.knownModels(id));
    if (changed && !m_schema.model.isEmpty())
        m_panel.setSchema(m_schema, name);
}

// The draft waits in the panel until its model is there.
void ComposeFlow::start(const QByteArray &draft)
{
    take(bundledModel());
    if (draft.isEmpty())
        return;
    m_panel.restoreDraft(draft);
    const Result<Json> read = parseJson(draft);
    const QString model = read ? textAt(*read, "model") : QString{};
    if (!model.isEmpty() && model != m_schema.model)
        load(model);
}

void ComposeFlow::load(const QString &model)
{
    const QString name = model.trimmed();
    m_wanted = name.section(u':', 0, 0);
    if (const std::optional<ModelSchema> known = m_services.models.known(m_provider, name)) {
        take(*known);
        return;
    }
    m_panel.setModelLoading(true);
    m_services.models.request(m_provider, name);
}

void ComposeFlow::take(const ModelSchema &schema)
{
    m_wanted = schema.model;
    m_schema = schema;
    m_panel.setModelLoading(false);
    m_panel.setSchema(schema, m_providerName);
    m_panel.setKnownModels(m_services.models.knownModels(m_provider));
    if (m_reuse && m_reuse->model == schema.model)
        m_takeOver.read({JobDraft{.request = *std::exchange(m_reuse, std::nullopt)}}, {});
    refreshEstimate();
}

void ComposeFlow::reuse(const Request &request, SeedUse seed)
{
    m_reuseSeed = seed;
    if (request.model == m_schema.model)
        return m_takeOver.read({JobDraft{.request = request}}, {});
    m_reuse = request;
    emit told(tr("Loading %1 to take its values over").arg(request.model));
    load(request.model);
}

void ComposeFlow::fillIn(const Request &request)
{
    if (request.model != m_schema.model)
        return; // chosen away while its files were read
    const QStringList dropped = m_panel.setValues(request.parameters, m_reuseSeed);
    if (!dropped.isEmpty())
        emit told(
            tr("Taken over, except what this model does not know: %1").arg(dropped.join(u", "_s)));
    else
        emit told(m_reuseSeed == SeedUse::New ? tr("All values taken over, with a new seed")
                                              : tr("All values taken over, the seed too"));
}

//! The library may have been moved, or cleared, since the picture was made.
bool ComposeFlow::isAllThere(const QList<JobDraft> &drafts)
{
    const Inputs inputs{m_services.library.folder()};
    QStringList missing;
    for (const JobDraft &draft : drafts) {
        for (const QString &name : inputNamesIn(draft.request.parameters))
            if (!inputs.has(name) && !missing.contains(name))
                missing.append(name);
    }
    if (!missing.isEmpty())
        m_panel.showMissing(missing);
    return missing.isEmpty();
}

//! What is there already is offered instead; the rest is sent, all or none.
void ComposeFlow::submit(const QList<JobDraft> &drafts)
{
    if (!isAllThere(drafts))
        return; // the form says what is missing
    std::vector<JobDraft> fresh;
    QList<MadeBefore> made;
    bool isOnItsWay = false;
    for (const JobDraft &draft : drafts) {
        const std::optional<Job> twin =
            draft.again ? std::nullopt : m_services.queue.intake().twin(draft);
        if (twin && twin->state == JobState::Done)
            made.append({draft, twin->id});
        else if (twin)
            isOnItsWay = true;
        else
            fresh.push_back(draft);
    }
    if (isOnItsWay && fresh.empty() && made.isEmpty())
        emit told(tr("This very picture is already on its way"));
    send(std::move(fresh));
    if (!made.isEmpty())
        emit alreadyMade(made);
}

void ComposeFlow::send(std::vector<JobDraft> drafts)
{
    if (drafts.empty())
        return;
    const Result<std::vector<Ticket>> tickets = m_services.queue.intake().submit(std::move(drafts));
    refreshSpend();
    if (!tickets)
        return emit failed(tickets.error(), ErrorPlace::Provider);
    QStringList ids;
    for (const Ticket &ticket : *tickets)
        ids.append(ticket.jobId);
    emit submitted(ids);
}

void ComposeFlow::makeAgain(const QList<JobDraft> &drafts)
{
    QList<JobDraft> again = drafts;
    for (JobDraft &draft : again)
        draft.again = true;
    submit(again);
}

void ComposeFlow::refreshEstimate()
{
    Request request;
    request.provider = m_provider;
    request.model = m_schema.model;
    request.version = m_schema.version;
    request.parameters = m_panel.values();
    Budget &budget = m_services.queue.caps().budget();
    m_panel.setEstimate(budget.typicalSeconds(request), budget.estimate(request));
}

void ComposeFlow::refreshSpend()
{
    m_panel.setSpend(m_services.queue.caps().budget().state(m_services.clock.now()));
}

} // namespace limner
