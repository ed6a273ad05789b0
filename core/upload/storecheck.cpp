#include "core/upload/storecheck.h"

#include "core/net/httpclient.h"
#include "core/s3/s3bucket.h"

#include <QUuid>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

using Kind = StoreCheckStep::Kind;
using Outcome = StoreCheckStep::Outcome;

constexpr auto patience = 10s;     // of the first look; somebody is watching
constexpr int notableOffset = 300; // seconds
constexpr char trialText[] = "Limner tried to write here. This object may be deleted.\n";

QString serverName(const S3Facts &facts)
{
    if (facts.server.contains(u"MinIO"_s, Qt::CaseInsensitive))
        return u"MinIO"_s;
    // The gateway does not name itself, but its request ids do.
    if (facts.server.isEmpty() && facts.requestId.startsWith(u"tx0"_s))
        return u"Ceph"_s;
    return facts.server;
}

//! The signature was accepted, whatever else went wrong.
bool isPastSignIn(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::BucketMissing:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::BadName:
    case ErrorKind::StoreFull:
    case ErrorKind::NotImplemented:
        return true;
    default:
        return false;
    }
}

//! What the trial object told of links: whether everybody may open one, or why nobody knows.
StoreCheckStep linkStep(const StoreCheckStep &trial, const Result<bool> &isPublic)
{
    StoreCheckStep link;
    link.kind = Kind::PublicLink;
    link.mayRead = trial.mayRead;
    if (isPublic)
        link.isPublic = *isPublic;
    else
        link.error = isPublic.error();
    // Not public is a choice, and presigned links work without it.
    link.outcome = isPublic && *isPublic ? Outcome::Good : Outcome::Note;
    return link;
}

} // namespace

struct StoreCheck::Run {
    Run(HttpClient &http, Clock &clock, S3Config settings, std::stop_token token)
        : config{std::move(settings)}
        , client{http, clock, config}
        , bucket{client}
        , stop{std::move(token)}
    {}
    S3Config config;
    S3Client client;
    S3Bucket bucket;
    std::stop_token stop;
    StoreCheckResult result = {};
    bool isRegionProven = false;
};

StoreCheck::StoreCheck(HttpClient &http, Clock &clock, QObject *parent)
    : QObject{parent}
    , m_http{http}
    , m_clock{clock}
{}

std::stop_token StoreCheck::begin()
{
    stop();
    m_current = std::stop_source{};
    return m_current.get_token();
}

void StoreCheck::stop()
{
    m_current.request_stop();
}

void StoreCheck::start(const S3Config &config)
{
    m_scope.spawn(runAndFinish(config, begin()));
}

void StoreCheck::createBucket(const S3Config &config)
{
    m_scope.spawn(create(config, begin()));
}

void StoreCheck::makePublic(const S3Config &config, const QString &prefix)
{
    m_scope.spawn(publish(config, prefix, begin()));
}

QCoro::Task<> StoreCheck::shutdown()
{
    stop();
    co_await m_scope.drain();
}

QCoro::Task<> StoreCheck::runAndFinish(S3Config config, std::stop_token stop)
{
    const StoreCheckResult result = co_await run(config, stop);
    if (!stop.stop_requested())
        emit finished(result);
}

QCoro::Task<> StoreCheck::create(S3Config config, std::stop_token stop)
{
    const auto run = std::make_shared<Run>(m_http, m_clock, config, stop);
    const Result<> created = co_await run->bucket.create(stop);
    if (stop.stop_requested())
        co_return;
    if (created)
        emit bucketCreated();
    else
        emit actionFailed(created.error());
}

QCoro::Task<> StoreCheck::publish(S3Config config, QString prefix, std::stop_token stop)
{
    const auto run = std::make_shared<Run>(m_http, m_clock, config, stop);
    const Result<> done = co_await run->bucket.makePublic(prefix, stop);
    if (stop.stop_requested())
        co_return;
    if (done)
        emit madePublic();
    else
        emit actionFailed(done.error());
}

//! Adds what every step may say, unless nobody listens any more.
void StoreCheck::tell(const RunPtr &run, StoreCheckStep step)
{
    if (run->stop.stop_requested())
        return;
    const S3Facts &facts = run->client.facts();
    step.server = serverName(facts);
    step.milliseconds = static_cast<int>(std::max<qint64>(0, facts.firstByte.count()));
    if (facts.offset)
        step.clockOffsetSeconds = static_cast<int>(facts.offset->count());
    step.requestId = facts.requestId;
    if (run->isRegionProven)
        step.region = run->client.region();
    emit stepDone(step);
}

