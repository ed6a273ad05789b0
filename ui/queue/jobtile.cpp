#include "ui/queue/jobtile.h"

#include "core/money/rates.h"
#include "ui/common/errortext.h"
#include "ui/common/formats.h"
#include "ui/queue/jobwords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(JobTile)
};

// "0.9 of 1.4 MB": one unit for both, so that the eye compares numbers only.
QString bytesOf(qint64 done, qint64 total)
{
    const QLocale locale;
    const bool small = total < 1'000'000;
    const double unit = small ? 1e3 : 1e6;
    const auto number = [&](qint64 bytes) {
        return locale.toString(double(bytes) / unit, 'f', small ? 0 : 1);
    };
    return Text::tr("%1 of %2 %3")
        .arg(number(done), number(total), small ? Text::tr("kB") : Text::tr("MB"));
}

void describeRunning(JobTile &tile, const Progress &progress)
{
    tile.fraction = progress.fraction;
    if (progress.fraction < 0) {
        tile.kind = JobTile::Kind::Starting;
        tile.caption = Text::tr("Starting");
        return;
    }
    tile.kind = JobTile::Kind::Generating;
    tile.caption = progress.steps > 0
                       ? Text::tr("step %1 of %2").arg(progress.step).arg(progress.steps)
                       : Text::tr("Generating");
}

QString expiredText(const Job &job)
{
    if (job.state == JobState::Done)
        return Text::tr("Some pictures were deleted by the provider before they could be fetched");
    QString what = jobErrorText(job).what;
    if (job.billed != true || !job.cost.amount)
        return what;
    return Text::tr("%1. Billed %2").arg(what, formatMoney(*job.cost.amount, job.cost.currency));
}

//! Of this computer, not of the provider or the way there.
bool isLocal(ErrorKind kind)
{
    return kind == ErrorKind::DiskFull || kind == ErrorKind::ReadOnly || kind == ErrorKind::Io ||
           kind == ErrorKind::Database;
}

void describeRetry(JobTile &tile, const Job &job, const QDateTime &outputsUntil)
{
    tile.kind = JobTile::Kind::Retrying;
    tile.fraction = -1;
    tile.retryAt = job.retryAt;
    tile.caption.clear();
    if (!job.error)
        return;
    const bool isFull = job.state == JobState::Fetching && isLocal(job.error->kind);
    const ErrorText text = isFull ? errorText(*job.error, ErrorPlace::Library) : jobErrorText(job);
    tile.caption = text.what;
    tile.why = text.sentence();
    if (isFull)
        tile.deadline = outputsUntil;
}

//! "Cancelled, $0.045 for 45 s": what it came to, as far as the provider told.
QString cancelledText(const Job &job)
{
    const QString time = job.predictSeconds > 0 ? formatSeconds(job.predictSeconds) : QString{};
    if (job.billed == false)
        return Text::tr("Cancelled, not billed");
    if (!job.cost.amount)
        return time.isEmpty() ? Text::tr("Cancelled") : Text::tr("Cancelled after %1").arg(time);
    const QString money = formatMoney(*job.cost.amount, job.cost.currency);
    return time.isEmpty() ? Text::tr("Cancelled, %1").arg(money)
                          : Text::tr("Cancelled, %1 for %2").arg(money, time);
}

void describeTrouble(JobTile &tile, const Job &job)
{
    using Kind = JobTile::Kind;
    const bool isStopped = job.state == JobState::Cancelled && !job.error;
    tile.kind = job.state == JobState::Uncertain ? Kind::Uncertain
                : isStopped                      ? Kind::Cancelled
                                                 : Kind::Failed;
    tile.why = jobErrorText(job).sentence();
    if (tile.kind == Kind::Uncertain)
        tile.caption = Text::tr("The answer was lost. It may have been billed.");
    else if (isStopped)
        tile.caption = cancelledText(job);
    else if (job.error && job.error->kind == ErrorKind::OutputExpired)
        tile.caption = expiredText(job);
    else
        tile.caption = job.error ? jobErrorText(job).what : Text::tr("Failed");
}

void describeFetching(JobTile &tile, const JobProgress &progress)
{
    tile.kind = JobTile::Kind::Fetching;
    tile.caption = Text::tr("Fetching");
    if (progress.bytesTotal <= 0)
        return;
    tile.fraction = double(progress.bytesDone) / double(progress.bytesTotal);
    tile.caption = Text::tr("Fetching %1").arg(bytesOf(progress.bytesDone, progress.bytesTotal));
}

