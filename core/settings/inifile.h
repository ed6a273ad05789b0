#pragma once

#include <QSettings>
#include <QString>

#include <functional>

namespace limner {

//! Writes an INI file anew: beside it, and then durably in its place, since QSettings reads a file
//! before it writes it, and would stumble over a broken one. `fill` gets what stood there, and what
//! will. False when it could not be written.
[[nodiscard]] bool
writeIniAnew(const QString &file,
             const std::function<void(const QSettings &before, QSettings &now)> &fill);

} // namespace limner
