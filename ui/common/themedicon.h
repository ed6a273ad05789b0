#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace limner {

//! An icon of `:/icons/NAME.svg`, drawn in the given colour, crisp at any scale; paler when
//! disabled.
[[nodiscard]] QIcon themedIcon(const QString &name, const QColor &colour);

} // namespace limner
