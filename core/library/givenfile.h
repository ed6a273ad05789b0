#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace limner {

//! The bytes of a file that a person named. Only of a regular file: a pipe or a device is never
//! waited for. `stopped`, where there is one, is asked every few megabytes. Errors: `InputTrouble`
//! Vanished, Folder, NotAFile, Empty, TooManyBytes (the message is `limit`); Cancelled, Io.
[[nodiscard]] Result<QByteArray> readGivenFile(const QString &path, qint64 limit,
                                               const std::function<bool()> &stopped = {});

} // namespace limner
