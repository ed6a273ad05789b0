#pragma once

#include "core/base/result.h"

#include <QLockFile>

namespace limner {

//! One process owns a library. While this lives, no other process can take it.
class LibraryLock {
public:
    explicit LibraryLock(const QString &libraryFolder);
    //! False when another living process has it. ReadOnly when the folder cannot be written.
    [[nodiscard]] Result<bool> tryLock();

private:
    [[nodiscard]] bool isNobodys() const;
    void sweep() const;

    QLockFile m_file;
    QString m_folder;
};

} // namespace limner
