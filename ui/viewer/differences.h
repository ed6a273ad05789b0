#pragma once

#include "core/library/artwork.h"

#include <QStringList>

#include <vector>

namespace limner {

//! Something that pictures were made differently by, or are different in.
struct Difference {
    QString id = {};         //!< stable: `cfg`, `seed`, a parameter's name
    QString label = {};      //!< "CFG"
    QStringList values = {}; //!< one for each picture, in their order; "–" = it has none

    bool operator==(const Difference &) const = default;
};

//! What differs between pictures, what shapes them most first. One thing that models call by
//! different names is one; of prompts the words that are not the same are told.
[[nodiscard]] std::vector<Difference> differencesOf(const std::vector<Artwork> &pictures);
//! "CFG 5.0 → 7.5 · Steps 28 → 40", or that there are none.
[[nodiscard]] QString differenceWords(const std::vector<Difference> &differences);
//! What tells one of them from the others, and its seed: "CFG 5.0, seed 2088123417".
[[nodiscard]] QString distinction(const std::vector<Difference> &differences, size_t index,
                                  const Artwork &picture);

} // namespace limner