// What a job waits for that has not been sent: a person, its provider, our own limit, its turn.
void describeWaiting(JobTile &tile, const Job &job, const QueueStand &stand)
{
    tile.caption = Text::tr("Waiting for its turn");
    if (stand.paused) {
        tile.paused = true;
        tile.caption = Text::tr("Waits: the queue is paused");
        return;
    }
    if (stand.heldFrom && job.position >= *stand.heldFrom && !job.overCap) {
        tile.caption = Text::tr("Waits: a spending cap is reached");
        return;
    }
    const ProviderStand *provider = stand.find(job.request.provider);
    if (provider == nullptr || !provider->until.isValid())
        return;
    const bool refused = provider->why == Throttle::Why::Refused;
    if (!refused && provider->running >= provider->parallel)
        return;
    tile.kind = JobTile::Kind::Retrying;
    tile.retryAt = provider->until;
    tile.caption = refused ? Text::tr("%1 asks to wait").arg(provider->name)
                           : Text::tr("Your limit a minute is reached");
}

} // namespace

JobTile jobTile(const Job &job, const JobProgress &progress, const QueueStand &stand)
{
    JobTile tile;
    tile.jobId = job.id;
    tile.prompt = job.request.prompt();
    tile.pictures = pictureCount(job.request);
    tile.state = job.state;
    tile.position = job.position;
    switch (job.state) {
    case JobState::Queued:
        describeWaiting(tile, job, stand);
        break;
    case JobState::Submitting:
        tile.kind = JobTile::Kind::Starting;
        tile.caption = Text::tr("Sending");
        break;
    case JobState::Running:
        describeRunning(tile, progress.progress);
        break;
    case JobState::Fetching:
        describeFetching(tile, progress);
        break;
    case JobState::Done:
        if (!job.error) { // its pictures take over
            tile.kind = JobTile::Kind::Fetching;
            tile.caption = Text::tr("Finished");
            return tile;
        }
        [[fallthrough]];
    case JobState::Uncertain:
    case JobState::Failed:
    case JobState::Cancelled:
        describeTrouble(tile, job);
        return tile;
    }
    if (job.cancelAsked) {
        tile.kind = JobTile::Kind::Cancelling;
        tile.caption = Text::tr("Cancelling");
    } else if (job.retryAt.isValid() && !tile.paused && tile.kind != JobTile::Kind::Retrying) {
        describeRetry(tile, job, progress.outputsUntil);
    }
    return tile;
}

QString ringText(const JobTile &tile, const QDateTime &now)
{
    switch (tile.kind) {
    case JobTile::Kind::Generating:
        return formatPercent(tile.fraction);
    case JobTile::Kind::Fetching:
        return u"↓"_s;
    case JobTile::Kind::Retrying:
        if (now < tile.retryAt)
            return Text::tr("%1 s").arg((now.msecsTo(tile.retryAt) + 999) / 1000);
        return u"…"_s;
    default:
        return u"…"_s;
    }
}

QString caption(const JobTile &tile, const QDateTime &now)
{
    if (tile.kind != JobTile::Kind::Retrying)
        return tile.caption;
    if (tile.deadline.isValid()) // the ring counts the seconds
        return Text::tr("%1. %2").arg(tile.caption, deadlineText(tile.deadline, now));
    if (now >= tile.retryAt)
        return tile.caption.isEmpty() || !tile.why.isEmpty() ? Text::tr("Trying again")
                                                             : Text::tr("Waiting for its turn");
    if (!tile.why.isEmpty())
        return Text::tr("%1. Retry in %2").arg(tile.caption, ringText(tile, now));
    if (!tile.caption.isEmpty())
        return Text::tr("%1: %2").arg(tile.caption, ringText(tile, now));
    return Text::tr("Waiting, retry in %1").arg(ringText(tile, now));
}

QString deadlineText(const QDateTime &deadline, const QDateTime &now)
{
    const qint64 seconds = now.secsTo(deadline);
    if (seconds <= 0)
        return Text::tr("The provider may delete it any moment.");
    if (seconds < 60)
        return Text::tr("The provider deletes it in less than a minute.");
    // Whole minutes, rounded down: better early than late.
    const qint64 whole = seconds / 60 * 60;
    return Text::tr("The provider deletes it in %1.").arg(formatSeconds(double(whole)));
}

QString jobName(const JobTile &tile)
{
    QString prompt = tile.prompt.simplified();
    if (tile.pictures == 1)
        return prompt;
    const QString count = Text::tr("%1 pictures").arg(tile.pictures);
    return prompt.isEmpty() ? count : Text::tr("%1: %2").arg(count, prompt);
}

QString spokenName(const JobTile &tile, const QDateTime &now)
{
    QString state = caption(tile, now);
    if (tile.kind == JobTile::Kind::Generating)
        state = Text::tr("Generating %1 %, %2").arg(int(tile.fraction * 100)).arg(tile.caption);
    else if (tile.kind == JobTile::Kind::Failed)
        state = Text::tr("Failed: %1").arg(tile.caption);
    const QString name = jobName(tile);
    return name.isEmpty() ? state : Text::tr("%1: %2").arg(state, name);
}

} // namespace limner
