#pragma once

#include "core/picture/records/foundsettings.h"
#include "core/schema/request.h"

#include <QSize>

namespace limner {

//! Which of a picture's settings are taken over.
enum class SettingsPart { All, AllButSeed, Prompt, Seed, Size };

//! The settings that this part has; the rest is as if it had not been found.
[[nodiscard]] FoundSettings partOf(const FoundSettings &settings, SettingsPart part);

//! What any request says that any model understands: the words, the seed and the size. `drawn` is
//! the seed that was drawn for it, `size` the picture's own, for a request that names none.
[[nodiscard]] FoundSettings settingsOf(const Request &request, std::optional<qint64> drawn,
                                       QSize size);

//! "Prompt taken over"
[[nodiscard]] QString takenWords(SettingsPart part);
//! "The picture tells no prompt."
[[nodiscard]] QString missingWords(SettingsPart part);

} // namespace limner
