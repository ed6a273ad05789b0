#pragma once

#include "core/picture/records/comfynode.h"

#include <map>
#include <optional>
#include <vector>

namespace limner {

//! A graph of ComfyUI, bounded; references may point anywhere, also in circles.
class ComfyGraph {
public:
    static constexpr size_t mostNodes = 5'000;

    //! The graph as it was run (`prompt`), else as it was drawn (`workflow`), of which not
    //! every node tells its values, with what is folded up in it. Nothing when `object` is neither.
    [[nodiscard]] static std::optional<ComfyGraph> from(const Json &object);

    //! The node that a reference points at; nullptr when it is no reference, or points nowhere.
    [[nodiscard]] const ComfyNode *behind(const Json &reference) const;
    //! In the order of their numbers.
    [[nodiscard]] const std::vector<const ComfyNode *> &nodes() const { return m_order; }

private:
    void addRun(const Json &object);
    void addDrawn(const Json &workflow);
    void putInOrder();

    std::map<QString, ComfyNode> m_nodes; //!< by id; places stay, also when the graph is moved
    std::vector<const ComfyNode *> m_order;
};

} // namespace limner
