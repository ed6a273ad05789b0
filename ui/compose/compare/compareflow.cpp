#include "ui/compose/compare/compareflow.h"

#include "core/base/clock.h"
#include "core/provider/modelstore.h"
#include "core/queue/jobqueue.h"
#include "core/schema/sharedvalues.h"
#include "ui/common/errortext.h"
#include "ui/common/formats.h"
#include "ui/compose/compare/comparefoot.h"
#include "ui/compose/compare/comparelist.h"
#include "ui/compose/composeflow.h"
#include "ui/compose/compare/sharedform.h"

#include <algorithm>

namespace limner {

using namespace Qt::StringLiterals;

namespace {
constexpr int pauseMs = 150;
} // namespace

//! Of what stands in the panel.
struct CompareFlow::Prices {
    std::vector<std::optional<Amount>> rows = {}; //!< of all jobs of a row
    std::optional<CapRefusal> refusal = {};       //!< why not all of them may go
    int fitting = 0;                              //!< jobs that may, one after the other
};

CompareFlow::CompareFlow(const Services &services, ComparePanel &panel, ComposePanel &single,
                         ComposeFlow &flow, QObject *parent)
    : QObject{parent}
    , m_services{services}
    , m_panel{panel}
    , m_single{single}
    , m_flow{flow}
{
    m_priceTimer.setSingleShot(true);
    m_priceTimer.setInterval(pauseMs);
    connect(&m_priceTimer, &QTimer::timeout, this, &CompareFlow::refreshPrices);
    connect(&panel, &ComparePanel::draftChanged, &m_priceTimer, qOverload<>(&QTimer::start));
    connect(&panel, &ComparePanel::modelAdded, this, &CompareFlow::load);
    connectServices();
    connectSending();
    refreshSpend();
}

void CompareFlow::connectServices()
{
    const ModelStore *const models = m_services.models.source();
    const auto each = [this](const QString &provider, const QString &model, const auto &act) {
        for (CompareRow *row : m_panel.list().rows()) {
            if (row->provider() == provider && row->model() == model)
                act(*row);
        }
    };
    connect(models, &ModelStore::modelReady, this,
            [each](const QString &provider, const ModelSchema &schema) {
                each(provider, schema.model, [&](CompareRow &row) {
                    if (!row.isReady())
                        row.setSchema(schema);
                });
            });
    connect(models, &ModelStore::modelChanged, this,
            [each](const QString &provider, const QString &, const ModelSchema &,
                   const ModelSchema &after) {
                each(provider, after.model, [&](CompareRow &row) { row.setSchema(after); });
            });
    connect(models, &ModelStore::modelFailed, this,
            [each](const QString &provider, const QString &name, const Error &error) {
                each(provider, name, [&](CompareRow &row) {
                    if (!row.isReady())
                        row.setFailure(errorText(error, ErrorPlace::Provider).sentence());
                });
            });
    JobQueue *const queue = m_services.queue.source();
    connect(&queue->board(), &JobBoard::jobFinished, this, [this](const Job &job) {
        m_priceTimer.start();
        if (const auto seed = job.request.seed(); seed && job.state == JobState::Done)
            m_panel.shared().setLastSeed(*seed);
    });
    connect(&queue->caps(), &CapGate::budgetChanged, this, [this] { m_priceTimer.start(); });
}

// One way to the queue for both: files are read, twins are found, failures are said.
void CompareFlow::connectSending()
{
    connect(&m_panel, &ComparePanel::submitted, this,
            [this](const QList<JobDraft> &drafts, const LocalFiles &files) {
                m_group = drafts.front().group;
                QList<JobDraft> placed = drafts;
                for (JobDraft &draft : placed)
                    draft.album = m_single.album();
                emit m_single.submitted(placed, files);
            });
    connect(&m_single, &ComposePanel::submitted, this, [this](const QList<JobDraft> &drafts) {
        if (drafts.front().group != m_group)
            m_group.clear(); // of one model
    });
    connect(&m_flow, &ComposeFlow::submitted, this, [this] {
        if (const QString group = std::exchange(m_group, {}); !group.isEmpty())
            emit groupStarted(group);
        refreshSpend();
    });
    connect(&m_flow, &ComposeFlow::inputsMissing, &m_panel, &ComparePanel::showMissing);
}

void CompareFlow::load(CompareRow *row)
{
    const QString provider = row->provider();
    const QString model = row->model();
    m_services.models.ask(
        [provider, model](ModelStore &models) { return models.known(provider, model); }, row,
        [row](const std::optional<ModelSchema> &known) {
            if (known)
                row->setSchema(*known);
        });
    // Behind the artist's back it is asked whether it is still so.
    m_services.models.tell(
        [provider, model](ModelStore &models) { models.request(provider, model); });
}

void CompareFlow::add(const ModelName &name, const ModelSchema &schema)
{
    ModelSchema chosen = schema;
    if (!name.model.isEmpty())
        chosen.model = name.model; // a deployment runs what another name describes
    const QString provider = name.provider.isEmpty() ? m_flow.provider() : name.provider;
    if (CompareRow *const row = m_panel.list().add({.provider = provider, .model = chosen.model}))
        row->setSchema(chosen);
}

void CompareFlow::begin()
{
    const Json values = m_single.values();
    Json shared = m_panel.shared().values();
    shared.update(carryAll(m_single.schema(), values, sharedSchema()).values);
    m_panel.shared().setValues(shared);
    if (!m_panel.list().rows().empty() || m_flow.model().isEmpty())
        return;
    const ModelSchema own = ownPart(m_single.schema());
    ComparedModel first{.provider = m_flow.provider(), .model = m_flow.model()};
    for (const Parameter &parameter : own.parameters) {
        const std::string name = parameter.name.toStdString();
        if (values.contains(name) && parameter.kind != ParameterKind::Secret)
            first.values[name] = values.at(name);
    }
    m_panel.shared().setImages(m_single.imageCount());
    if (CompareRow *const row = m_panel.list().add(first))
        row->setSchema(m_single.schema());
}

void CompareFlow::end()
{
    Json values = m_single.values();
    for (const CompareRow *row : m_panel.list().ready()) {
        if (row->provider() == m_flow.provider() && row->model() == m_flow.model())
            values.update(row->draft().values);
    }
    const Json shared = m_panel.shared().values();
    const Roles roles = rolesOf(m_single.schema());
    for (const auto &[name, role] :
         {std::pair{"prompt", roles.prompt}, std::pair{"negative_prompt", roles.negativePrompt}}) {
        if (!shared.contains(name))
            values.erase(role.toStdString()); // it was emptied
    }
    values.update(fitShared(shared, m_single.schema()).values);
    m_single.setValues(values, m_panel.shared().seed() ? SeedUse::Keep : SeedUse::New);
}

void CompareFlow::refreshPrices()
{
    struct Row {
        std::vector<Request> jobs = {};
    };
    std::vector<Row> rows;
    int jobs = 0;
    const int images = m_panel.shared().images();
    for (const CompareRow *row : m_panel.list().ready()) {
        const auto count = static_cast<size_t>(jobsFor(row->schema(), images));
        rows.push_back({std::vector<Request>{count, requestOf(row->wish(), images)}});
        jobs += static_cast<int>(count);
    }
    m_services.queue.ask(
        [rows, now = m_services.clock.now()](JobQueue &queue) {
            Budget &budget = queue.caps().budget();
            Prices out;
            std::vector<Request> all;
            for (const Row &row : rows) {
                std::optional<Amount> price = budget.estimate(row.jobs.front());
                if (price)
                    price->value *= static_cast<double>(row.jobs.size());
                out.rows.push_back(price);
                for (const Request &request : row.jobs) {
                    all.push_back(request);
                    if (!out.refusal)
                        out.refusal = budget.refusal(all, now);
                    out.fitting += out.refusal ? 0 : 1;
                }
            }
            return out;
        },
        this,
        [this, jobs, asked = ++m_asked](const Prices &prices) {
            if (asked == m_asked)
                takePrices(prices, jobs);
        });
    refreshSpend();
}

void CompareFlow::takePrices(const Prices &prices, int jobs)
{
    m_panel.setPrices(prices.rows);
    if (!prices.refusal)
        return m_panel.foot().setWarning({});
    const CapRefusal &why = *prices.refusal;
    const QString cap = formatMoney(why.limit, why.currency);
    const QString words = why.cap == CapRefusal::Cap::Day
                              ? tr("Today's cap of %1 leaves room for %2 of these %3 jobs; the "
                                   "others will wait.")
                              : tr("This month's cap of %1 leaves room for %2 of these %3 jobs; "
                                   "the others will wait.");
    m_panel.foot().setWarning(words.arg(cap).arg(prices.fitting).arg(jobs));
}

void CompareFlow::refreshSpend()
{
    m_services.queue.ask([now = m_services.clock.now()](
                             JobQueue &queue) { return queue.caps().budget().state(now); },
                         this,
                         [this](const BudgetState &state) { m_panel.foot().setSpend(state); });
}

} // namespace limner
