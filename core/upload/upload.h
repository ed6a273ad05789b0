#pragma once

#include "core/base/error.h"
#include "core/library/artwork.h"

#include <QDateTime>

#include <optional>

namespace limner {

//! Pending -> Uploading -> Stored; Waiting = retry at a time; Rejected = needs a person.
enum class UploadState { Pending, Uploading, Waiting, Rejected, Stored };
[[nodiscard]] QString toString(UploadState state);
[[nodiscard]] UploadState uploadStateFromString(const QString &name);

//! The durable duty to bring one artwork to the object store.
struct Upload {
    ArtworkId artworkId = 0;
    UploadState state = UploadState::Pending;
    QString location = {};  //!< `ObjectStore::location()` when the key was chosen
    QString objectKey = {}; //!< empty until chosen; then it never changes
    int attempts = 0;
    QDateTime retryAt = {};
    QByteArray etag = {};
    QDateTime storedAt = {};
    QDateTime linkUntil = {}; //!< the end of the last signed link that was copied; null = none was
    std::optional<Error> error = {};
};

} // namespace limner
