#include "app/commands/runanswer.h"

#include "ui/common/errortext.h"
#include "ui/queue/jobwords.h"

#include <QCoreApplication>

namespace limner {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RunAnswer)
};

//! Failures of the job itself outrank a missing link.
void blame(RunAnswer &answer, const Error &error)
{
    const bool weaker = answer.error && (answer.error->kind == ErrorKind::NotUploaded ||
                                         answer.error->kind == ErrorKind::Cancelled);
    if (!answer.error || weaker)
        answer.error = error;
}

void blameUpload(RunAnswer &answer, const ReportedArtwork &image)
{
    Error error;
    error.kind = ErrorKind::NotUploaded;
    if (image.upload && image.upload->error) {
        error.message = image.upload->error->message;
        error.code = toString(image.upload->error->kind);
    } else if (image.error && image.error->kind != ErrorKind::NotUploaded) {
        error = *image.error;
    }
    if (!answer.error)
        answer.error = error;
}

//! How a job ended without success, in words where nobody gave any.
Error endOf(const Job &job)
{
    Error error = job.error.value_or(Error{ErrorKind::Cancelled});
    if (job.state != JobState::Cancelled || !error.message.isEmpty())
        return error;
    error.kind = ErrorKind::Cancelled;
    QStringList words;
    if (!job.cancelAsked)
        words.append(Text::tr("The provider ended it."));
    if (job.billed.value_or(false))
        words.append(Text::tr("The time it ran is billed."));
    error.message = words.join(u' ');
    return error;
}

//! Without the job, which is read already or has to be.
ReportedArtwork reportedAlone(Application &application, Artwork artwork)
{
    ReportedArtwork out;
    out.absolutePath = application.library().originals().absolutePath(artwork);
    out.upload = application.outbox().upload(artwork.id);
    const Result<Link> link = application.outbox().link(artwork.id);
    if (link)
        out.url = link->url;
    out.error = link ? link->doubt : std::optional{link.error()};
    if (out.upload && out.upload->state != UploadState::Stored && out.upload->error)
        out.error = out.upload->error;
    out.artwork = std::move(artwork);
    return out;
}

} // namespace

ReportedArtwork reported(Application &application, Artwork artwork)
{
    ReportedArtwork out = reportedAlone(application, std::move(artwork));
    if (const std::optional<Job> job = application.jobs().board().job(out.artwork.jobId))
        out.billed = job->billed;
    return out;
}

void addJob(RunAnswer &answer, Application &application, const QString &jobId)
{
    if (const std::optional<Job> job = application.jobs().board().job(jobId))
        addJob(answer, application, *job);
}

void addJob(RunAnswer &answer, Application &application, const Job &job)
{
    if (answer.jobs.contains(job.id))
        return;
    answer.jobs.append(job.id);
    for (Artwork &artwork : application.library().artworksOfJob(job.id)) {
        ReportedArtwork image = reportedAlone(application, std::move(artwork));
        image.billed = job.billed;
        if (image.url.isEmpty())
            blameUpload(answer, image);
        answer.images.push_back(std::move(image));
    }
    if (job.state == JobState::Uncertain) {
        Error uncertain = job.error.value_or(Error{});
        uncertain.kind = ErrorKind::Uncertain;
        blame(answer, uncertain);
    } else if (job.state == JobState::Failed || job.state == JobState::Cancelled) {
        blame(answer, endOf(job));
    } else if (job.state == JobState::Done && job.error) {
        answer.notes.append(jobErrorText(job).sentence());
    }
}

void tellDoubts(const RunAnswer &answer, CommandClient &client)
{
    for (const QString &note : answer.notes)
        client.tell(note);
    for (const ReportedArtwork &image : answer.images) {
        if (!image.url.isEmpty() && image.error)
            return client.tell(errorText(*image.error, ErrorPlace::Store).sentence()); // for all
    }
}

void addCost(RunAnswer &answer, Application &application, const QString &jobId)
{
    const std::optional<Job> job = application.jobs().board().job(jobId);
    if (!job || !job->cost.amount)
        return;
    answer.cost.amount = answer.cost.amount.value_or(0) + *job->cost.amount;
    answer.cost.currency = job->cost.currency;
    answer.cost.estimated = job->cost.estimated;
}

OrderedJson toJson(const RunAnswer &answer)
{
    if (answer.plan)
        return *answer.plan;
    if (answer.error && answer.jobs.isEmpty()) // nothing was begun
        return {{"error", errorJson(*answer.error)}};
    OrderedJson urls = OrderedJson::array();
    OrderedJson images = OrderedJson::array();
    for (const ReportedArtwork &image : answer.images) {
        if (!image.url.isEmpty())
            urls.push_back(image.url.toStdString());
        images.push_back(imageJson(image));
    }
    OrderedJson out{{"urls", urls}, {"images", images}};
    out["job"] = textOrNull(answer.jobs.value(0));
    if (answer.jobs.size() > 1) {
        out["jobs"] = OrderedJson::array();
        for (const QString &job : answer.jobs)
            out["jobs"].push_back(job.toStdString());
    }
    out["cached"] = answer.cached;
    out["cost"] = costJson(answer.cost);
    if (answer.error)
        out["error"] = errorJson(*answer.error);
    return out;
}

} // namespace limner
