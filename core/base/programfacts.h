#pragma once

#include <QString>

#include <vector>

namespace limner {

//! A library that the program is made of.
struct ShippedPart {
    QString name = {};
    QString version = {};
    QString licence = {}; //!< as SPDX names it
    bool operator==(const ShippedPart &) const = default;
};

//! What the program says of itself.
struct ProgramFacts {
    QString version = {};
    QString commit = {}; //!< empty where that was not looked up
    std::vector<ShippedPart> parts = {};
};

//! For `--version` and for reports: the program in the first line, "limner 1.2.3 (commit)", then a
//! library a line.
[[nodiscard]] QString versionText(const ProgramFacts &facts);

} // namespace limner
