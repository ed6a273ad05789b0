#pragma once

#include "core/prompt/promptnode.h"

#include <QHash>

#include <limits>
#include <optional>

namespace limner {

//! How many prompts a template has, without writing one.
class TemplateCounter {
public:
    static constexpr quint64 beyond = std::numeric_limits<quint64>::max();

    explicit TemplateCounter(const PromptBook &book);

    //! Exact; `beyond` for whatever is more, or takes too long to count, which is more.
    [[nodiscard]] quint64 count(const PromptWords &words);

private:
    using Variables = QHash<QString, quint64>; //!< what one use of each multiplies by
    [[nodiscard]] quint64 count(const PromptWords &words, Variables variables);
    [[nodiscard]] quint64 picks(const PromptNode &node, const Variables &variables);
    [[nodiscard]] quint64 lines(const PromptNode &node, const Variables &variables);
    [[nodiscard]] quint64 entry(int index, const Variables &variables);

    const PromptBook &m_book;
    std::vector<std::optional<quint64>> m_known;
    int m_steps = 0;
    int m_depth = 0;
};

} // namespace limner
