#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "core/net/http.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace limner {

//! What the client does about a failure, without asking anyone (s3.md §7).
enum class S3Reaction {
    Tell,      //!< nothing helps but a person
    Retry,     //!< the same again, a little later
    FixRegion, //!< learn the region, sign again
    FixClock,  //!< learn the clock's offset, sign again
    Rehash,    //!< look at the file again, send it once more
    Accept,    //!< what was asked for is so already
};
[[nodiscard]] QString toString(S3Reaction reaction);

//! The facts of one refused request.
struct S3Failure {
    Error error = {};
    S3Reaction reaction = S3Reaction::Tell;
    QString region = {};      //!< the one the server wants, when it says so
    QByteArray endpoint = {}; //!< the host it names instead, `host[:port]`; never trusted as it is
    QString requestId = {};
};

//! What an `<Error>` document says; every member may be empty.
struct S3ErrorDocument {
    QString code = {};
    QString message = {};
    QString region = {};
    QString endpoint = {};
    QString requestId = {};
};
//! Nothing unless the text is an `<Error>` document; name spaces do not matter, and neither does
//! what comes after the part that could be read.
[[nodiscard]] std::optional<S3ErrorDocument> parseS3Error(const QByteArray &body);

//! The meaning of one code; `Tell` and a kind from the status for codes nobody knows.
struct S3Meaning {
    ErrorKind kind = ErrorKind::Internal;
    S3Reaction reaction = S3Reaction::Tell;
    bool operator==(const S3Meaning &) const = default;
};
[[nodiscard]] S3Meaning meaningOf(const QString &code, int status);

//! Reads any answer that is no success: XML, the header of MinIO where a HEAD has no body, HTML of
//! proxies and web consoles, redirects, plain statuses.
[[nodiscard]] S3Failure readFailure(const HttpResponse &response);

//! HTML in a successful answer: a web page lives there, not an S3 API.
[[nodiscard]] bool isWebPage(const HttpResponse &response);

} // namespace limner
