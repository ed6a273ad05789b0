#pragma once

#include <QString>

namespace limner {

//! What stands above pictures that a search put in an order of its own, by their looks; empty where
//! they stand as the artist wants them.
[[nodiscard]] QString likeHeading(const QString &search);

} // namespace limner
