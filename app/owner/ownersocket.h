#pragma once

#include <QString>

namespace limner {

//! Where the owner of a library listens: short, the same for every spelling of the folder.
[[nodiscard]] QString ownerSocket(const QString &libraryFolder);

} // namespace limner
