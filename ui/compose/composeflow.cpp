#include "ui/compose/composeflow.h"

#include "core/base/clock.h"
#include "core/library/library.h"
#include "core/provider/bundledmodels.h"
#include "core/provider/providertable.h"
#include "core/queue/jobqueue.h"

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
    , m_reader{services.library.source()->folder(), this}
    , m_takeOver{services.library.source()->folder(), this}
{
    connect(&panel, &ComposePanel::modelWanted, this, &ComposeFlow::load);
    connect(&panel, &ComposePanel::submitted, this, [this] { m_isEdited = false; });
    connect(&panel, &ComposePanel::submitted, &m_reader, &InputReader::read);
    connect(&panel, &ComposePanel::draftChanged, this, [this] { m_isEdited = true; });
    connect(&m_reader, &InputReader::done, this, &ComposeFlow::send);
    connect(&m_takeOver, &InputReader::done, this,
            [this](const QList<JobDraft> &taken) { fillIn(taken.front().request); });
    for (InputReader *reader : {&m_reader, &m_takeOver})
        connect(reader, &InputReader::failed, this,
                [this](const Error &error) { emit failed(error, ErrorPlace::Library); });
    connect(&panel, &ComposePanel::wentBack, this,
            [this](const QString &provider, const QString &name, const ModelSchema &schema) {
                m_wanted = schema.model;
                m_schema = schema;
                if (provider != m_provider)
                    setProvider(provider, name);
                refreshEstimate();
            });
    m_estimateTimer.setSingleShot(true);
    m_estimateTimer.setInterval(estimateMs);
    connect(&m_estimateTimer, &QTimer::timeout, this, &ComposeFlow::refreshMoney);
    connect(&panel, &ComposePanel::draftChanged, &m_estimateTimer, qOverload<>(&QTimer::start));
    connectServices();
    refreshSpend();
}

void ComposeFlow::connectServices()
{
    const ModelStore *const models = m_services.models.source();
    connect(models, &ModelStore::modelReady, this,
            [this](const QString &, const ModelSchema &schema) {
                if (schema.model == m_wanted)
                    take(schema);
            });
    connect(models, &ModelStore::modelFailed, this,
            [this](const QString &, const QString &name, const Error &error) {
                if (name != m_wanted)
                    return;
                m_panel.setModelLoading(false);
                m_panel.showModelError(errorText(error, ErrorPlace::Provider).sentence());
            });
    JobQueue *const queue = m_services.queue.source();
    connect(&queue->board(), &JobBoard::jobFinished, this, &ComposeFlow::noteFinished);
    connect(&queue->caps(), &CapGate::budgetChanged, this, &ComposeFlow::refreshMoney);
}

void ComposeFlow::noteFinished(const Job &job)
{
    refreshMoney();
    if (job.state == JobState::Done && job.request.seed())
        m_panel.setLastSeed(*job.request.seed());
}

void ComposeFlow::setProvider(const QString &id, const QString &name)
{
    m_provider = id;
    m_providerName = name;
    m_panel.setProviderId(id);
    m_panel.setProviderName(name);
    refreshModels();
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
    // At once: until it is here, nothing must be sent to the model before it.
    m_panel.setModelLoading(true);
    m_services.models.ask(
        [provider = m_provider, name](ModelStore &models) { return models.known(provider, name); },
        this,
        [this, provider = m_provider, name,
         wanted = m_wanted](const std::optional<ModelSchema> &known) {
            if (wanted != m_wanted)
                return;
            if (known)
                return take(*known);
            m_services.models.tell(
                [provider, name](ModelStore &models) { models.request(provider, name); });
        });
}

void ComposeFlow::take(const ModelSchema &schema)
{
    m_wanted = schema.model;
    m_schema = schema;
    m_panel.setModelLoading(false);
    m_panel.setSchema(schema, m_providerName);
    refreshModels();
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

//! The form stays as it is, and may be written on while the queue takes the drafts in.
void ComposeFlow::send(const QList<JobDraft> &drafts)
{
    m_services.queue.ask([inputs = Inputs{m_services.library.source()->folder()},
                          drafts](JobQueue &queue) { return submit(queue, inputs, drafts); },
                         this, [this](const Submission &sent) { tellSent(sent); });
}

void ComposeFlow::tellSent(const Submission &sent)
{
    if (!sent.missing.isEmpty())
        return m_panel.showMissing(sent.missing); // the form says so
    if (sent.isOnItsWay && sent.ids.isEmpty() && sent.made.isEmpty() && !sent.error)
        emit told(tr("This very picture is already on its way"));
    refreshSpend();
    if (sent.error)
        emit failed(*sent.error, ErrorPlace::Provider);
    if (!sent.ids.isEmpty()) {
        emit submitted(sent.ids);
        if (!m_isEdited)
            emit watchWanted();
    }
    if (!sent.made.isEmpty())
        emit alreadyMade(sent.made);
}

void ComposeFlow::makeAgain(const QList<JobDraft> &drafts)
{
    QList<JobDraft> again = drafts;
    for (JobDraft &draft : again)
        draft.again = true;
    m_isEdited = false;
    send(again);
}

void ComposeFlow::refreshModels()
{
    m_services.models.ask(
        [provider = m_provider](ModelStore &models) { return models.knownModels(provider); }, this,
        [this, provider = m_provider](const QStringList &names) {
            if (provider == m_provider)
                m_panel.setKnownModels(names);
        });
}

void ComposeFlow::refreshMoney()
{
    refreshEstimate();
    refreshSpend();
}

void ComposeFlow::refreshEstimate()
{
    Request request;
    request.provider = m_provider;
    request.model = m_schema.model;
    request.version = m_schema.version;
    request.parameters = m_panel.values();
    m_services.queue.ask(
        [request](JobQueue &queue) {
            Budget &budget = queue.caps().budget();
            return std::pair{budget.typicalSeconds(request), budget.estimate(request)};
        },
        this,
        [this, asked = ++m_estimates](const std::pair<double, std::optional<Amount>> &estimate) {
            if (asked == m_estimates)
                m_panel.setEstimate(estimate.first, estimate.second);
        });
}

void ComposeFlow::refreshSpend()
{
    m_services.queue.ask([now = m_services.clock.now()](
                             JobQueue &queue) { return queue.caps().budget().state(now); },
                         this, [this](const BudgetState &state) { m_panel.setSpend(state); });
}

} // namespace limner
