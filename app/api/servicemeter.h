#pragma once

#include "app/api/histogram.h"
#include "app/api/metricstext.h"
#include "core/jobs/job.h"
#include "core/upload/upload.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>

#include <chrono>
#include <map>
#include <mutex>
#include <tuple>

namespace limner {

class Application;

//! Counts what happens while the door is open: how long jobs wait, how long providers and the store
//! take, who calls. Numbers begin at nothing with each start, as Prometheus expects of counters.
class ServiceMeter final : public QObject {
    Q_OBJECT
public:
    explicit ServiceMeter(Application &application, QObject *parent = nullptr);

    //! On any thread: a call was answered; `route` is its pattern, not its path, which may be
    //! anything.
    void countCall(const QByteArray &method, const QByteArray &route, int status);
    //! For what a scrape reads: one thread, so that many scrapes are one load.
    [[nodiscard]] QThreadPool &pool() { return m_pool; }
    //! All of it, as samples.
    void write(MetricsText &out) const;

private:
    using Time = std::chrono::milliseconds;
    void noteJob(const Job &job);
    void noteEnd(const Job &job);
    void noteUpload(ArtworkId id, const Upload &upload);
    [[nodiscard]] double secondsSince(Time begun) const;

    Application &m_application;
    QThreadPool m_pool;
    QHash<QString, Time> m_sent;          //!< jobs at a provider, by id
    QHash<ArtworkId, Time> m_uploading;   //!< pictures on their way to the store
    std::map<QString, Histogram> m_waits; //!< by provider
    std::map<QString, Histogram> m_runs;  //!< by provider
    Histogram m_stores;
    qint64 m_failedUploads = 0;
    std::map<std::pair<QString, QString>, qint64> m_ends;              //!< provider, state
    mutable std::mutex m_mutex;                                        //!< the calls
    std::map<std::tuple<QByteArray, QByteArray, int>, qint64> m_calls; //!< method, route, status
};

} // namespace limner
