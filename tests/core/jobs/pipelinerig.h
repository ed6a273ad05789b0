#pragma once

#include "core/jobs/pipeline.h"
#include "core/net/httpclient.h"
#include "tests/core/jobs/fakes.h"

#include <QtTest>

namespace limner::test {

using namespace Qt::StringLiterals;

//! A library, a provider and one job.
struct PipelineRig {
    QTemporaryDir folder;
    ManualClock clock;
    HttpClient http;
    Catalog catalog;
    FakeProvider *provider = nullptr;
    std::unique_ptr<Library> library;
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
        PipelineEvents events;
        events.changed = [this](const Job &job) {
            told.append(job);
            if (states.isEmpty() || states.last() != toString(job.state))
                states.append(toString(job.state));
        };
        events.progressed = [this](const QString &, const JobProgress &progress) {
            fractions.append(progress.progress.fraction);
            outputsUntil = progress.outputsUntil;
        };
        events.kept = [](const QString &, ArtworkId) {};
        pipeline = std::make_unique<JobPipeline>(http, clock, catalog, *library, events);
        // A good provider; each test bends it.
        provider->createAnswers = {remote(RemoteStatus::Starting)};
        provider->pollAnswers = {remote(RemoteStatus::Processing),
                                 remote(RemoteStatus::Succeeded, {pngUri()})};
        provider->cancelAnswers = {remote(RemoteStatus::Cancelled)};
        provider->findAnswers = {std::optional<RemoteJob>{}};
    }

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
