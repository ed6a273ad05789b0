#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace limner {

//! The name of our statement for one prefix. Each prefix has its own, so that making another one
//! public does not take the first one back.
[[nodiscard]] QString publicReadSid(const QString &prefix);

//! The bucket's policy with anonymous GetObject below `prefix` (empty = the whole bucket), and
//! nothing else changed: foreign statements stay as they are, our own of the same Sid is replaced.
//! `existing` is empty when there is no policy. InvalidAnswer when it cannot be read, because then
//! it must not be overwritten; InvalidInput for a prefix with wildcards.
[[nodiscard]] Result<QByteArray> withPublicRead(const QByteArray &existing, const QString &bucket,
                                                const QString &prefix);

} // namespace limner
