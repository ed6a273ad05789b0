#pragma once

#include "core/picture/records/comfygraph.h"

namespace limner {

//! Finds the words that a sampler was given, through conditioning, contexts, switches, primitives
//! and nodes that join texts. Always ends.
class ComfyWords {
public:
    explicit ComfyWords(const ComfyGraph &graph)
        : m_graph{graph}
    {}

    [[nodiscard]] QString positive(const ComfyNode &sampler);
    [[nodiscard]] QString negative(const ComfyNode &sampler);

private:
    enum class Role { Positive, Negative };

    [[nodiscard]] QString ask(const ComfyNode &sampler, Role role);
    [[nodiscard]] QString words(const ComfyNode &node, Role role, int depth);
    [[nodiscard]] QString behind(const Json &input, Role role, int depth);
    [[nodiscard]] QString byRole(const ComfyNode &node, Role role, int depth);
    [[nodiscard]] QString chosen(const ComfyNode &node, Role role, int depth);
    [[nodiscard]] QString joined(const ComfyNode &node, Role role, int depth);
    [[nodiscard]] QString ownText(const ComfyNode &node, Role role, int depth);
    [[nodiscard]] QString passedOn(const ComfyNode &node, Role role, int depth);

    const ComfyGraph &m_graph;
    int m_steps = 0; //!< left for this question
};

} // namespace limner
