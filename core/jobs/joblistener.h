#pragma once

#include "core/jobs/job.h"
#include "core/jobs/madesmaller.h"
#include "core/library/artwork.h"

namespace limner {

//! Hears what becomes of jobs under way, between effects, on the pipeline's thread.
class JobListener {
public:
    JobListener() = default;
    JobListener(const JobListener &) = delete;
    JobListener &operator=(const JobListener &) = delete;
    virtual ~JobListener() = default;

    //! As it stands, with the trouble that could not be written down.
    virtual void jobChanged(const Job &job) = 0;
    virtual void jobProgressed(const QString &jobId, const JobProgress &progress) = 0;
    //! A picture of the job is on disk and in the database.
    virtual void artworkKept(const QString &jobId, ArtworkId id) = 0;
    //! A picture that goes into the job was larger than the provider takes, or of another kind.
    virtual void inputMadeSmaller(const QString &, const MadeSmaller &) {}
};

} // namespace limner
