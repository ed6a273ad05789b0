#include "app/commands/runreport.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! Failures of the job itself outrank a missing link.
void blame(RunReport &report, const Error &error)
{
    const bool weaker = report.error && (report.error->kind == ErrorKind::NotUploaded ||
                                         report.error->kind == ErrorKind::Cancelled);
    if (!report.error || weaker)
        report.error = error;
}

void blameUpload(RunReport &report, const ReportedArtwork &image)
{
    Error error;
    error.kind = ErrorKind::NotUploaded;
    if (image.upload && image.upload->error) {
        error.message = image.upload->error->message;
        error.code = toString(image.upload->error->kind);
    } else if (image.error && image.error->kind != ErrorKind::NotUploaded) {
        error = *image.error;
    }
    if (!report.error)
        report.error = error;
}

} // namespace

ReportedArtwork reported(Application &application, Artwork artwork)
{
    ReportedArtwork out;
    out.absolutePath = application.library().absolutePath(artwork);
    out.upload = application.outbox().upload(artwork.id);
    const Result<Link> link = application.outbox().link(artwork.id);
    if (link)
        out.url = link->url;
    out.error = link ? link->doubt : std::optional{link.error()};
    if (out.upload && out.upload->state != UploadState::Stored && out.upload->error)
        out.error = out.upload->error;
    if (const std::optional<Job> job = application.jobs().board().job(artwork.jobId))
        out.billed = job->billed;
    out.artwork = std::move(artwork);
    return out;
}

void addJob(RunReport &report, Application &application, const QString &jobId)
{
    const std::optional<Job> job = application.jobs().board().job(jobId);
    if (!job || report.jobs.contains(jobId))
        return;
    report.jobs.append(jobId);
    for (Artwork &artwork : application.library().artworksOfJob(jobId)) {
        ReportedArtwork image = reported(application, std::move(artwork));
        if (image.url.isEmpty())
            blameUpload(report, image);
        report.images.push_back(std::move(image));
    }
    if (job->cost.amount) {
        report.cost.amount = report.cost.amount.value_or(0) + *job->cost.amount;
        report.cost.currency = job->cost.currency;
        report.cost.estimated = job->cost.estimated;
    }
    if (job->state == JobState::Uncertain) {
        Error uncertain = job->error.value_or(Error{});
        uncertain.kind = ErrorKind::Uncertain;
        blame(report, uncertain);
    } else if (job->state == JobState::Failed || job->state == JobState::Cancelled) {
        blame(report, job->error.value_or(Error{ErrorKind::Cancelled}));
    }
}

QCoro::Task<> awaitUploads(Application &application, std::vector<ArtworkId> ids,
                           std::chrono::milliseconds patience, std::stop_token stop)
{
    const std::chrono::milliseconds until = application.clock().elapsed() + patience;
    for (const ArtworkId id : ids) {
        const auto left = until - application.clock().elapsed();
        if (left.count() > 0 && !stop.stop_requested())
            co_await application.outbox().settled(id, left, stop);
    }
}

int printReport(const RunReport &report, const CommandOutput &output, bool json)
{
    if (json) {
        OrderedJson urls = OrderedJson::array();
        OrderedJson images = OrderedJson::array();
        for (const ReportedArtwork &image : report.images) {
            if (!image.url.isEmpty())
                urls.push_back(image.url.toStdString());
            images.push_back(imageJson(image));
        }
        OrderedJson out{{"urls", urls}, {"images", images}};
        out["job"] = textOrNull(report.jobs.value(0));
        if (report.jobs.size() > 1) {
            out["jobs"] = OrderedJson::array();
            for (const QString &job : report.jobs)
                out["jobs"].push_back(job.toStdString());
        }
        out["cached"] = report.cached;
        out["cost"] = costJson(report.cost);
        if (report.error)
            out["error"] = errorJson(*report.error);
        output.out(toBytes(out) + '\n');
    } else {
        for (const ReportedArtwork &image : report.images) {
            if (!image.url.isEmpty())
                output.out(image.url.toUtf8() + '\n');
        }
    }
    for (const ReportedArtwork &image : report.images) {
        if (!image.url.isEmpty() && image.error) { // the same for all
            output.err(errorLine(*image.error));
            break;
        }
    }
    if (!report.error)
        return static_cast<int>(ExitCode::Good);
    output.err(errorLine(*report.error));
    for (const ReportedArtwork &image : report.images) {
        if (image.url.isEmpty())
            output.err("  " + image.absolutePath.toUtf8() + '\n');
    }
    return static_cast<int>(exitCodeFor(report.error->kind));
}

} // namespace limner
