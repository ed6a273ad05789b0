#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/taskscope.h"
#include "core/s3/s3config.h"

#include <QObject>

#include <memory>
#include <optional>

namespace limner {

class HttpClient;

//! One line of "Test connection" (s3.md §18). The window writes the sentence from the facts.
struct StoreCheckStep {
    enum class Kind { Reach, SignIn, Bucket, WriteReadDelete, PublicLink };
    enum class Outcome { Good, Note, Failed };
    Kind kind = Kind::Reach;
    Outcome outcome = Outcome::Good;
    std::optional<Error> error = {};
    QString server = {};        //!< `Server` header or a guess: "MinIO", "Ceph"
    int milliseconds = 0;       //!< round trip of the first answer
    int clockOffsetSeconds = 0; //!< server minus ours
    QString region = {};        //!< learned
    QString requestId = {};
    std::optional<bool> isPublic = {};
    bool mayRead = true; //!< the key may read what it wrote, so that links signed with it open
    qint64 objects = -1; //!< in the bucket, at most 1000 counted; -1 unknown
};

struct StoreCheckResult {
    bool good = false;
    QString region = {}; //!< what should be stored in the settings
    bool bucketMissing = false;
};

//! Speaks step by step; also creates the bucket and the public-read policy, only when told to.
class StoreCheck final : public QObject {
    Q_OBJECT
public:
    StoreCheck(HttpClient &http, Clock &clock, QObject *parent = nullptr);

    //! Starts; a check that is still running is stopped first.
    void start(const S3Config &config);
    void createBucket(const S3Config &config);
    //! Merges a public-read statement for `prefix` into the bucket's policy by its Sid.
    void makePublic(const S3Config &config, const QString &prefix);
    void stop();
    //! Folder below which the trial object is written, as permissions may end there; "" by default.
    void setPrefix(const QString &prefix) { m_prefix = prefix; }
    [[nodiscard]] QCoro::Task<> shutdown();

    //! The same without a window; speaks through `stepDone` as well.
    [[nodiscard]] QCoro::Task<StoreCheckResult> run(S3Config config, std::stop_token stop);

signals:
    void stepDone(const limner::StoreCheckStep &step);
    void finished(const limner::StoreCheckResult &result);
    void bucketCreated();
    void madePublic();
    void actionFailed(const limner::Error &error);

private:
    struct Run;
    using RunPtr = std::shared_ptr<Run>;
    void tell(const RunPtr &run, StoreCheckStep step);
    [[nodiscard]] std::stop_token begin();
    [[nodiscard]] QCoro::Task<> runAndFinish(S3Config config, std::stop_token stop);
    [[nodiscard]] QCoro::Task<> create(S3Config config, std::stop_token stop);
    [[nodiscard]] QCoro::Task<> publish(S3Config config, QString prefix, std::stop_token stop);
    // Each says whether it makes sense to go on.
    [[nodiscard]] QCoro::Task<bool> reach(RunPtr run, std::stop_token stop);
    [[nodiscard]] QCoro::Task<bool> enter(RunPtr run, std::stop_token stop);
    [[nodiscard]] QCoro::Task<bool> tryObject(RunPtr run, std::stop_token stop);

    HttpClient &m_http;
    Clock &m_clock;
    TaskScope m_scope;
    std::stop_source m_current;
    QString m_prefix;
};

} // namespace limner
