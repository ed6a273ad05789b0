#pragma once

#include "core/base/error.h"

#include <QStringList>

#include <optional>

namespace limner {

//! What is wrong with something that a person wrote: a template, a wildcard, a list of prompts, a
//! preset. An Error carries it in `code` and `message`, so that people are told in their own
//! language (`ui/common/prompttext`).
struct PromptTrouble {
    enum class Kind {
        // A template, and the wildcards in it.
        NeverClosed,       //!< a brace
        NestedTooDeep,     //!< how deep it may be
        TooManyPieces,     //!< with all its wildcards
        RangeBackwards,    //!< from, to
        NoWeight,          //!< of no choice in the braces
        TooManyToPickFrom, //!< how many there may be
        NotNameAndValue,   //!< the wildcard that is told something else
        NoWildcard,        //!< its name
        NoWildcardFolder,  //!< the same, and there is no folder of them
        WildcardEmpty,     //!< its name
        NamesItself,       //!< its name, the way from it to itself
        WildcardsTooDeep,  //!< how deep they may name each other
        WildcardLongLine,  //!< its name, how many characters a line may have
        WildcardManyLines, //!< its name, how many it may have; the error is a TooLarge
        WildcardNotRead,   //!< its name, the system's words
        TemplateTooLong,   //!< how many characters it may have
        LeadsTooDeep,      //!< variables and wildcards into each other
        PromptTooLong,     //!< how many characters it may have
        UnknownVariable,   //!< its name

        // A list.
        NoSuchFile, //!< its path; the error is a NotFound
        NotAFile,   //!< its path
        QuoteGoesOn,
        QuoteNeverClosed,
        NoPromptColumn,
        TooManyColumns, //!< how many there may be
        ColumnUnnamed,
        TooManyFields,
        TooManyRows, //!< how many there may be
        NoPrompt,
        UnknownColumn, //!< its name
        WrongInRow,    //!< the sentence that says what
        TooManyJobs,   //!< how many there may be

        // A preset, or a file of them.
        PresetEmpty,
        PresetTooLarge, //!< kB it may have
        PresetUnnamed,
        TooManyPresets,     //!< how many there may be
        PresetFileTooLarge, //!< MB it may have
        NotAPresetFile,
        LaterPresetFile,
        TooManyInFile //!< how many there may be
    };
    Kind kind = Kind::NeverClosed;
    QStringList about = {};           //!< as the kind says
    std::optional<int> position = {}; //!< in the template, from 0
    QString wildcard = {};            //!< in one of whose lines it is
    int line = 0;                     //!< of the list, from 1; 0 = of no line

    bool operator==(const PromptTrouble &) const = default;
};
inline constexpr int promptTroubleKinds = static_cast<int>(PromptTrouble::Kind::TooManyInFile) + 1;

//! The Error for it: an InvalidInput, where the kind does not say otherwise.
[[nodiscard]] Error promptError(const PromptTrouble &trouble);
//! What an Error carries; nothing of all others.
[[nodiscard]] std::optional<PromptTrouble> promptTroubleOf(const Error &error);

} // namespace limner
