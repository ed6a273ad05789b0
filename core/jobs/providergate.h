#pragma once

#include "core/jobs/job.h"

#include <chrono>

namespace limner {

//! Stands between the pipelines and a provider, so that one 429 is told to all jobs of it.
class ProviderGate {
public:
    ProviderGate() = default;
    ProviderGate(const ProviderGate &) = delete;
    ProviderGate &operator=(const ProviderGate &) = delete;
    virtual ~ProviderGate() = default;

    //! Asked at the last moment before the paid step; false leaves the job Queued and ends its run.
    [[nodiscard]] virtual bool mayCreate(const Job &job) = 0;
    //! What the provider said to the create. Gives how long a rate limit keeps the whole provider
    //! waiting: the run then ends, and whoever owns the queue starts the job again. Negative: the
    //! job waits by itself.
    [[nodiscard]] virtual std::chrono::milliseconds answered(const Job &job,
                                                             const Result<RemoteJob> &answer) = 0;
    //! A question about a running job was refused by a rate limit.
    virtual void askedTooOften(const Job &job, std::chrono::milliseconds delay) = 0;
    //! How long the next question has to wait because of that; 0 = not at all.
    [[nodiscard]] virtual std::chrono::milliseconds askingWait(const Job &job) = 0;
};

//! Stands open: each job waits by itself.
class OpenGate final : public ProviderGate {
public:
    [[nodiscard]] bool mayCreate(const Job &) override { return true; }
    [[nodiscard]] std::chrono::milliseconds answered(const Job &,
                                                     const Result<RemoteJob> &) override
    {
        return std::chrono::milliseconds{-1};
    }
    void askedTooOften(const Job &, std::chrono::milliseconds) override {}
    [[nodiscard]] std::chrono::milliseconds askingWait(const Job &) override
    {
        return std::chrono::milliseconds{0};
    }
};

} // namespace limner
