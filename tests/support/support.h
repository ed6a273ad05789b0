#pragma once

#include <QByteArray>
#include <QString>

namespace limner::test {

//! A file of `tests/data`, whole; fails the program when it is missing.
[[nodiscard]] QByteArray data(const QString &name);

} // namespace limner::test
