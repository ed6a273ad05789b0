#pragma once

#include "core/sandbox/fakehttpserver.h"

namespace limner {

//! Makes an answer end with so many bytes of base64, which are never in memory as a whole: the
//! picture, then rubbish behind it that decoders ignore, then `tail`. The reply's `body` is what
//! stands before it.
void appendHugeBase64(ServedReply &reply, QByteArray picture, qint64 bytes, const QByteArray &tail);

} // namespace limner
