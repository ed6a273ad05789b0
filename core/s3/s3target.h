#pragma once

#include "core/s3/objecturl.h"

#include <memory>
#include <optional>

namespace limner {

//! A checked address, with the keys as they were given. Calls keep the one they began with.
struct S3Target {
    S3Config config = {};
    S3Endpoint endpoint = {};
    std::optional<S3Endpoint> publicBase = {};
    //! `host[:port]/bucket`, or the name it was given: what is learned is remembered under it.
    [[nodiscard]] QString place() const;
};
using S3TargetPtr = std::shared_ptr<const S3Target>;

//! NotConfigured for what is missing, InvalidInput or BadName for what is wrong. A public link
//! needs no key, so keys are looked at apart.
[[nodiscard]] Result<S3TargetPtr> makeTarget(S3Config config);
[[nodiscard]] Result<> checkKeys(const S3Config &config);

} // namespace limner
