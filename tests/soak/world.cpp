#include "tests/soak/world.h"

#include "core/s3/s3bucket.h"

#include "tests/soak/audit.h"

#include <QCoroProcess>
#include <QDir>
#include <QElapsedTimer>
#include <QTimer>

#include <array>
#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner::test {
namespace {

constexpr std::chrono::milliseconds longestRun = 120s;
constexpr int mostStarts = 25;
constexpr int uncertainCode = 7;
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
    if (path == "/v1/images/generations" || path == "/v1/image_generation")
        return u"create"_s;
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
    , m_commands{m_scenario}
    , m_trouble{m_scenario.situation, m_scenario.seed}
    , m_providers{m_commands}
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
    if (m_scenario.situation == Situation::Deleted)
        co_await deleteForGood();
    m_trouble.end();
    Audit audit{m_scenario, m_program.library(), m_providers, m_http, m_bucket};
    m_verdict = co_await audit.run(std::move(m_verdict));
    if (m_scenario.situation == Situation::LostDatabase) {
        co_await loseDatabase();
        Audit again{m_scenario, m_program.library(), m_providers, m_http, m_bucket};
        m_verdict = co_await again.runRebuilt(std::move(m_verdict));
    }
    co_return std::move(m_verdict);
}

void World::prepare()
{
    m_providers.watch([this](const ServedRequest &request) { return requested(request); });
    m_providers.introduceTo(m_program);
    m_program.set(u"MINIO_ENDPOINT"_s, m_proxy.endpoint());
    m_program.set(u"MINIO_ACCESS_KEY"_s, m_minio.accessKey());
    m_program.set(u"MINIO_SECRET_KEY"_s, m_minio.secretKey());
    m_program.set(u"MINIO_BUCKET"_s, m_bucketName);
}

QCoro::Task<> World::spend()
{
    int starts = 0;
    int survived = 0;
    const bool hasHand = m_scenario.point.situation.has_value();
    while (m_verdict.kills < m_scenario.kills && survived < 3 && starts < mostStarts &&
           (!m_pending.empty() || hasHand)) {
        m_proxy.setAway(starts++ < m_scenario.storeAway);
        if (m_scenario.situation == Situation::RenamedStore && m_random.bounded(2) == 0)
            renameStore();
        const QStringList command = nextCommand();
        if (co_await start(command, Fate::MayDie))
            ++m_verdict.kills;
        else
            ++survived;
    }
    m_proxy.setAway(false);
}

QCoro::Task<> World::finish()
{
    int quiet = 0; // starts in a row that left nothing
    int uncertain = 0;
    const int enough = m_scenario.situation == Situation::RenamedStore ? 2 : 1;
    for (int starts = 0; starts < mostStarts; ++starts) {
        const bool isLast = m_pending.empty();
        const QStringList command =
            isLast ? Commands::resume() : m_commands.generate(m_pending.front());
        static_cast<void>(co_await start(command, Fate::Lives));
        quiet = isLast && m_exitCode == 0 ? quiet + 1 : 0;
        // The artist is asked about it, at every further start.
        uncertain += isLast && m_exitCode == uncertainCode;
        if (quiet == enough || uncertain > 2)
            co_return;
        if (m_scenario.situation == Situation::RenamedStore && isLast)
            renameStore(); // what began under one name ends under it
    }
    m_verdict.findings.append(u"it never comes to an end"_s);
}

QCoro::Task<> World::deleteForGood()
{
    for (int starts = 0; starts < mostStarts; ++starts) {
        static_cast<void>(co_await start(m_commands.deletion(), Fate::Lives));
        if (m_exitCode == 0)
            co_return;
    }
    m_verdict.findings.append(u"deleted pictures do not leave the store"_s);
}

