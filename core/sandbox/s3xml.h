#pragma once

#include "core/sandbox/sims3auth.h"

namespace limner {

[[nodiscard]] QByteArray xmlEscaped(const QByteArray &text);
//! `<name>text</name>`, escaped.
[[nodiscard]] QByteArray xmlElement(const QByteArray &name, const QByteArray &text);
[[nodiscard]] ServedReply xmlReply(int status, const QByteArray &content);
//! The `<Error>` document.
[[nodiscard]] ServedReply s3ErrorReply(const S3Error &error, const QByteArray &resource);

} // namespace limner
