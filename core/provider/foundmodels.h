#pragma once

#include "core/base/error.h"
#include "core/provider/modelcard.h"

#include <optional>

namespace limner {

//! What was found for some words, so far.
struct FoundModels {
    QString words = {};                //!< as they were asked for
    std::vector<ModelCard> cards = {}; //!< the best first, each model once
    bool isComplete = false;           //!< every provider has answered, or failed
    bool isFromCache = false;          //!< part of it was kept from an earlier answer
    QDateTime asOf = {};               //!< of the oldest kept part; null = it is all new
    std::optional<Error> failure = {}; //!< of the first provider that did not answer

    bool operator==(const FoundModels &) const = default;
};

//! The featured collections of all providers, or one of them with its models.
struct FoundShelves {
    std::vector<ModelShelf> shelves = {};
    bool isComplete = false;
    bool isFromCache = false;
    QDateTime asOf = {};
    std::optional<Error> failure = {};

    bool operator==(const FoundShelves &) const = default;
};

//! The earlier of two times; one that is not valid does not count.
[[nodiscard]] inline QDateTime older(const QDateTime &one, const QDateTime &other)
{
    return !one.isValid() || (other.isValid() && other < one) ? other : one;
}

} // namespace limner
