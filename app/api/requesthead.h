#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QHash>

namespace limner {

//! The head of an HTTP request, read as strictly as the standard allows: what two servers could
//! understand in two ways is refused.
struct RequestHead {
    static constexpr qsizetype largest = 32 << 10; //!< bytes, with the empty line
    static constexpr qsizetype longestTarget = 8 << 10;

    QByteArray method = {};
    QByteArray target = {};
    QHash<QByteArray, QByteArray> headers = {}; //!< names in lower case
    bool isChunked = false;
    qint64 length = 0; //!< of a body that is not chunked
    bool keepsAlive = true;
    bool awaitsContinue = false;

    [[nodiscard]] bool hasBody() const { return isChunked || length > 0; }
};

//! `text` ends with the empty line. The error's `httpStatus` is what to answer: 400, 405, 414, 501,
//! 505.
[[nodiscard]] Result<RequestHead> parseRequestHead(QByteArrayView text);

} // namespace limner
