#pragma once

#include "core/upload/storecheck.h"

#include <QString>

namespace limner {

//! One line of "Test connection" for people; the first words, up to the first `</b>`, stand out.
//! Rich text with `<b>` only when asked for, plain otherwise.
enum class StepMarkup { Plain, Rich };
[[nodiscard]] QString storeCheckText(const StoreCheckStep &step, const QString &accessKey,
                                     StepMarkup markup = StepMarkup::Plain);

} // namespace limner
