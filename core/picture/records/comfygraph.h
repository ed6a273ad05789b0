#pragma once

#include "core/base/json.h"

#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace limner {

//! One step of a ComfyUI graph.
struct ComfyNode {
    QString kind = {};            //!< its class: "KSampler"
    Json inputs = Json::object(); //!< by name: a value, or a reference `[node, output]`

    [[nodiscard]] const Json &input(const char *name) const { return memberAt(inputs, name); }
    [[nodiscard]] bool has(const char *name) const { return inputs.contains(name); }
};

//! A graph of ComfyUI, bounded; references may point anywhere, also in circles.
class ComfyGraph {
public:
    static constexpr size_t mostNodes = 5'000;

    //! The graph as it was run (`prompt`), else as it was drawn (`workflow`), of which only well
    //! known nodes tell their values. Nothing when `object` is neither.
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
