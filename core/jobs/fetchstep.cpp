#include "core/jobs/fetchstep.h"

#include "core/jobs/remoteresult.h"
#include "core/money/rates.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr int mostAtOnce = 4;
// The last of the tries that `reactToFetch` grants to something else in a picture's place.
constexpr int doubtfulBeforeKept = 7;
// A refusal may pass; one that stays is worth a question.
constexpr int refusalsBeforeAsking = 3;

//! What the artist is told in the end.
Error lastWord(Error error, const QString &output)
{
    if (error.kind == ErrorKind::TooLarge)
        error.kind = ErrorKind::ImageTooLarge;
    const bool isAboutTheAnswer =
        error.kind == ErrorKind::ImageTooLarge || error.kind == ErrorKind::NotAnImage ||
        error.kind == ErrorKind::Truncated || error.kind == ErrorKind::Redirected ||
        error.kind == ErrorKind::PrivateNetwork || error.kind == ErrorKind::InvalidInput ||
        error.kind == ErrorKind::Conflict;
    if (!isAboutTheAnswer)
        error.kind =
            isInsecure(output.toUtf8()) ? ErrorKind::InsecureOutput : ErrorKind::OutputExpired;
    return error;
}

} // namespace

//! One output that was not home when the step began.
struct FetchStep::Output {
    enum class State { Open, Busy, Kept, GivenUp };
    int index = 0;
    State state = State::Open;
    FetchTries tries = {};
    std::chrono::milliseconds due{0}; //!< by Clock::elapsed
    std::optional<Error> error = {};  //!< of the last try
};

//! What the workers of one `run` share.
struct FetchStep::Round {
    std::vector<Output> outputs = {};
    int keptBefore = 0;
    // By the clock that nobody sets: a date put right must not end it.
    QDateTime began = {};
    std::chrono::milliseconds beganAt{0};
    QDateTime until = {};

    [[nodiscard]] qint64 count(Output::State state) const
    {
        return std::count_if(outputs.begin(), outputs.end(),
                             [state](const Output &one) { return one.state == state; });
    }
    //! Whose turn it is: of those that are open, the one that is due first. There is one at least.
    [[nodiscard]] Output &next()
    {
        return *std::min_element(outputs.begin(), outputs.end(),
                                 [](const Output &a, const Output &b) {
                                     return std::pair{a.state, a.due} < std::pair{b.state, b.due};
                                 });
    }
};

QCoro::Task<Outcome> FetchStep::run(JobRun *run)
{
    std::set<int> kept;
    for (const Artwork &artwork : m_library.artworksOfJob(run->job.id))
        kept.insert(artwork.outputIndex);
    m_journal.tellDeadline(*run);
    Round round;
    round.keptBefore = static_cast<int>(kept.size());
    round.began = m_clock.now();
    round.beganAt = m_clock.elapsed();
    round.until = run->promisedUntil();
    for (int index = 0; index < static_cast<int>(run->job.outputs.size()); ++index) {
        if (!kept.contains(index))
            round.outputs.push_back({.index = index});
    }
    std::vector<QCoro::Task<>> workers;
    for (int i = 0; i < std::min(mostAtOnce, static_cast<int>(round.outputs.size())); ++i)
        workers.push_back(work(run, &round));
    for (QCoro::Task<> &worker : workers)
        co_await worker;
    if (round.count(Output::State::Open) > 0)
        co_return Outcome::Ended; // stopped
    co_return co_await conclude(run, &round);
}

QCoro::Task<> FetchStep::work(JobRun *run, Round *round)
{
    while (!run->stop.stop_requested()) {
        Output &next = round->next();
        if (next.state != Output::State::Open)
            co_return; // the others are in good hands
        const std::chrono::milliseconds wait = next.due - m_clock.elapsed();
        if (wait <= 0ms) {
            next.state = Output::State::Busy;
            co_await attempt(run, round, &next);
            continue;
        }
        if (co_await m_journal.pauses().sleep(run, wait, QDateTime{}, run->stop) ==
            Clock::Woken::Stopped) {
            for (Output &one : round->outputs)
                one.due = 0ms; // somebody does not want to wait
        }
    }
}