//! An unsigned look: is anybody there, does TLS work, what time is it there.
QCoro::Task<bool> StoreCheck::reach(RunPtr run, std::stop_token stop)
{
    StoreCheckStep step;
    step.kind = Kind::Reach;
    const Result<> configured = run->client.isConfigured();
    Result<HttpResponse> answer{propagate(configured)};
    if (configured)
        answer = co_await run->bucket.look(patience, stop);
    if (!answer) {
        step.outcome = Outcome::Failed;
        step.error = answer.error();
    } else {
        // "HTTP to an HTTPS port" is the one answer that is already clear; everything else, even an
        // error page, says only that somebody is there.
        const S3Failure failure = readFailure(*answer);
        if (!answer->isSuccess() && failure.error.kind == ErrorKind::InsecureClient) {
            step.outcome = Outcome::Failed;
            step.error = failure.error;
        }
        const auto offset = run->client.facts().offset.value_or(0s);
        if (step.outcome == Outcome::Good && std::chrono::abs(offset).count() > notableOffset)
            step.outcome = Outcome::Note;
    }
    const bool isGood = step.outcome != Outcome::Failed;
    tell(run, std::move(step));
    co_return isGood;
}

//! Signs in and looks into the bucket. A HEAD cannot say why it fails, so a listing has to.
QCoro::Task<bool> StoreCheck::enter(RunPtr run, std::stop_token stop)
{
    Result<> entered = co_await run->bucket.head(stop);
    const auto listed = co_await run->client.list(QString{}, QString{}, stop);
    const bool isAllowedToList = listed.has_value();
    if (isAllowedToList)
        entered = Result<>{};
    else if (!entered || listed.error().kind != ErrorKind::Forbidden)
        entered = propagate(listed); // the better words of the two

    StoreCheckStep signIn;
    signIn.kind = Kind::SignIn;
    run->isRegionProven = entered || isPastSignIn(entered.error());
    if (!run->isRegionProven) {
        signIn.outcome = Outcome::Failed;
        signIn.error = entered.error();
        tell(run, std::move(signIn));
        co_return false;
    }
    tell(run, std::move(signIn));

    StoreCheckStep bucket;
    bucket.kind = Kind::Bucket;
    if (isAllowedToList)
        bucket.objects = static_cast<qint64>(listed->objects.size());
    // Keys that may write but not list are common and good enough: the trial object decides.
    const bool isMaybe = !entered && entered.error().kind == ErrorKind::Forbidden;
    run->result.bucketMissing = !entered && entered.error().kind == ErrorKind::BucketMissing;
    if (!entered) {
        bucket.outcome = isMaybe ? Outcome::Note : Outcome::Failed;
        bucket.error = entered.error();
    }
    tell(run, std::move(bucket));
    co_return entered || isMaybe;
}

QCoro::Task<bool> StoreCheck::tryObject(RunPtr run, std::stop_token stop)
{
    const QString folder =
        m_prefix.isEmpty() || m_prefix.endsWith(u'/') ? m_prefix : m_prefix + u'/';
    const QString key =
        folder + u"limner-check-%1.txt"_s.arg(QUuid::createUuid().toString(QUuid::WithoutBraces));
    StoreCheckStep step;
    step.kind = Kind::WriteReadDelete;
    const Result<ObjectInfo> written =
        co_await run->client.putBytes(key, QByteArray{trialText}, "text/plain", stop);
    Result<bool> isPublic = false;
    Result<> failure = written ? Result<>{} : Result<>{propagate(written)};
    if (written) {
        const Result<QByteArray> read = co_await run->client.getBytes(key, stop);
        // A key that may only write is fit for publishing (s3.md §15).
        step.mayRead = read || read.error().kind != ErrorKind::Forbidden;
        if (!read && step.mayRead)
            failure = propagate(read);
        else if (read && *read != trialText)
            failure = fail(ErrorKind::BadDigest, u"the object came back changed"_s);
        isPublic = co_await run->client.opens(run->client.publicUrl(key), patience, stop);
        // Also when stopped or failed meanwhile: nothing of ours stays there.
        const Result<> removed = co_await run->client.remove(key, std::stop_token{});
        // Pictures can be stored and shared without these permissions.
        if (failure && !removed)
            step.error = removed.error();
        if (failure && !read)
            step.error = read.error();
        if (step.error)
            step.outcome = Outcome::Note;
    }
    if (!failure) {
        step.outcome = Outcome::Failed;
        step.error = failure.error();
    }
    StoreCheckStep link = linkStep(step, isPublic);
    tell(run, std::move(step));
    if (!failure)
        co_return false;
    tell(run, std::move(link));
    co_return true;
}

QCoro::Task<StoreCheckResult> StoreCheck::run(S3Config config, std::stop_token stop)
{
    const auto run = std::make_shared<Run>(m_http, m_clock, std::move(config), stop);
    bool good = co_await reach(run, stop);
    if (good)
        good = co_await enter(run, stop);
    if (good)
        run->result.good = co_await tryObject(run, stop);
    if (run->isRegionProven)
        run->result.region = run->client.region();
    co_return run->result;
}

} // namespace limner
