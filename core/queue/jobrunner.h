#pragma once

#include "core/base/taskscope.h"
#include "core/jobs/pipeline.h"

#include <QObject>

#include <map>
#include <set>
#include <utility>

namespace limner {

//! The pipelines under way, one a job.
class JobRunner final : public QObject, public JobListener {
    Q_OBJECT
public:
    JobRunner(HttpClient &http, Clock &clock, Catalog &catalog, Library &library,
              ProviderGate &gate, QObject *parent = nullptr);

    [[nodiscard]] JobPipeline &pipeline() { return m_pipeline; }
    //! Nothing when it is under way already.
    void launch(const Job &job);
    //! Stops it, or runs it to a cancelled end when it is not under way.
    void cancel(const Job &job);
    //! Nothing begins any more, and what can go on at the next start is stopped. Waits for paid
    //! requests that nobody could ask about later, two minutes at most or until `hurry`.
    [[nodiscard]] QCoro::Task<> settle(std::stop_token hurry);
    //! How many of those are under way.
    [[nodiscard]] int uncuttable() const;
    //! Stops every pipeline and waits; jobs stay as they are and resume at the next start.
    [[nodiscard]] QCoro::Task<> shutdown();

    [[nodiscard]] bool isActive(const QString &id) const { return m_active.contains(id); }
    [[nodiscard]] bool isClosing() const { return m_closing; }
    //! Fires when the program ends.
    [[nodiscard]] std::stop_token closing() const { return m_scope.stopToken(); }
    //! As last told, with the trouble that could not be written down; nullptr when it does not run.
    [[nodiscard]] const Job *job(const QString &id) const;
    //! The same, else as it is stored.
    [[nodiscard]] std::optional<Job> job(const QString &id, JobStore &stored) const;
    [[nodiscard]] JobProgress progress(const QString &id) const;
    //! Jobs of this provider that have a pipeline.
    [[nodiscard]] int activeOf(const QString &provider) const;
    //! How long the provider keeps this job's outputs.
    [[nodiscard]] std::chrono::seconds outputLifetime(const Job &job) const
    {
        return m_pipeline.outputLifetime(job);
    }
    //! Those that are Submitting, Running or Fetching; of one provider, or all with a null text.
    [[nodiscard]] int underWay(const QString &provider = {}) const;

    void jobChanged(const Job &job) override;
    void jobProgressed(const QString &jobId, const JobProgress &progress) override;
    void artworkKept(const QString &jobId, ArtworkId id) override;
    void inputMadeSmaller(const QString &jobId, const MadeSmaller &done) override;

signals:
    void changed(const limner::Job &job);
    void progressed(const QString &jobId, const limner::JobProgress &progress);
    void kept(const QString &jobId, limner::ArtworkId id);
    void madeSmaller(const QString &jobId, const limner::MadeSmaller &done);
    //! Its pipeline is over; the job may be finished, Uncertain, or wait again.
    void ended(const limner::Job &job);

private:
    struct Active {
        std::stop_source stop = {};
        std::stop_source cancel = {};
        Job job = {};
        JobProgress progress = {};
    };
    [[nodiscard]] QCoro::Task<> work(QString id, std::stop_token stop, std::stop_token cancel);

    void stopWhatMayBe();
    void noteSettled();

    Clock &m_clock;
    JobPipeline m_pipeline;
    TaskScope m_scope;
    std::map<QString, Active> m_active;
    std::set<std::pair<QString, QString>> m_toldSmaller; //!< job and file
    bool m_closing = false;
    std::stop_source m_settled; //!< nothing is left that must not be cut
};

} // namespace limner
