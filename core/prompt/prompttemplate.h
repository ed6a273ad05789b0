#pragma once

#include "core/base/result.h"
#include "core/prompt/promptnode.h"

#include <QStringList>

namespace limner {

class Wildcards;

//! A prompt with variants, in the form that artists know from Dynamic Prompts:
//!
//!     {a|b|c}               one of them; an empty one is one, too: {very |}big
//!     {0.5::a|2::b}         by weight
//!     {2$$a|b|c}            two different ones, joined by ", "
//!     {2$$ and $$a|b|c}     joined by " and "
//!     {1-2$$…} {-2$$…} {1-$$…}   so many: from 1, up to all where an end is open
//!     __name__  __colours*__     a line of name.txt, of all lists that fit
//!     __name(x=winter)__    the same, with ${x} in its lines
//!     ${x=value}            a variable, from there to the end of the braces or text it stands in;
//!                           its choices are made at each use
//!     ${x=!value}           once, there
//!     ${x}  ${x:default}    its value
//!     # comment             to the end of the line; not #ff8800, not #1, not C#
//!     \{ \} \| \# \__ \:: \$$ \${     themselves
//!
//! Braces mean something only where they have a `|`, a number with `$$` or a weight with `::` at
//! their own level. All others stand for themselves, so a prompt that is JSON is no template, nor
//! does anything else change that has none of this in it, byte for byte.
class PromptTemplate {
public:
    //! Reads the wildcards it names: not on the window's thread. Errors are a
    //! `PromptTrouble`, with the place.
    [[nodiscard]] static Result<PromptTemplate> parse(const QString &text, Wildcards &wildcards);
    //! Whether `text` may be one; cheap, reads nothing.
    [[nodiscard]] static bool maybe(const QString &text);

    //! Whether anything in it means more than itself.
    [[nodiscard]] bool hasConstructs() const { return m_hasConstructs; }
    //! How many `combinations` there are, exact; the largest number for all beyond 64 bits.
    [[nodiscard]] quint64 count() const;
    //! The first so many of all prompts, the last choice changing fastest. Several picks are
    //! combinations in the order written. A `PromptTrouble` for an unknown variable or a prompt of
    //! more than 32,000 characters.
    [[nodiscard]] Result<QStringList> combinations(int limit) const;
    //! So many drawn prompts, the same for the same seed everywhere. As above.
    [[nodiscard]] Result<QStringList> random(int number, quint64 seed) const;

private:
    PromptWords m_words = {};
    PromptBook m_book = {};
    bool m_hasConstructs = false;
};

} // namespace limner
