#include "app/api/servicelog.h"

#include "app/application.h"
#include "core/base/log.h"

namespace limner {

ServiceLog::ServiceLog(Application &application, QObject *parent)
    : QObject{parent}
{
    const JobBoard *const board = &application.jobs().board();
    connect(board, &JobBoard::jobAdded, this, [](const Job &job) {
        qCInfo(lcJobs).noquote() << "job" << job.id << "queued" << job.request.provider
                                 << job.request.model;
    });
    connect(board, &JobBoard::jobFinished, this, &ServiceLog::tellEnd);
    connect(&application.outbox(), &Outbox::uploadChanged, this, &ServiceLog::tellUpload);
}

void ServiceLog::tellEnd(const Job &job) const
{
    if (job.state == JobState::Done || job.state == JobState::Cancelled)
        qCInfo(lcJobs).noquote() << "job" << job.id << toString(job.state);
    else
        qCWarning(lcJobs).noquote() << "job" << job.id << toString(job.state)
                                    << (job.error ? toString(job.error->kind) : QString{})
                                    << (job.error ? job.error->message : QString{});
}

void ServiceLog::tellUpload(ArtworkId id, const Upload &upload) const
{
    if (upload.state == UploadState::Stored)
        qCInfo(lcStore).noquote() << "picture" << id << "stored as" << upload.objectKey;
    else if (upload.state == UploadState::Rejected)
        qCWarning(lcStore).noquote()
            << "picture" << id << "refused:" << (upload.error ? upload.error->message : QString{});
}

} // namespace limner
