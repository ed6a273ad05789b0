#pragma once

#include "core/queue/jobqueue.h"
#include "core/net/httpclient.h"
#include "core/provider/replicate/replicate.h"
#include "core/s3/s3client.h"
#include "core/upload/outbox.h"

namespace limner::test {

//! The real time, in which waiting takes a twentieth: ten seconds between two looks are kept apart,
//! and a test that dies a dozen times stays short.
class HastyClock final : public Clock {
public:
    QDateTime now() const override { return m_real.now(); }
    std::chrono::milliseconds elapsed() const override { return m_real.elapsed(); }
    QCoro::Task<Woken> sleep(std::chrono::milliseconds duration, std::stop_token stop) override
    {
        return m_real.sleep(duration / 20, std::move(stop));
    }

private:
    SystemClock m_real;
};

[[nodiscard]] S3Config sandboxStore(const QByteArray &endpoint);

//! Everything between the click and the link, wired as the program wires it.
class Loop {
public:
    Loop(const QString &folder, const QByteArray &replicate, const QByteArray &endpoint);

    //! One job with two pictures, always the same id, for the album "loop"; works until it is done
    //! and its pictures are stored. False when not.
    [[nodiscard]] QCoro::Task<bool> run(QString prompt);
    [[nodiscard]] QCoro::Task<> shutdown();

    [[nodiscard]] Library &library() { return *m_library; }
    [[nodiscard]] JobQueue &queue() { return *m_queue; }
    [[nodiscard]] Outbox &outbox() { return *m_outbox; }
    [[nodiscard]] S3Client &store() { return *m_store; }

private:
    [[nodiscard]] qint64 album();

    HastyClock m_clock;
    HttpClient m_http;
    Catalog m_catalog;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<S3Client> m_store;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<JobQueue> m_queue;
};

inline constexpr char16_t loopJob[] = u"the-job";

} // namespace limner::test
