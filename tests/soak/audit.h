#pragma once

#include "tests/soak/world.h"

#include <map>

namespace limner::test {

//! Compares what the provider made and charged with what is on disk, in the bucket and in the
//! ledger. Asks each of them by itself; uses nothing that the program says of them.
class Audit {
public:
    Audit(const Scenario &scenario, QString library, Providers &providers, HttpClient &http,
          S3Client &bucket);

    [[nodiscard]] QCoro::Task<Verdict> run(Verdict verdict);
    //! After the database was lost and rebuilt: every picture is there again, and once.
    [[nodiscard]] QCoro::Task<Verdict> runRebuilt(Verdict verdict);

private:
    struct Picture {
        QString path = {}; //!< absolute
        QByteArray sha256 = {};
        QString key = {};
        QString state = {}; //!< of its upload
    };
    struct JobRow {
        QString state = {};
        QString prompt = {};
        QString remoteId = {};
        int reserves = 0;
        int ends = 0;           //!< settled or refunded
        bool isGivenUp = false; //!< by the artist, who was told that nobody can look it up
    };

    void readLibrary();
    void checkFiles();
    void checkJobs();
    void checkLedger();
    [[nodiscard]] QCoro::Task<> checkProvider();
    [[nodiscard]] QCoro::Task<> checkPrediction(Json prediction);
    [[nodiscard]] QCoro::Task<> checkOutput(const SoakJob &job, QByteArray url, int index);
    void checkSale(const SimSale &sale);
    void checkSold(const SoakJob &job, const QByteArray &served, int index);
    [[nodiscard]] bool mayBeUncertain(const SoakJob &job) const;
    [[nodiscard]] QCoro::Task<> checkBucket();
    [[nodiscard]] AsyncResult<QByteArray> get(QByteArray url, bool withToken);
    [[nodiscard]] const SoakJob *jobOf(const QString &prompt) const;
    //! The provider forgets inputs with the rest.
    [[nodiscard]] QString promptOf(const QString &remoteId) const;
    //! The id that it has in the library: a twin may have been there first.
    [[nodiscard]] QString rowOf(const SoakJob &job) const;
    [[nodiscard]] bool isDeleted(const SoakJob &job) const;
    void find(const QString &what) { m_verdict.findings.append(what); }

    const Scenario &m_scenario;
    QString m_library;
    Providers &m_providers;
    HttpClient &m_http;
    S3Client &m_bucket;
    Verdict m_verdict;
    std::map<QString, JobRow> m_jobs;                      //!< by id
    std::map<std::pair<QString, int>, Picture> m_pictures; //!< by job and output
    std::map<QString, int> m_creates;                      //!< by job
    double m_settled = 0;
    double m_open = 0; //!< charged for what nobody can be asked about
};

} // namespace limner::test
