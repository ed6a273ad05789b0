#pragma once

#include "core/schema/parameter.h"

#include <vector>

namespace limner {

//! What became of one value that the artist had set, when it did not stay as it was.
struct ValueChange {
    enum class Kind {
        Renamed, //!< the same value under another name, or a size in other words
        Snapped, //!< the nearest that the other model allows, perhaps under another name
        Dropped
    };
    //! Of a Dropped one.
    enum class Reason {
        None,
        NoParameter, //!< the other model has nothing of the kind
        WrongType,   //!< it has, but of a kind that this value cannot become
        NotAChoice,  //!< none of its choices is near
        OutOfRange,  //!< a seed outside the bounds: the nearest one would be another seed
        Secret       //!< given to one model, it is not told to another
    };
    Kind kind = Kind::Dropped;
    QString from = {}; //!< name in the old model; of a size the width or the choice
    QString to = {};   //!< name in the new model; empty when dropped
    Json before = {};  //!< a size of two sides as text, "1344x768"; of a secret null
    Json after = {};   //!< null when dropped
    Reason reason = Reason::None;

    bool operator==(const ValueChange &) const = default;
};
[[nodiscard]] QString toString(ValueChange::Kind kind);
[[nodiscard]] QString toString(ValueChange::Reason reason);

struct CarryOver {
    //! What to set in the new form; what is not here keeps the new model's default.
    Json values = Json::object();
    std::vector<ValueChange> changes = {}; //!< in the order of the old form
    int kept = 0;                          //!< values that went over unchanged, by the same name

    //! How many were kept, renamed or snapped, and how many were dropped.
    [[nodiscard]] int carried() const;
    [[nodiscard]] int dropped() const;
};

//! Takes the artist's values from one model's form to another's, or to another version of the same
//! model's: by role (`roles.h`), else by name. A value that is the old model's default was not set
//! by anybody and stays behind; "random" seeds (below 0) that the new model refuses do so silently.
//! A size goes over as pixels, as a shape, or both; pictures that go in as one file or a list.
//! Texts are never cut: a prompt that is too long is shown as such. Every value that comes out of
//! it is valid otherwise.
[[nodiscard]] CarryOver carryOver(const ModelSchema &from, const Json &values,
                                  const ModelSchema &to);

} // namespace limner
