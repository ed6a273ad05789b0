#pragma once

#include <QtGlobal>

#include <tl/expected.hpp>

namespace limner {

//! Something typed that cannot be what it looks like. What is said of it is left out of the search,
//! but for the unknown key, which is a word, and the open quote, which reaches to the end.
struct SearchMistake {
    enum class Kind {
        UnknownKey,
        NoSeed,     //!< no whole number, range of them, or beginning of one (`12*`)
        NoDate,     //!< no day, month, year or span that is known
        NoRating,   //!< not from 0 to 5
        NoState,    //!< `is:` of something else
        NoNumber,   //!< neither a number nor a range or comparison of numbers
        NoSize,     //!< no `512x768`, `512x?`, `1024`
        NoRatio,    //!< no `16:9`, `1.5`, `square`, `portrait`, `landscape`
        NoPicture,  //!< no id of a picture
        EmptyRange, //!< ends before it begins
        OpenQuote,
        TooLong, //!< from here on nothing is looked at
    };
    Kind kind = Kind::UnknownKey;
    qsizetype from = 0; //!< where it stands in the text
    qsizetype length = 0;

    bool operator==(const SearchMistake &) const = default;
};

//! What was read from a value, or why it cannot be.
template <typename T>
using Reading = tl::expected<T, SearchMistake::Kind>;

} // namespace limner