QCoro::Task<> World::loseDatabase()
{
    QDir library{m_program.library()};
    for (const QString &name : library.entryList({u"library.sqlite*"_s}, QDir::Files))
        library.remove(name);
    for (int starts = 0; starts < mostStarts; ++starts) {
        const Fate fate = starts < 3 ? Fate::DiesAtRandom : Fate::Lives;
        const bool killed = co_await start(Commands::resume(), fate);
        m_verdict.kills += killed;
        if (!killed && m_exitCode == 0)
            co_return;
    }
    m_verdict.findings.append(u"a rebuilt library never comes to rest"_s);
}

QStringList World::nextCommand()
{
    if (isHandsTurn())
        return m_scenario.situation == Situation::Deleted
                   ? m_commands.deletion()
                   : Commands::takeBack(m_random.bounded(m_typical));
    const bool mustCancel = !m_scenario.point.needs.isEmpty();
    const bool resumes = m_verdict.kills > 0 && !mustCancel && m_random.bounded(3) == 0;
    return resumes || m_pending.empty() ? Commands::resume()
                                        : m_commands.generate(m_pending.front());
}

//! Where the moment comes by the hand alone it is its turn as soon as there is something for it.
bool World::isHandsTurn()
{
    const bool isItsMoment = m_scenario.point.situation.has_value();
    if (m_scenario.situation == Situation::Deleted)
        return isItsMoment ? !isPending(m_scenario.jobs.front())
                           : m_verdict.kills > 0 && m_random.bounded(3) == 0;
    if (m_scenario.situation == Situation::TakenBack)
        return m_verdict.kills > 0 && (isItsMoment || m_random.bounded(2) == 0);
    return false;
}

bool World::isPending(const SoakJob &job) const
{
    return std::any_of(m_pending.begin(), m_pending.end(),
                       [&job](const SoakJob &one) { return one.id == job.id; });
}

void World::renameStore()
{
    m_isRenamed = !m_isRenamed;
    QString endpoint = m_proxy.endpoint();
    if (m_isRenamed)
        endpoint.replace(u"127.0.0.1"_s, u"localhost"_s);
    m_program.set(u"MINIO_ENDPOINT"_s, endpoint);
}

QCoro::Task<bool> World::start(QStringList arguments, Fate fate)
{
    armInterrupt(arguments, fate);
    m_process = launch(arguments, fate);
    m_victim = m_process.get();
    if (fate == Fate::MayDie && arguments.first() == u"generate" && !m_pending.empty())
        launchBeside(m_pending.front());
    armKill(*m_process, fate);
    QElapsedTimer stopwatch;
    stopwatch.start();
    co_await qCoro(*m_process).waitForFinished(longestRun);
    bool killed = !ended(*m_process, arguments);
    if (!killed)
        m_typical = static_cast<int>(std::min<qint64>(stopwatch.elapsed() + 1, mostTypical));
    if (m_second) {
        co_await qCoro(*m_second).waitForFinished(longestRun);
        const bool alsoKilled = !ended(*m_second, m_besides);
        killed = killed || alsoKilled;
        m_second.reset();
    }
    m_which = 0;
    m_proxy.arm(StoreProxy::Moment::None, 0, {});
    m_victim = nullptr;
    m_process.reset();
    co_return killed;
}

World::Process World::launch(const QStringList &arguments, Fate fate)
{
    const KillPoint &point = m_scenario.point;
    const bool isHand = Commands::isForHand(arguments);
    const bool isOwn = fate == Fate::MayDie && point.kind == KillPoint::Kind::Own;
    const QString moment = point.situation && !isHand ? point.before : point.name;
    if (isOwn && !moment.isEmpty())
        return m_program.start(QStringList{moment, QString::number(whichTime())} + arguments,
                               u"limner_mortal"_s);
    return isHand ? m_program.start(QStringList{u"never"_s, u"1"_s} + arguments, u"limner_mortal"_s)
                  : m_program.start(arguments);
}

