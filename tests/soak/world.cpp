#include "tests/soak/world.h"

#include "core/s3/s3bucket.h"

#include "tests/soak/audit.h"

#include <QCoroProcess>
#include <QElapsedTimer>
#include <QTimer>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner::test {
namespace {

constexpr std::chrono::milliseconds longestRun = 120s;
constexpr int mostStarts = 25;
constexpr int mostTypical = 10'000; // ms; a run that waits for something says little

S3Config bucketConfig(const RealMinio &minio, const QString &bucket)
{
    S3Config config;
    config.endpoint = minio.endpoint();
    config.bucket = bucket;
    config.accessKey = minio.accessKey();
    config.secretKey = Secret{minio.secretKey()};
    return config;
}

SimReplicateOptions quickProvider()
{
    SimReplicateOptions options;
    options.timeScale = 0.1;
    return options;
}

//! What this request is called in the table.
QString nameOf(const ServedRequest &request)
{
    const QByteArray path = request.path();
    if (path.startsWith("/delivery/"))
        return u"download"_s;
    if (path.endsWith("/cancel"))
        return u"cancel"_s;
    if (path == "/v1/predictions")
        return request.method == "POST" ? u"create"_s : u"list"_s;
    return path.startsWith("/v1/predictions/") ? u"poll"_s : QString{};
}

StoreProxy::Moment momentOf(const KillPoint &point)
{
    if (point.name == u"put begins"_s)
        return StoreProxy::Moment::PutBegins;
    return point.name == u"put half-way"_s ? StoreProxy::Moment::PutHalfWay
                                           : StoreProxy::Moment::PutAnswered;
}

} // namespace

World::World(Scenario scenario, HttpClient &http, const RealMinio &minio)
    : m_scenario{std::move(scenario)}
    , m_http{http}
    , m_minio{minio}
    , m_random{m_scenario.seed ^ 0x5eed}
    , m_replicate{quickProvider()}
    , m_proxy{minio.port()}
    , m_bucket{http, m_clock, bucketConfig(minio, m_bucketName)}
    , m_pending{m_scenario.jobs}
{}

QCoro::Task<Verdict> World::live()
{
    prepare();
    S3Bucket bucket{m_bucket};
    const Result<> created = co_await bucket.create(std::stop_token());
    if (!created)
        m_verdict.findings.append(u"no bucket: "_s + created.error().message);
    co_await spend();
    co_await finish();
    Audit audit{m_scenario, m_program.library(), m_replicate, m_http, m_bucket};
    co_return co_await audit.run(std::move(m_verdict));
}

void World::prepare()
{
    m_replicate.server().isRecording = false;
    m_replicate.server().setFault(
        [this](const ServedRequest &request) { return requested(request); });
    m_program.set(u"REPLICATE_API_TOKEN"_s, QString::fromLatin1(m_replicate.options.token));
    m_program.set(u"REPLICATE_API_BASE_URL"_s, QString::fromLatin1(m_replicate.baseUrl()));
    m_program.set(u"MINIO_ENDPOINT"_s, m_proxy.endpoint());
    m_program.set(u"MINIO_ACCESS_KEY"_s, m_minio.accessKey());
    m_program.set(u"MINIO_SECRET_KEY"_s, m_minio.secretKey());
    m_program.set(u"MINIO_BUCKET"_s, m_bucketName);
}

QCoro::Task<> World::spend()
{
    int starts = 0;
    int survived = 0;
    while (m_verdict.kills < m_scenario.kills && survived < 3 && !m_pending.empty() &&
           starts < mostStarts) {
        m_proxy.setAway(starts++ < m_scenario.storeAway);
        const QStringList command = nextCommand();
        if (co_await start(command, true))
            ++m_verdict.kills;
        else
            ++survived;
    }
    m_proxy.setAway(false);
}

QCoro::Task<> World::finish()
{
    for (int starts = 0; starts < mostStarts; ++starts) {
        const bool isLast = m_pending.empty();
        const QStringList command =
            isLast ? QStringList{u"resume"_s, u"--json"_s} : generate(m_pending.front());
        static_cast<void>(co_await start(command, false));
        if (isLast && m_exitCode == 0)
            co_return;
    }
    m_verdict.findings.append(u"it never comes to an end"_s);
}

QStringList World::nextCommand()
{
    const bool mustCancel = !m_scenario.point.needs.isEmpty();
    const bool resumes = m_verdict.kills > 0 && !mustCancel && m_random.bounded(3) == 0;
    return resumes ? QStringList{u"resume"_s, u"--json"_s} : generate(m_pending.front());
}

QStringList World::generate(const SoakJob &job) const
{
    return {u"generate"_s, u"--json"_s,   u"--id"_s,    job.id,
            u"--prompt"_s, job.prompt,    u"--count"_s, QString::number(job.pictures),
            u"-p"_s,       u"width=96"_s, u"-p"_s,      u"height=64"_s,
            u"-p"_s,       u"steps=4"_s};
}