QCoro::Task<> FetchStep::attempt(JobRun *run, Round *round, Output *output)
{
    const Flawed flawed =
        output->tries.doubtful < doubtfulBeforeKept ? Flawed::TryAgain : Flawed::Keep;
    const Result<> kept = co_await m_keeper.keep(run, output->index, flawed);
    if (kept) {
        output->state = Output::State::Kept;
        output->error.reset();
    } else if (run->stop.stop_requested()) {
        output->state = Output::State::Open;
        co_return;
    } else {
        const QDateTime now = round->began.addMSecs((m_clock.elapsed() - round->beganAt).count());
        const FetchReaction reaction = reactToFetch(kept.error(), output->tries, round->until, now,
                                                    QRandomGenerator::global()->generateDouble());
        output->error = kept.error();
        bool isGone = reaction.isOver;
        if (!isGone && output->error->kind == ErrorKind::OutputExpired &&
            output->tries.refused >= refusalsBeforeAsking)
            isGone = co_await isRemoved(run);
        output->state = isGone ? Output::State::GivenUp : Output::State::Open;
        output->due = m_clock.elapsed() + reaction.delay;
    }
    showTrouble(*run, *round);
}

//! The provider itself says that there is nothing to wait for any more.
QCoro::Task<bool> FetchStep::isRemoved(JobRun *run)
{
    if (run->provider == nullptr || !run->provider->traits().isAsync || run->job.remoteId.isEmpty())
        co_return false;
    const Result<RemoteJob> said = co_await run->provider->poll(run->job.remoteId, run->stop);
    co_return said && said->dataRemoved;
}

//! What keeps those that are still open, and when the first of them is tried again.
void FetchStep::showTrouble(JobRun &run, const Round &round)
{
    const Output *first = nullptr;
    for (const Output &one : round.outputs) {
        if (one.state == Output::State::Open && one.error && (!first || one.due < first->due))
            first = &one;
    }
    if (!first) {
        m_journal.clearTrouble(run);
        return;
    }
    run.job.error = first->error;
    run.job.retryAt = m_clock.now().addMSecs((first->due - m_clock.elapsed()).count());
    m_journal.show(run);
}

QCoro::Task<Outcome> FetchStep::conclude(JobRun *run, const Round *round)
{
    std::optional<Error> failure;
    for (const Output &one : round->outputs) {
        if (one.state == Output::State::GivenUp && !failure)
            failure = lastWord(*one.error, run->job.outputs.at(one.index));
    }
    const qint64 kept = round->keptBefore + round->count(Output::State::Kept);
    // Data addresses are on disk now; a megabyte of base64 in every row would slow each read.
    for (QString &output : run->job.outputs) {
        if (!failure && isDataUri(output))
            output = keptAddress(output);
    }
    run->job.attempts = 0;
    const bool isDone = !run->job.ending || run->job.ending->state == JobState::Done;
    if (!isDone) {
        const JobEvent event =
            run->job.ending->state == JobState::Cancelled ? JobEvent::Cancelled : JobEvent::Failed;
        std::optional<Error> why = run->job.ending->error;
        co_return co_await m_journal.finish(run, event, std::move(why), run->job.billed);
    }
    if (kept == 0) {
        Error nothing;
        nothing.kind = ErrorKind::NoImage;
        co_return co_await m_journal.finish(run, JobEvent::Failed, failure.value_or(nothing),
                                            run->job.billed);
    }
    const int asked = pictureCount(run->job.request);
    if (!failure && kept < asked)
        failure =
            Error{.kind = ErrorKind::FewerOutputs, .message = u"%1 of %2"_s.arg(kept).arg(asked)};
    if (failure && failure->kind == ErrorKind::FewerOutputs && run->job.ending)
        failure->code = run->job.ending->error.value_or(Error{}).code;
    co_return co_await m_journal.finish(run, JobEvent::Kept, std::move(failure), run->job.billed);
}

} // namespace limner
