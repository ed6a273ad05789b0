#pragma once

#include <QString>

#include <optional>

namespace limner {

//! A change of a text, so that an editor can make it as one step that can be undone.
struct WeightEdit {
    int from = 0; //!< what it replaces, in UTF-16 units
    int length = 0;
    QString with = {};
    int selectionFrom = 0; //!< afterwards: the words themselves
    int selectionLength = 0;
    bool operator==(const WeightEdit &) const = default;
};

enum class WeightStep { Up, Down };

//! Whether a model's description of its prompt shows that it takes `(words:1.2)`. Most cloud models
//! would read the brackets as they stand.
[[nodiscard]] bool promisesWeights(const QString &description);

//! What Ctrl+Up and Ctrl+Down do to the selection, or the word or brackets under the cursor:
//! `(words:1.1)`, a tenth at a time, between 0 and 2, without brackets at 1. Nothing where there
//! are no words.
[[nodiscard]] std::optional<WeightEdit> weighted(const QString &text, int from, int to,
                                                 WeightStep step);

} // namespace limner
