#include "core/picture/records/comfysheet.h"

#include "core/picture/records/comfynode.h"

#include <set>

namespace limner {
namespace {

constexpr size_t mostNodes = 5'000;
constexpr size_t mostLines = 20'000;
constexpr size_t mostEnds = 100; // of a sheet, and outputs of a node

std::optional<qint64> numberIn(const Json &list, size_t at)
{
    if (!list.is_array() || at >= list.size() || !list[at].is_number_integer())
        return std::nullopt;
    return list[at].get<qint64>();
}

//! What a list holds, as far as it is bounded.
template <typename Take>
void forEach(const Json &list, size_t most, Take take)
{
    for (size_t i = 0; list.is_array() && i < list.size() && i < most; ++i)
        take(list[i], i);
}

//! A link as it is written: a list in a drawing, an object in a subgraph.
struct Written {
    std::optional<qint64> number = {};
    QString from = {};
    qint64 fromSlot = 0;
    QString to = {};
    qint64 toSlot = 0;
    QString type = {};
};

Written writtenLink(const Json &link)
{
    if (!link.is_array())
        return {.number = integerAt(link, "id"),
                .from = comfyId(memberAt(link, "origin_id")),
                .fromSlot = integerAt(link, "origin_slot").value_or(0),
                .to = comfyId(memberAt(link, "target_id")),
                .toSlot = integerAt(link, "target_slot").value_or(0),
                .type = textAt(link, "type")};
    Written out{.number = numberIn(link, 0), .fromSlot = numberIn(link, 2).value_or(0)};
    if (link.size() > 1)
        out.from = comfyId(link[1]);
    if (link.size() > 3)
        out.to = comfyId(link[3]);
    out.toSlot = numberIn(link, 4).value_or(0);
    if (link.size() > 5 && link[5].is_string())
        out.type = toText(link[5]);
    return out;
}

} // namespace

ComfySheet ComfySheet::drawn(const Json &graph)
{
    ComfySheet sheet;
    sheet.addNodes(memberAt(graph, "nodes"));
    forEach(memberAt(graph, "inputs"), mostEnds, [&sheet](const Json &one, size_t) {
        sheet.m_entries.push_back({textAt(one, "name"), textAt(one, "type")});
    });
    sheet.addLines(graph);
    return sheet;
}

ComfySheet ComfySheet::grouped(const Json &definition)
{
    ComfySheet sheet;
    sheet.m_isGroup = true;
    // Its nodes are named by their place.
    forEach(memberAt(definition, "nodes"), mostNodes, [&sheet](const Json &one, size_t place) {
        const auto index = integerAt(one, "index").value_or(static_cast<qint64>(place));
        sheet.m_nodes.emplace_back(QString::number(index), &one);
    });
    for (const auto &[id, node] : sheet.m_nodes)
        sheet.m_byId.emplace(id, node);
    sheet.addGroupLines(memberAt(definition, "links"));
    sheet.addGroupEnds(definition);
    return sheet;
}

void ComfySheet::addNodes(const Json &nodes)
{
    forEach(nodes, mostNodes, [this](const Json &one, size_t) {
        const QString id = comfyId(memberAt(one, "id"));
        if (!id.isEmpty() && m_byId.emplace(id, &one).second)
            m_nodes.emplace_back(id, &one);
    });
}

void ComfySheet::addLines(const Json &graph)
{
    const QString entrance = comfyId(memberAt(memberAt(graph, "inputNode"), "id"));
    const QString exit = comfyId(memberAt(memberAt(graph, "outputNode"), "id"));
    std::map<qint64, Line> lines;
    forEach(memberAt(graph, "links"), mostLines, [&](const Json &one, size_t) {
        const Written link = writtenLink(one);
        if (!link.number || link.from.isEmpty())
            return;
        const Line line{link.from, link.fromSlot, !entrance.isEmpty() && link.from == entrance,
                        link.type};
        lines[*link.number] = line;
        if (!exit.isEmpty() && link.to == exit)
            m_out[link.toSlot] = line;
    });
    joinSockets(lines);
}

//! Each socket names the line that ends in it.
void ComfySheet::joinSockets(const std::map<qint64, Line> &lines)
{
    for (const auto &[id, node] : m_nodes) {
        const std::span<const Json> sockets = comfySockets(*node);
        for (size_t at = 0; at < sockets.size(); ++at) {
            const std::optional<qint64> number = integerAt(sockets[at], "link");
            const auto found = number ? lines.find(*number) : lines.end();
            if (found != lines.end())
                m_into[{id, at}] = found->second;
        }
    }
}

//! From which node, at which of its outputs, to which node, into which of its sockets, of what
//! type.
void ComfySheet::addGroupLines(const Json &links)
{
    forEach(links, mostLines, [this](const Json &link, size_t) {
        const std::optional<qint64> from = numberIn(link, 0);
        const std::optional<qint64> to = numberIn(link, 2);
        const qint64 socket = numberIn(link, 3).value_or(-1);
        if (!from || !to || socket < 0)
            return;
        const bool hasType = link.size() > 5 && link[5].is_string();
        m_into[{QString::number(*to), static_cast<size_t>(socket)}] = {
            QString::number(*from), numberIn(link, 1).value_or(0), false,
            hasType ? toText(link[5]) : QString{}};
    });
}

//! What no line within it leads to comes from outside; what none takes on, and what is said to,
//! goes out: each in the order of the nodes.
void ComfySheet::addGroupEnds(const Json &definition)
{
    std::set<std::pair<QString, qint64>> used;
    for (const auto &[end, line] : m_into)
        used.emplace(line.from, line.fromSlot);
    forEach(memberAt(definition, "external"), mostLines, [&used](const Json &one, size_t) {
        if (const std::optional<qint64> node = numberIn(one, 0))
            used.erase({QString::number(*node), numberIn(one, 1).value_or(0)});
    });
    for (const auto &[id, node] : m_nodes) {
        const std::span<const Json> sockets = comfySockets(*node);
        for (size_t at = 0; at < sockets.size(); ++at) {
            const QString type = textAt(sockets[at], "type");
            if (m_into.contains({id, at}) || memberAt(sockets[at], "widget").is_object())
                continue;
            m_into[{id, at}] = {{}, static_cast<qint64>(m_entries.size()), true, type};
            m_entries.push_back({textAt(sockets[at], "name"), type});
        }
        forEach(memberAt(*node, "outputs"), mostEnds,
                [this, &used, &id = id](const Json &output, size_t at) {
                    const auto slot = static_cast<qint64>(at);
                    if (!used.contains({id, slot}))
                        m_out[static_cast<qint64>(m_out.size())] = {id, slot, false,
                                                                    textAt(output, "type")};
                });
    }
}

const Json *ComfySheet::node(const QString &id) const
{
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : found->second;
}

const ComfySheet::Line *ComfySheet::into(const QString &id, size_t socket) const
{
    const auto found = m_into.find({id, socket});
    return found == m_into.end() ? nullptr : &found->second;
}

const ComfySheet::Line *ComfySheet::out(qint64 slot) const
{
    const auto found = m_out.find(slot);
    return found == m_out.end() ? nullptr : &found->second;
}

} // namespace limner
