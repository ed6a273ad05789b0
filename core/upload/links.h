#pragma once

#include "core/s3/objectstore.h"
#include "core/upload/upload.h"

#include <functional>

namespace limner {

enum class LinkMode { Automatic, Public, Presigned };
[[nodiscard]] QString toString(LinkMode mode); //!< auto, public, presigned
[[nodiscard]] std::optional<LinkMode> linkModeFromString(const QString &name);

struct Link {
    QString url = {};
    bool isPublic = false;
    QDateTime validUntil = {}; //!< null for public ones
};

//! The link of a stored upload, made fresh on every call, so a presigned one always has its full
//! lifetime. `bucketIsPublic` is what was found out for Automatic; unset counts as not public.
[[nodiscard]] Result<Link> makeLink(const ObjectStore &store, const Upload &upload, LinkMode mode,
                                    std::optional<bool> bucketIsPublic,
                                    std::chrono::seconds lifetime, const QDateTime &now);

} // namespace limner
