#include "app/commands/localtrouble.h"
#include "app/commands/runreport.h"

#include "core/base/eitherstop.h"
#include "core/provider/bundledmodels.h"
#include "core/provider/providertable.h"
#include "core/schema/countparameter.h"
#include "core/schema/fromtext.h"
#include "core/schema/validate.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr std::chrono::milliseconds uploadPatience = 30s; // DESIGN §4
constexpr std::chrono::milliseconds lostPatience = 60s;   // DESIGN §4, for a lost create
constexpr std::chrono::milliseconds lookEvery = 500ms;

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

Json givenValues(const ModelSchema &model, const CommandLine &line)
{
    Json values = defaultValues(model);
    values["prompt"] = toJson(line.prompt);
    if (!line.negativePrompt.isNull())
        values["negative_prompt"] = toJson(line.negativePrompt);
    for (const auto &[name, text] : line.parameters) {
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

//! Splits a wish for N pictures into as few jobs as the model allows. A fixed seed counts up, so
//! that two jobs of one call never ask for the same picture.
std::vector<JobDraft> draftsFor(const ModelSchema &model, Json values, const CommandLine &line,
                                const QString &provider)
{
    const Parameter *batch = countParameter(model);
    const bool batchGiven =
        batch && std::any_of(line.parameters.begin(), line.parameters.end(),
                             [&](const auto &p) { return p.first == batch->name; });
    const int largest = batch && !batchGiven ? static_cast<int>(batch->maximum.value_or(1)) : 1;
    std::vector<JobDraft> drafts;
    for (int left = line.count; left > 0;) {
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
        if (!line.id.isEmpty())
            draft.id =
                drafts.empty() ? line.id : line.id + u'#' + QString::number(drafts.size() + 1);
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

AsyncResult<std::vector<JobDraft>> prepare(Application &application, CommandLine line,
                                           std::stop_token stop)
{
    const Result<Provider *> provider = readyProvider(application, line.provider);
    if (!provider)
        co_return propagate(provider);
    Result<ModelSchema> model = bundledModel();
    if (!line.model.isEmpty() && line.model != bundledModel().model)
        model = co_await application.models().fetch((*provider)->id(), line.model, stop);
    if (!model)
        co_return propagate(model);
    const Result<Json> values = checkedValues(*model, givenValues(*model, line));
    if (!values)
        co_return propagate(values);
    co_return draftsFor(*model, *values, line, (*provider)->id());
}

QCoro::Task<> alarm(Clock &clock, std::stop_source done)
{
    co_await clock.sleep(lookEvery, done.get_token());
    done.request_stop();
}

//! Waits until the job is settled, somebody stops, or nothing can be known within the patience:
//! a lost create, or a provider out of reach before anything was paid.
QCoro::Task<> awaitJob(Application &application, QString id, std::stop_token stop)
{
    JobQueue &queue = application.jobs();
    std::optional<std::chrono::milliseconds> troubledSince;
    while (!stop.stop_requested()) {
        std::stop_source round;
        const std::stop_callback forward{stop, [round]() mutable { round.request_stop(); }};
        QCoro::Task<> ringing = alarm(application.clock(), round);
        co_await queue.settled(id, round.get_token());
        round.request_stop();
        co_await ringing;

        const std::optional<Job> job = queue.job(id);
        if (!job || isFinished(job->state) || job->state == JobState::Uncertain || queue.isHeld(id))
            co_return;
        const bool unsent = job->state == JobState::Queued && job->error &&
                            job->error->kind != ErrorKind::RateLimited;
        const bool lost = job->state == JobState::Submitting && job->error;
        if (!unsent && !lost)
            troubledSince.reset();
        else if (!troubledSince)
            troubledSince = application.clock().elapsed();
        else if (application.clock().elapsed() - *troubledSince > lostPatience)
            co_return;
    }
}

//! Why a cap stands against the whole call; nothing when it may go. What exists already costs
//! nothing more.
std::optional<Error> capRefusal(Application &application, const std::vector<JobDraft> &drafts)
{
    std::vector<Request> fresh;
    for (const JobDraft &draft : drafts) {
        if (!application.jobs().existing(draft))
            fresh.push_back(draft.request);
    }
    const std::optional<CapRefusal> refusal =
        application.jobs().budget().refusal(fresh, application.clock().now());
    return refusal ? std::optional{refusal->error()} : std::nullopt;
}

//! Takes back a job that a cap keeps waiting, as if the call had never been made: a script may
//! repeat it with the same id once the cap is raised.
bool withdrawHeld(RunReport &report, Application &application, const QString &id)
{
    JobQueue &queue = application.jobs();
    if (!queue.isHeld(id))
        return false;
    const Error error = queue.held()->why.error();
    if (!queue.withdraw(id))
        queue.cancel(id); // it was sent once, and refused: its record stays
    if (!report.error)
        report.error = error;
    return true;
}

//! After the wait: what is still open and why, as the command reports it.
void blameOpenJob(RunReport &report, Application &application, const QString &id)
{
    const std::optional<Job> job = application.jobs().job(id);
    if (!job || isFinished(job->state) || job->state == JobState::Uncertain)
        return;
    Error error = job->error.value_or(Error{ErrorKind::Uncertain});
    if (job->state == JobState::Queued)
        application.jobs().cancel(id); // nothing was paid; a script must not find it running later
    else
        error.kind = ErrorKind::Uncertain;
    report.error = error;
}

QCoro::Task<> cancelAndAwait(Application &application, QStringList ids, std::stop_token abandon)
{
    for (const QString &id : ids)
        application.jobs().cancel(id);
    for (const QString &id : ids)
        co_await awaitJob(application, id, abandon);
}

} // namespace

QCoro::Task<int> runGenerate(Application &application, CommandLine line, CommandOutput output,
                             CommandStops stops)
{
    const EitherStop either{stops.interrupt, stops.abandon};
    const LocalTrouble trouble{application, output};

    const Result<std::vector<JobDraft>> drafts =
        co_await prepare(application, line, either.token());
    if (!drafts)
        co_return reportFailure(output, line.json, drafts.error());

    if (const std::optional<Error> capped = capRefusal(application, *drafts))
        co_return reportFailure(output, line.json, *capped);

    const QDateTime before = application.clock().now();
    QStringList ids;
    for (const JobDraft &draft : *drafts) {
        const Result<QString> id = application.jobs().submit(draft);
        if (!id)
            co_return reportFailure(output, line.json, id.error());
        ids.append(*id);
    }

    RunReport report;
    for (const QString &id : ids) {
        const std::optional<Job> job = application.jobs().job(id);
        report.cached =
            report.cached || (job && job->state == JobState::Done && job->createdAt < before);
        co_await awaitJob(application, id, either.token());
    }
    if (stops.interrupt.stop_requested())
        co_await cancelAndAwait(application, ids, stops.abandon);

    std::vector<ArtworkId> kept;
    for (const QString &id : ids) {
        for (const Artwork &artwork : application.library().artworksOfJob(id))
            kept.push_back(artwork.id);
    }
    co_await awaitUploads(application, kept, uploadPatience, either.token());

    for (const QString &id : ids) {
        if (withdrawHeld(report, application, id))
            continue;
        addJob(report, application, id);
        blameOpenJob(report, application, id);
    }
    const int code = printReport(report, output, line.json);
    co_return stops.interrupt.stop_requested() ? static_cast<int>(ExitCode::Interrupted) : code;
}

} // namespace limner
