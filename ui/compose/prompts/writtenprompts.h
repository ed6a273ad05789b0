#pragma once

#include "core/jobs/batch.h"
#include "core/prompt/promptlist.h"

#include <optional>

namespace limner {

//! What becomes of a prompt with variants.
struct VariantChoice {
    int drawn = 0; //!< so many at random; 0 = all, in order
    quint64 draw = 1;
    BatchSeed seed = BatchSeed::Same;
    bool operator==(const VariantChoice &) const = default;
};

//! The prompts that a template or a list comes to.
struct WrittenPrompts {
    QString written = {};             //!< the template; of a list the file's name
    std::vector<PromptRow> rows = {}; //!< at most `mostJobsOfBatch`, or a whole list
    quint64 count = 1;                //!< all there would be
    bool isTemplate = false;          //!< false = the prompt says what it means
    bool isList = false;
    std::optional<Error> error = {};
    //! Rows name their seeds: nobody else chooses them.
    [[nodiscard]] bool hasOwnSeeds() const;
    //! More than a batch may have: somebody has to choose.
    [[nodiscard]] bool isTooMany() const { return rows.size() < count || count > mostJobsOfBatch; }
};

//! These read files: never on the window's thread.
[[nodiscard]] WrittenPrompts writePrompts(const QString &text, const QString &wildcardFolder,
                                          const VariantChoice &choice);
[[nodiscard]] WrittenPrompts readPromptList(const QString &file);

//! One for each prompt: the base, with the prompt and what its row says. A `PromptTrouble` with the
//! line for a column or value that the model does not take, and above `mostJobsOfBatch`.
[[nodiscard]] Result<std::vector<BatchItem>>
itemsOf(const WrittenPrompts &prompts, const BatchItem &base, const ModelSchema &schema);

} // namespace limner
