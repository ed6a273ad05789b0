#pragma once

#include "core/s3/s3config.h"
#include "core/sandbox/sims3.h"

namespace limner::test {

//! How to reach a simulated store with its own keys.
[[nodiscard]] inline S3Config configOf(const SimS3 &store)
{
    S3Config out;
    out.endpoint = QString::fromLatin1(store.endpoint());
    out.bucket = store.options.bucket;
    out.accessKey = QString::fromLatin1(store.options.accessKey);
    out.secretKey = Secret{store.options.secretKey};
    return out;
}

} // namespace limner::test
