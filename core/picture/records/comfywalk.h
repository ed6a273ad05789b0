#pragma once

#include "core/picture/records/comfygraph.h"

#include <functional>

namespace limner {

//! Goes backwards through a graph. Every walk ends, also in a circle: it takes a bounded number of
//! steps.
class ComfyWalk {
public:
    explicit ComfyWalk(const ComfyGraph &graph)
        : m_graph{graph}
    {}

    //! The value of the first of these inputs that has one: itself, what the primitive behind it
    //! holds, or what came in with a pipe or a context. Null when there is none.
    [[nodiscard]] Json value(const ComfyNode &node, const std::vector<const char *> &names) const;

    using Is = std::function<bool(const ComfyNode &node)>;
    //! The nearest node behind this one, along the way that its picture came, that `is` it; not the
    //! node itself. nullptr when there is none.
    [[nodiscard]] const ComfyNode *along(const ComfyNode &node, const Is &is) const;
    //! The same along the way that its model came.
    [[nodiscard]] const ComfyNode *alongModel(const ComfyNode &node, const Is &is) const;
    //! The same through everything.
    [[nodiscard]] const ComfyNode *anywhere(const ComfyNode &node, const Is &is) const;

private:
    struct Steps {
        int left = 2'000;
    };
    [[nodiscard]] Json valueOf(const ComfyNode &node, const std::vector<const char *> &names,
                               int depth, Steps &steps) const;
    [[nodiscard]] Json primitive(const ComfyNode &node, int depth, Steps &steps) const;
    using Follows = bool (*)(const QString &input);
    [[nodiscard]] const ComfyNode *search(const ComfyNode &node, const Is &is,
                                          Follows follows) const;

    const ComfyGraph &m_graph;
};

//! Inputs that carry several things at once: pipes, contexts, switches.
[[nodiscard]] bool isBundle(const QString &input);

} // namespace limner
