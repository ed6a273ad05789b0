#include "core/picture/records/comfygraph.h"

#include "core/picture/records/comfydrawing.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
std::optional<ComfyGraph> ComfyGraph::from(const Json &object)
{
    ComfyGraph graph;
    if (const Json &inner = memberAt(object, "prompt"); inner.is_object())
        graph.addRun(inner);
    if (graph.m_nodes.empty())
        graph.addRun(object);
    if (graph.m_nodes.empty())
        graph.addDrawn(object);
    if (graph.m_nodes.empty())
        graph.addDrawn(memberAt(object, "workflow"));
    if (graph.m_nodes.empty())
        return std::nullopt;
    graph.putInOrder();
    return graph;
}

void ComfyGraph::addRun(const Json &object)
{
    for (const auto &[id, node] : object.items()) {
        if (m_nodes.size() >= mostNodes)
            return;
        const QString kind = textAt(node, "class_type");
        const Json &inputs = memberAt(node, "inputs");
        if (!kind.isEmpty() && inputs.is_object())
            m_nodes[QString::fromStdString(id)] = {kind, inputs};
    }
}

void ComfyGraph::addDrawn(const Json &workflow)
{
    if (memberAt(workflow, "nodes").is_array())
        m_nodes = ComfyDrawing{workflow}.unfolded(mostNodes);
}

void ComfyGraph::putInOrder()
{
    std::vector<std::pair<qint64, const ComfyNode *>> numbered;
    numbered.reserve(m_nodes.size());
    for (const auto &[id, node] : m_nodes)
        numbered.emplace_back(id.section(u':', 0, 0).toLongLong(), &node);
    std::stable_sort(numbered.begin(), numbered.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    for (const auto &[number, node] : numbered)
        m_order.push_back(node);
}

const ComfyNode *ComfyGraph::behind(const Json &reference) const
{
    const bool isReference = reference.is_array() && reference.size() == 2 &&
                             reference[1].is_number_integer() && !comfyId(reference[0]).isEmpty();
    const auto found = isReference ? m_nodes.find(comfyId(reference[0])) : m_nodes.end();
    return found == m_nodes.end() ? nullptr : &found->second;
}

} // namespace limner
