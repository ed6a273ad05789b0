#include "ui/compose/composeflow.h"

#include "core/base/clock.h"
#include "core/library/library.h"
#include "core/provider/bundledmodels.h"
#include "core/provider/providertable.h"
#include "core/queue/jobqueue.h"
#include "ui/compose/carrywords.h"
#include "ui/compose/pictures/panedrop.h"
#include "ui/compose/prompts/presetflow.h"

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
    , m_presets{new PresetFlow{services, panel, *this}}
    , m_prompts{new PromptFlow{services, panel, this}}
    , m_reader{services.library.source()->inputs(), this}
    , m_bringer{services.intake, services.library.source()->inputs()}
    , m_takeOver{services.library.source()->inputs(), this}
    , m_use{new PictureUse{services.intake, panel, this}}
{
    panel.setBringer(m_bringer);
    connect(new PaneDrop{panel, this}, &PaneDrop::refused, this, &ComposeFlow::told);
    connect(m_use, &PictureUse::told, this, &ComposeFlow::told);
    connect(m_use, &PictureUse::failed, this, &ComposeFlow::failed);
    connect(&panel, &ComposePanel::submitted, this, [this] { m_isEdited = false; });
    connect(&panel, &ComposePanel::submitted, m_prompts, &PromptFlow::take);
    connect(m_prompts, &PromptFlow::ready, &m_reader, &InputReader::read);
    connect(m_prompts, &PromptFlow::failed, this,
            [this](const Error &error) { emit failed(error, ErrorPlace::Library); });
    connect(&panel, &ComposePanel::draftChanged, this, [this] { m_isEdited = true; });
    connect(&m_reader, &InputReader::done, this, &ComposeFlow::send);
    connect(&m_takeOver, &InputReader::done, this,
            [this](const QList<JobDraft> &taken) { fillIn(taken.front().request); });
    for (InputReader *reader : {&m_reader, &m_takeOver})
        connect(reader, &InputReader::failed, this,
                [this](const Error &error) { emit failed(error, ErrorPlace::Library); });
    connect(&panel, &ComposePanel::wentBack, this,
            [this](const QString &provider, const QString &, const ModelSchema &schema) {
                m_wanted = schema.model;
                m_wantedProvider = provider;
                m_isLoading = false;
                m_schema = schema;
                useProvider(provider);
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
            [this](const QString &provider, const ModelSchema &schema) {
                // What is here already was asked for by somebody else.
                if (provider == m_wantedProvider && schema.model == m_wanted && m_isLoading)
                    take(schema);
            });
    connect(models, &ModelStore::modelFailed, this,
            [this](const QString &provider, const QString &name, const Error &error) {
                if (provider != m_wantedProvider || name != m_wanted || !m_isLoading)
                    return;
                m_isLoading = false;
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
}

void ComposeFlow::followProvider(const QString &id, const QString &name)
{
    const bool isOther = id != m_provider;
    setProvider(id, name);
    if (isOther && !m_schema.model.isEmpty())
        loadUsual();
}

void ComposeFlow::useProvider(const QString &id)
{
    if (id == m_provider)
        return;
    const ProviderSpec *const spec = findProvider(id);
    setProvider(id, spec ? spec->name : id);
    emit providerChosen(id);
}

// The draft waits in the panel until its model is there.
void ComposeFlow::start(const QByteArray &draft)
{
    m_wantedProvider = m_provider;
    const std::vector<ModelSchema> &bundled = bundledModels(m_provider);
    take(bundled.empty() ? bundledModel() : bundled.front());
    if (draft.isEmpty())
        return;
    m_panel.restoreDraft(draft);
    const Result<Json> read = parseJson(draft);
    const QString model = read ? textAt(*read, "model") : QString{};
    if (!model.isEmpty() && model != m_schema.model)
        load(m_provider, model);
}

void ComposeFlow::loadUsual()
{
    const std::vector<ModelSchema> &bundled = bundledModels(m_provider);
    const QString usual = bundled.empty() ? QString{} : bundled.front().model;
    if (const QString model = m_lastModels.value(m_provider, usual); !model.isEmpty())
        load(m_provider, model);
}

void ComposeFlow::load(const QString &provider, const QString &model)
{
    const QString name = model.trimmed();
    m_wanted = name.section(u':', 0, 0);
    m_wantedProvider = provider;
    m_isLoading = true;
    // At once: until it is here, nothing must be sent to the model before it.
    m_panel.setModelLoading(true);
    m_services.models.ask(
        [provider, name](ModelStore &models) { return models.known(provider, name); }, this,
        [this, provider, name, wanted = m_wanted](const std::optional<ModelSchema> &known) {
            if (wanted != m_wanted || provider != m_wantedProvider)
                return;
            if (known)
                take(*known); // and behind the artist's back it is asked whether it is still so
            m_services.models.tell(
                [provider, name](ModelStore &models) { models.request(provider, name); });
        });
}

void ComposeFlow::take(const ModelSchema &schema)
{
    m_isLoading = false;
    m_wanted = schema.model;
    useProvider(m_wantedProvider);
    m_schema = schema;
    m_lastModels.insert(m_provider, schema.model);
    m_panel.setModelLoading(false);
    m_panel.setSchema(schema, m_providerName);
    if (m_reuse && m_reuse->model == schema.model)
        m_takeOver.read({JobDraft{.request = *std::exchange(m_reuse, std::nullopt)}}, {});
    refreshEstimate();
}

void ComposeFlow::choose(const ModelName &name, const ModelSchema &schema, const Json &input)
{
    ModelSchema chosen = schema;
    if (!name.model.isEmpty())
        chosen.model = name.model; // a deployment runs what another name describes
    m_wantedProvider = name.provider.isEmpty() ? m_provider : name.provider;
    m_reuse.reset();
    m_reuseSeed = SeedUse::Keep;
    m_beforeReuse = m_panel.stand();
    if (!input.is_null())
        m_reuse = Request{.provider = m_wantedProvider,
                          .model = chosen.model,
                          .version = chosen.version,
                          .parameters = input};
    take(chosen);
}

void ComposeFlow::renew(const QString &provider, const ModelSchema &after)
{
    if (provider != m_provider || after.model != m_schema.model || m_isLoading)
        return;
    m_wantedProvider = provider;
    take(after);
}

void ComposeFlow::takePart(const FoundSettings &settings, SettingsPart part)
{
    const FoundSettings some = partOf(settings, part);
    if (some.isEmpty())
        return emit told(missingWords(part));
    takeForeign(some, part, SeedUse::Keep);
}

void ComposeFlow::takeForeign(const FoundSettings &settings, SettingsPart part, SeedUse seed)
{
    const std::optional<FormStand> before = m_panel.stand();
    if (m_isLoading || !before) // the form that is there is about to go
        return emit told(tr("The model is still on its way. Try again in a moment."));
    const SettingsFit fit = fitSettings(settings, m_schema);
    const QString summary = carrySummary(fit.form, m_schema, fit.carried);
    if (fit.carried.values.empty())
        return emit told(tr("This model has no place for it. %1").arg(summary));
    m_panel.takeOver(fit.form, fit.carried, seed);
    emit takenOver(*before, summary.isEmpty() ? takenWords(part) : summary);
}

void ComposeFlow::reuse(const Request &request, SeedUse seed)
{
    m_reuseSeed = seed;
    m_beforeReuse = m_panel.stand();
    if (const std::optional<FoundSettings> foreign = foreignSettings(request))
        return takeForeign(*foreign, SettingsPart::All,
                           seed); // whatever model it was, it is not one of ours
    const ProviderSpec *const spec = findProvider(request.provider);
    const QString provider = spec && spec->make ? spec->id : m_provider;
    if (request.model == m_schema.model && provider == m_provider)
        return m_takeOver.read({JobDraft{.request = request}}, {});
    m_reuse = request;
    emit told(tr("Loading %1 to take its values over").arg(request.model));
    load(provider, request.model);
}

void ComposeFlow::fillIn(const Request &request)
{
    if (request.model != m_schema.model)
        return; // chosen away while its files were read
    const std::optional<FormStand> before = std::exchange(m_beforeReuse, std::nullopt);
    const QStringList dropped = m_panel.setValues(request.parameters, m_reuseSeed);
    const QString words =
        !dropped.isEmpty()
            ? tr("Taken over, except what this model does not know: %1").arg(dropped.join(u", "_s))
        : m_reuseSeed == SeedUse::New ? tr("All values taken over, with a new seed")
                                      : tr("All values taken over, the seed too");
    if (before)
        emit takenOver(*before, words);
    else
        emit told(words);
}

//! The form stays as it is, and may be written on while the queue takes the drafts in.
void ComposeFlow::send(const QList<JobDraft> &drafts)
{
    m_services.queue.ask([inputs = m_services.library.source()->inputs(),
                          drafts](JobQueue &queue) { return submit(queue, inputs, drafts); },
                         this, [this](const Submission &sent) { tellSent(sent); });
}

void ComposeFlow::tellSent(const Submission &sent)
{
    if (!sent.missing.isEmpty()) {
        m_panel.showMissing(sent.missing); // the form says so
        return emit inputsMissing(sent.missing);
    }
    if (sent.isOnItsWay && sent.ids.isEmpty() && sent.made.isEmpty() && !sent.error)
        emit told(tr("This very picture is already on its way"));
    refreshSpend();
    if (sent.error)
        emit failed(*sent.error, ErrorPlace::Provider);
    if (!sent.ids.isEmpty()) {
        emit submitted(sent.ids);
        emit modelsUsed(sent.models);
        if (!m_isEdited)
            emit watchWanted();
    }
    if (!sent.made.isEmpty())
        emit alreadyMade(sent.made);
}

void ComposeFlow::setChosen(ArtworkId id)
{
    m_presets->setChosen(id);
}

void ComposeFlow::makeAgain(const QList<JobDraft> &drafts)
{
    QList<JobDraft> again = drafts;
    for (JobDraft &draft : again)
        draft.again = true;
    m_isEdited = false;
    send(again);
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
