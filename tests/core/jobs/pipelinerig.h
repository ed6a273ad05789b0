#pragma once

#include "core/jobs/pipeline.h"
#include "core/net/httpclient.h"
#include "tests/core/jobs/fakes.h"

#include <QtTest>

namespace limner::test {

using namespace Qt::StringLiterals;

//! A library, a provider and one job.
struct PipelineRig : JobListener {
    QTemporaryDir folder;
    ManualClock clock;
    HttpClient http;
    Catalog catalog;
    FakeProvider *provider = nullptr;
    std::unique_ptr<Library> library;
    OpenGate gate;
    std::unique_ptr<JobPipeline> pipeline;
    std::stop_source stop;
    std::stop_source cancel;
    QStringList states; // as told
    QList<Job> told;
    QList<double> fractions;
    QDateTime outputsUntil;

    PipelineRig()
    {
        auto made = std::make_unique<FakeProvider>(clock);
        provider = made.get();
        catalog.add(std::move(made));
        library = *Library::open(folder.path(), clock);
        pipeline = std::make_unique<JobPipeline>(http, clock, catalog, *library, *this, gate);
        // A good provider; each test bends it.
        provider->createAnswers = {remote(RemoteStatus::Starting)};
        provider->pollAnswers = {remote(RemoteStatus::Processing),
                                 remote(RemoteStatus::Succeeded, {pngUri()})};
        provider->cancelAnswers = {remote(RemoteStatus::Cancelled)};
        provider->lookAnswers = {listed()};
    }

    void jobChanged(const Job &job) override
    {
        told.append(job);
        if (states.isEmpty() || states.last() != toString(job.state))
            states.append(toString(job.state));
    }
    void jobProgressed(const QString &, const JobProgress &progress) override
    {
        fractions.append(progress.progress.fraction);
        outputsUntil = progress.outputsUntil;
    }
    void artworkKept(const QString &, ArtworkId) override {}

    JobStore jobs() { return JobStore{library->database()}; }

    void insert(Job job = {})
    {
        job.id = u"job"_s;
        if (job.request.model.isEmpty())
            job.request = request();
        job.createdAt = clock.now();
        QVERIFY(jobs().insert(job));
        QVERIFY(jobs().save(job));
    }

    //! As left by an earlier run.
    void insertAs(JobState state, const QStringList &outputs = {})
    {
        Job job;
        job.state = state;
        job.submittedAt = clock.now();
        if (provider->ahead)
            job.submittedThere = job.submittedAt.addMSecs(provider->ahead->count());
        job.account = provider->mark;
        if (state == JobState::Running || state == JobState::Fetching)
            job.remoteId = u"remote-1"_s;
        if (state == JobState::Fetching) {
            job.outputs = outputs;
            job.succeededAt = clock.now();
            job.billed = true;
        }
        insert(job);
    }

    QCoro::Task<> run() { return pipeline->run(u"job"_s, stop.get_token(), cancel.get_token()); }

    bool finish()
    {
        QCoro::Task<> task = run();
        return driveUntil(clock, [&task] { return task.isReady(); });
    }

    Job job() { return *jobs().job(u"job"_s); }
    Spend spend() { return Ledger{library->database()}.spend(clock.now()); }
    std::vector<Artwork> artworks() { return library->artworksOfJob(u"job"_s); }
};

inline Result<RemoteJob> failed(ErrorKind kind, const QString &message = {})
{
    return fail(kind, message);
}

inline RemoteJob at(double fraction)
{
    RemoteJob job = remote(RemoteStatus::Processing);
    job.progress.fraction = fraction;
    return job;
}

} // namespace limner::test
