#pragma once

#include "core/sandbox/fakehttpserver.h"

#include <QDateTime>

#include <tl/expected.hpp>

namespace limner {

//! An S3 error before it becomes XML.
struct S3Error {
    int status = 403;
    QByteArray code = {};
    QByteArray message = {};
    std::vector<std::pair<QByteArray, QByteArray>> more = {}; //!< further elements
};

struct S3Credentials {
    QByteArray accessKey = {};
    QByteArray secretKey = {};
    QByteArray region = {}; //!< empty = any
};

enum class S3Caller { Anonymous, Owner };

//! Recomputes the SigV4 signature of a request as it came off the wire, header or query form, and
//! checks the clock, the link's age, the region and the body's hash.
[[nodiscard]] tl::expected<S3Caller, S3Error>
authenticate(const ServedRequest &request, const S3Credentials &credentials, const QDateTime &now);

} // namespace limner