QCoro::Task<bool> World::start(QStringList arguments, bool mayDie)
{
    using Kind = KillPoint::Kind;
    const KillPoint &point = m_scenario.point;
    const bool hangs = point.needs == u"[[hang]]"_s;
    m_interrupt = arguments.first() == u"generate"_s &&
                  (hangs || (m_scenario.cancel && arguments.at(3) == m_scenario.jobs.front().id));
    if (!hangs)
        m_scenario.cancel = m_scenario.cancel && !m_interrupt;
    if (mayDie && point.kind == Kind::Own) {
        m_process = m_program.start(
            QStringList{point.name, QString::number(whichTime())} + arguments, u"limner_mortal"_s);
    } else {
        m_process = m_program.start(arguments);
        if (mayDie && point.kind == Kind::TwoAtOnce && m_pending.size() > 1)
            m_second = m_program.start(generate(m_pending.back()));
    }
    if (mayDie)
        armKill(*m_process);
    QElapsedTimer stopwatch;
    stopwatch.start();
    co_await qCoro(*m_process).waitForFinished(longestRun);
    const bool killed = !ended(*m_process, arguments);
    if (!killed)
        m_typical = static_cast<int>(std::min<qint64>(stopwatch.elapsed() + 1, mostTypical));
    if (m_second) {
        co_await qCoro(*m_second).waitForFinished(longestRun);
        static_cast<void>(ended(*m_second, generate(m_pending.back())));
        m_second.reset();
    }
    m_which = 0;
    m_proxy.arm(StoreProxy::Moment::None, 0, {});
    m_process.reset();
    co_return killed;
}

//! The first time surely comes; later ones reach what only happens with a second picture or job.
int World::whichTime()
{
    return m_verdict.kills == 0 ? 1 : m_random.bounded(1, 3);
}

void World::armKill(QProcess &process)
{
    using Kind = KillPoint::Kind;
    const KillPoint &point = m_scenario.point;
    if (point.kind == Kind::Provider) {
        m_which = whichTime();
    } else if (point.kind == Kind::Store) {
        m_proxy.arm(momentOf(point), whichTime(), [this] { kill(); });
    } else if (point.kind == Kind::AnyTime || point.kind == Kind::TwoAtOnce) {
        const auto after = std::chrono::milliseconds{m_random.bounded(m_typical)};
        QTimer::singleShot(after, &process, [this] { kill(); });
    }
}

//! False when it was killed; everything else that is no ordinary end is a finding.
bool World::ended(QProcess &process, const QStringList &arguments)
{
    const QByteArray said = process.readAllStandardError();
    const QString what = arguments.join(u' ');
    const bool crashed = process.exitStatus() == QProcess::CrashExit;
    m_verdict.starts.append(u"%1%2: %3 %4 %5"_s
                                .arg(&process == m_second.get() ? u"beside it, "_s : QString{},
                                     arguments.mid(0, 4).join(u' '),
                                     crashed ? u"signal"_s : u"exit code"_s)
                                .arg(process.exitCode())
                                .arg(QString::fromUtf8(said).trimmed()));
    if (process.state() != QProcess::NotRunning) {
        process.kill();
        process.waitForFinished();
        m_verdict.findings.append(u"hangs: %1\n%2"_s.arg(what, QString::fromUtf8(said)));
        return true;
    }
    m_exitCode = process.exitCode();
    if (process.exitStatus() == QProcess::CrashExit && m_exitCode == SIGKILL)
        return false;
    if (process.exitStatus() == QProcess::CrashExit || said.contains("Sanitizer") ||
        said.contains("runtime error"))
        m_verdict.findings.append(u"crashes: %1\n%2"_s.arg(what, QString::fromUtf8(said)));
    std::erase_if(m_pending, [&](const SoakJob &job) { return arguments.contains(job.id); });
    return true;
}

std::optional<ServedReply> World::requested(const ServedRequest &request)
{
    const QString name = nameOf(request);
    if (name == u"poll"_s)
        interruptOnce();
    const bool isIt = name == m_scenario.point.name.section(u' ', 0, 0) && !name.isEmpty();
    if (!isIt || m_which == 0 || --m_which != 0)
        return std::nullopt;
    kill();
    ServedReply lost;
    lost.dropBefore = true;
    return m_scenario.point.name.endsWith(u"on its way"_s) ? std::optional{lost} : std::nullopt;
}

void World::kill()
{
    if (m_process && m_process->state() != QProcess::NotRunning)
        ::kill(static_cast<pid_t>(m_process->processId()), SIGKILL);
}

void World::interruptOnce()
{
    if (std::exchange(m_interrupt, false) && m_process)
        ::kill(static_cast<pid_t>(m_process->processId()), SIGINT);
}

} // namespace limner::test
