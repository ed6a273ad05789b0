#pragma once

#include "core/net/httpclient.h"
#include "core/s3/s3client.h"
#include "tests/soak/commands.h"
#include "tests/soak/providers.h"
#include "tests/soak/scenario.h"
#include "tests/soak/storeproxy.h"
#include "tests/soak/trouble.h"
#include "tests/support/program.h"
#include "tests/support/realminio.h"

#include <QCoroTask>
#include <QRandomGenerator>
#include <QUuid>

namespace limner::test {

//! What became of one library. Anything in `findings` is a broken promise.
struct Verdict {
    int kills = 0;
    int jobs = 0;                //!< that the provider created
    int lost = 0;                //!< pictures that were made and are not on disk as served
    int doubleCreates = 0;       //!< creates beyond the first of a job
    int uncertain = 0;           //!< jobs that the artist is asked about
    int pictures = 0;            //!< on disk
    int stored = 0;              //!< in the bucket, once, with the same bytes
    double ledgerDifference = 0; //!< settled minus charged, USD
    QStringList findings = {};
    QStringList starts = {}; //!< how each start ended, to explain a finding
};

//! One library with a provider and a bucket of its own, a program that is killed and started again
//! until nothing is left to do, and the audit that follows.
class World {
public:
    World(Scenario scenario, HttpClient &http, const RealMinio &minio);

    [[nodiscard]] QCoro::Task<Verdict> live();

private:
    using Process = std::unique_ptr<QProcess>;

    //! Dies where the scenario says, or at any moment.
    enum class Fate { MayDie, DiesAtRandom, Lives };

    void prepare();
    [[nodiscard]] QCoro::Task<> spend();
    [[nodiscard]] QCoro::Task<> finish();
    [[nodiscard]] QCoro::Task<> deleteForGood();
    [[nodiscard]] QCoro::Task<> loseDatabase();
    //! One start of the program, killed where the scenario says when it may die; true when killed.
    [[nodiscard]] QCoro::Task<bool> start(QStringList arguments, Fate fate);
    [[nodiscard]] Process launch(const QStringList &arguments, Fate fate);
    void launchBeside(const SoakJob &job);
    [[nodiscard]] QStringList nextCommand();
    [[nodiscard]] bool isHandsTurn();
    [[nodiscard]] bool isPending(const SoakJob &job) const;
    void renameStore();
    void armKill(QProcess &process, Fate fate);
    void armInterrupt(const QStringList &arguments, Fate fate);
    [[nodiscard]] int whichTime();
    [[nodiscard]] bool ended(QProcess &process, const QStringList &arguments);
    [[nodiscard]] std::optional<ServedReply> requested(const ServedRequest &request);
    void kill();
    void interruptOnce();

    const Scenario m_scenario;
    HttpClient &m_http;
    const RealMinio &m_minio;
    SystemClock m_clock;
    QRandomGenerator m_random;
    Commands m_commands;
    Trouble m_trouble;
    Providers m_providers;
    StoreProxy m_proxy;
    Program m_program;
    QString m_bucketName =
        QStringLiteral("soak-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    S3Client m_bucket;
    Verdict m_verdict;

    std::vector<SoakJob> m_pending; //!< their command has not come to an end of its own yet
    Process m_process;
    Process m_second;
    QStringList m_besides; //!< what the second one was asked for
    QProcess *m_victim = nullptr;
    int m_which = 0;            //!< of the provider's requests left until the kill; 0 = none
    QString m_interruptAt = {}; //!< this start is interrupted when that arrives; empty = never
    bool m_isRenamed = false;   //!< the store goes by its other name
    bool m_isCancelled = false; //!< the artist's one interrupt has been
    int m_exitCode = 0;
    int m_typical = 1'500; //!< ms; what a run that nobody killed took
};

} // namespace limner::test