//! A second command shares the library; with the same job, either of them may die.
void World::launchBeside(const SoakJob &job)
{
    const bool isTwoAtOnce = m_scenario.point.kind == KillPoint::Kind::TwoAtOnce;
    m_besides = m_commands.beside(job);
    if (!m_besides.isEmpty()) {
        m_second = m_program.start(m_besides);
        if (m_scenario.point.kind != KillPoint::Kind::Own && m_random.bounded(2) == 0)
            m_victim = m_second.get();
    } else if (isTwoAtOnce && m_pending.size() > 1) {
        m_besides = m_commands.generate(m_pending.back());
        m_second = m_program.start(m_besides);
    }
}

//! What hangs has to be interrupted at every start; an artist who changed their mind does it once,
//! one who takes back at any moment.
void World::armInterrupt(const QStringList &arguments, Fate fate)
{
    static const std::array<QString, 4> moments{u"create"_s, u"list"_s, u"poll"_s, u"download"_s};
    m_interruptAt.clear();
    if (arguments.first() != u"generate")
        return;
    const bool hangs = m_scenario.point.needs.contains(u"[[hang]]"_s);
    const bool isFirst = arguments.contains(m_scenario.jobs.front().id);
    if (hangs || (m_scenario.cancel && !m_isCancelled && isFirst)) {
        m_interruptAt = u"poll"_s;
        m_isCancelled = true;
    } else if (m_scenario.situation == Situation::TakenBack && fate == Fate::MayDie) {
        m_interruptAt = moments.at(static_cast<size_t>(m_random.bounded(4)));
    }
}

//! The first time surely comes; later ones reach what only happens with a second picture or job.
int World::whichTime()
{
    return m_verdict.kills == 0 ? 1 : m_random.bounded(1, 3);
}

void World::armKill(QProcess &process, Fate fate)
{
    using Kind = KillPoint::Kind;
    const KillPoint &point = m_scenario.point;
    const bool isAtRandom = point.kind == Kind::AnyTime || point.kind == Kind::TwoAtOnce;
    if (fate == Fate::Lives)
        return;
    if (fate == Fate::MayDie && point.kind == Kind::Provider) {
        m_which = whichTime();
    } else if (fate == Fate::MayDie && point.kind == Kind::Store) {
        m_proxy.arm(momentOf(point), whichTime(), [this] { kill(); });
    } else if (fate == Fate::DiesAtRandom || isAtRandom) {
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
    if (crashed && m_exitCode == SIGKILL)
        return false;
    const bool isTooEarly = crashed && m_exitCode == SIGINT; // before it could listen
    if (isTooEarly)
        return true;
    if (crashed || said.contains("Sanitizer") || said.contains("runtime error"))
        m_verdict.findings.append(u"crashes: %1\n%2"_s.arg(what, QString::fromUtf8(said)));
    if (arguments.first() == u"generate")
        std::erase_if(m_pending, [&](const SoakJob &job) { return arguments.contains(job.id); });
    return true;
}

std::optional<ServedReply> World::requested(const ServedRequest &request)
{
    const QString name = nameOf(request);
    if (name == m_interruptAt && !name.isEmpty())
        interruptOnce();
    const bool isIt = name == m_scenario.point.name.section(u' ', 0, 0) && !name.isEmpty();
    if (!isIt || m_which == 0 || --m_which != 0)
        return m_trouble.meet(request);
    kill();
    ServedReply lost;
    lost.dropBefore = true;
    return m_scenario.point.name.endsWith(u"on its way"_s) ? std::optional{lost} : std::nullopt;
}

void World::kill()
{
    if (m_victim && m_victim->state() != QProcess::NotRunning)
        ::kill(static_cast<pid_t>(m_victim->processId()), SIGKILL);
}

void World::interruptOnce()
{
    m_interruptAt.clear();
    if (m_process && m_process->state() != QProcess::NotRunning)
        ::kill(static_cast<pid_t>(m_process->processId()), SIGINT);
}

} // namespace limner::test
