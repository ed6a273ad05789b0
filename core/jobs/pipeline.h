#pragma once

#include "core/base/clock.h"
#include "core/jobs/job.h"
#include "core/jobs/jobstore.h"
#include "core/jobs/ledger.h"
#include "core/library/library.h"
#include "core/provider/catalog.h"
#include "core/upload/uploadstore.h"

#include <functional>
#include <stop_token>

namespace limner {

class HttpClient;

//! What the pipeline tells while it runs; called on the GUI thread, between effects.
struct PipelineEvents {
    std::function<void(const Job &)> changed = {};
    std::function<void(const QString &jobId, const JobProgress &)> progressed = {};
    std::function<void(const QString &jobId, ArtworkId)> kept = {};
};

//! THE coroutine: submit, await, fetch, keep. Each step commits its intent, has its effect, commits
//! its product, and is skipped when the product is stored already, so "resume" and "first run" are
//! the same code.
class JobPipeline {
public:
    JobPipeline(HttpClient &http, Clock &clock, Catalog &catalog, Library &library,
                PipelineEvents events);

    //! Works until the job is finished, Uncertain, or stopped. Stopping (shutdown) leaves the job as
    //! it is; `cancel` (the artist) asks the provider to cancel and finishes the job.
    [[nodiscard]] QCoro::Task<> run(QString jobId, std::stop_token stop, std::stop_token cancel);

private:
    [[nodiscard]] AsyncResult<> submit(Job &job, std::stop_token stop, std::stop_token cancel);
    [[nodiscard]] AsyncResult<> await(Job &job, std::stop_token stop, std::stop_token cancel);
    [[nodiscard]] AsyncResult<> fetch(Job &job, std::stop_token stop);

    HttpClient &m_http;
    Clock &m_clock;
    Catalog &m_catalog;
    Library &m_library;
    JobStore m_jobs;
    UploadStore m_uploads;
    Ledger m_ledger;
    PipelineEvents m_events;
};

} // namespace limner
