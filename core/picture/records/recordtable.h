#pragma once

#include "core/picture/records/foundsettings.h"
#include "core/picture/records/picturetexts.h"

#include <vector>

namespace limner {

//! One tool, or a family of tools that write alike: recognises its own and reads it.
struct RecordReader {
    QLatin1StringView name;
    std::optional<FoundSettings> (*read)(const PictureTexts &texts);
};

//! In the order in which they are asked: whoever is surer comes first. A new tool is a row here.
[[nodiscard]] const std::vector<RecordReader> &recordReaders();

//! What the texts of a picture tell of how it was made; nothing when no reader knows them.
[[nodiscard]] std::optional<FoundSettings> settingsIn(const PictureTexts &texts);
//! The same of a whole file: its texts, else what is hidden in its pixels. Never fails on hostile
//! files; takes its time with large ones: for worker threads.
[[nodiscard]] std::optional<FoundSettings> foundSettings(QByteArrayView picture);

} // namespace limner
