#pragma once

#include <QString>

#include <vector>

namespace limner {

enum class CopyFormat { Plain, Markdown, Html, BBCode };

struct CopyFormatRow { //!< a new format is one row here
    CopyFormat format = CopyFormat::Plain;
    const char *id = "plain";
    const char *name = "URL"; //!< English; translated by the window in context "CopyFormat"
};
[[nodiscard]] const std::vector<CopyFormatRow> &copyFormats();
[[nodiscard]] CopyFormat copyFormatFromId(const QString &id);
[[nodiscard]] QString copyFormatId(CopyFormat format);

//! The text that goes to the clipboard. `alt` is escaped for the format; the address is kept.
[[nodiscard]] QString formatLink(CopyFormat format, const QString &url, const QString &alt);

} // namespace limner
