#include "core/upload/uploadmachine.h"

namespace limner {
namespace {

std::optional<UploadState> afterUploading(UploadEvent event)
{
    switch (event) {
    case UploadEvent::Put:
        return UploadState::Stored;
    case UploadEvent::FailedOnce:
        return UploadState::Waiting;
    case UploadEvent::Refused:
        return UploadState::Rejected;
    case UploadEvent::Interrupted:
        return UploadState::Pending;
    case UploadEvent::Start:
    case UploadEvent::RetryDue:
        break;
    }
    return std::nullopt;
}

} // namespace

std::optional<UploadState> next(UploadState state, UploadEvent event)
{
    switch (state) {
    case UploadState::Pending:
        return event == UploadEvent::Start ? std::optional{UploadState::Uploading} : std::nullopt;
    case UploadState::Uploading:
        return afterUploading(event);
    case UploadState::Waiting:
    case UploadState::Rejected:
        return event == UploadEvent::RetryDue ? std::optional{UploadState::Pending} : std::nullopt;
    case UploadState::Stored:
        break;
    }
    return std::nullopt;
}

void makePending(Upload &upload)
{
    if (upload.state == UploadState::Uploading)
        upload.state = *next(upload.state, UploadEvent::Interrupted);
    else if (upload.state == UploadState::Waiting || upload.state == UploadState::Rejected)
        upload.state = *next(upload.state, UploadEvent::RetryDue);
    upload.retryAt = {};
}

} // namespace limner
