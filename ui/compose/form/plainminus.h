#pragma once

#include <QString>

namespace limner {

//! A number as programs read it: without blanks around it, and with the minus that they know for
//! what people and phones write.
[[nodiscard]] inline QString plainMinus(const QString &text)
{
    return text.trimmed().replace(QChar{0x2212}, u'-');
}

} // namespace limner
