#pragma once

#include "core/s3/objectstore.h"
#include "core/upload/knownstores.h"
#include "core/upload/upload.h"

#include <optional>

namespace limner {

enum class LinkMode { Automatic, Public, Presigned };
[[nodiscard]] QString toString(LinkMode mode); //!< auto, public, presigned
[[nodiscard]] std::optional<LinkMode> linkModeFromString(const QString &name);

struct Link {
    QString url = {};
    bool isPublic = false;
    QDateTime validUntil = {};       //!< null for public ones
    std::optional<Error> doubt = {}; //!< LinkUnopened: what speaks against it, as last seen
};

//! Whether a public link is given out. What is unknown counts as not public: a signed one works.
[[nodiscard]] bool givesPublic(LinkMode mode, std::optional<bool> publicOpens);

//! The link of a stored upload, made fresh on every call, so a presigned one always has its full
//! lifetime. A public one needs no key. `known` is what was found out about the store's links.
[[nodiscard]] Result<Link> makeLink(const ObjectStore &store, const Upload &upload, LinkMode mode,
                                    const KnownStore &known, std::chrono::seconds lifetime,
                                    const QDateTime &now);

} // namespace limner
