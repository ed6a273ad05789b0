#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace limner {

//! What `open` is given, as any process understands it: absolute paths, and `limner:artwork/ID`.
//! Links may come from a stranger's page: they name a picture that is shown, and nothing else.
//! Errors: Usage for other addresses and for what is not there.
[[nodiscard]] Result<QStringList> openedThings(const QStringList &words);

//! The ID in `limner:artwork/ID`; empty when it is no such address.
[[nodiscard]] QString artworkOf(const QString &thing);

//! It is one of ours, whatever it names.
[[nodiscard]] bool isOwnAddress(const QString &word);

} // namespace limner
