#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace limner {

//! Turns errno of a failed file operation into DiskFull, ReadOnly or Io with the system's words.
[[nodiscard]] Error ioError(int errorNumber, const QString &what);

//! Flushes a written file to the disk.
[[nodiscard]] Result<> syncFile(const QString &path);
//! Renames over an existing file and makes the name durable (fsync of the folder).
[[nodiscard]] Result<> renameDurably(const QString &from, const QString &to);
//! Writes a temporary sibling, syncs and renames it: readers see the old or the new file, whole.
[[nodiscard]] Result<> writeFileDurably(const QString &path, QByteArrayView bytes);
//! Reads at most `limit` bytes; TooLarge when the file is longer.
[[nodiscard]] Result<QByteArray> readFile(const QString &path, qint64 limit);
//! With every folder above it; there already is well.
[[nodiscard]] Result<> createFolder(const QString &path);

} // namespace limner
