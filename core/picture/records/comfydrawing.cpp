#include "core/picture/records/comfydrawing.h"

#include "core/picture/records/comfywidgets.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int deepest = 12;
constexpr int mostPlaces = 300;
constexpr int mostSteps = 100'000;
constexpr int longestWay = 400; // through sheets, and past what is passed by
constexpr size_t mostDefinitions = 500;

enum class Mode { Runs = 0, Never = 2, PassedBy = 4 };

bool isIn(Mode mode, const Json &node)
{
    return integerAt(node, "mode").value_or(0) == static_cast<qint64>(mode);
}

//! The socket of the node that stands for a sheet, by which this entry is fed: by its name, and of
//! group nodes, which name them anew, the same one of those of its type.
std::optional<size_t> socketFor(const ComfySheet &sheet, const Json &node, qint64 entry)
{
    if (entry < 0 || static_cast<size_t>(entry) >= sheet.entries().size())
        return std::nullopt;
    const ComfySheet::Entry &wanted = sheet.entries()[static_cast<size_t>(entry)];
    int before = 0;
    for (qint64 i = 0; sheet.isGroup() && i < entry; ++i)
        before += sheet.entries()[static_cast<size_t>(i)].type == wanted.type;
    const std::span<const Json> sockets = comfySockets(node);
    for (size_t at = 0; at < sockets.size(); ++at) {
        const bool fits = sheet.isGroup() ? textAt(sockets[at], "type") == wanted.type
                                          : textAt(sockets[at], "name") == wanted.name;
        if (fits && --before < 0)
            return at;
    }
    return std::nullopt;
}

} // namespace

// Of a group node the kind is "workflow/Its name" or "workflow>Its name", of a subgraph its id.
ComfyDrawing::ComfyDrawing(const Json &workflow)
{
    m_top.sheet = ComfySheet::drawn(workflow);
    const Json &groups = memberAt(memberAt(workflow, "extra"), "groupNodes");
    for (const auto &[name, group] : groups.items()) {
        const QString called = QString::fromStdString(name);
        if (group.is_object() && m_definitions.size() < mostDefinitions)
            m_definitions[u"workflow/"_s + called] =
                m_definitions[u"workflow>"_s + called] = {&group, true};
    }
    const Json &subgraphs = memberAt(memberAt(workflow, "definitions"), "subgraphs");
    for (size_t i = 0; subgraphs.is_array() && i < std::min(subgraphs.size(), mostDefinitions);
         ++i) {
        const QString id = textAt(subgraphs[i], "id");
        if (!id.isEmpty())
            m_definitions.try_emplace(id, Definition{&subgraphs[i], false});
    }
}

std::map<QString, ComfyNode> ComfyDrawing::unfolded(size_t most)
{
    std::map<QString, ComfyNode> out;
    collect(m_top, most, out);
    return out;
}

void ComfyDrawing::collect(Place &place, size_t most, std::map<QString, ComfyNode> &out)
{
    for (const auto &[id, node] : place.sheet.nodes()) {
        if (out.size() >= most || ++m_steps > mostSteps)
            return;
        if (textAt(*node, "type").isEmpty() || isIn(Mode::Never, *node) ||
            isIn(Mode::PassedBy, *node))
            continue;
        if (Place *const inner = inside(place, id))
            collect(*inner, most, out);
        else
            out[place.prefix + id] = nodeOf(place, id, *node);
    }
}

ComfyNode ComfyDrawing::nodeOf(Place &place, const QString &id, const Json &node)
{
    ComfyNode out{textAt(node, "type"), comfyWidgets(node, memberAt(node, "widgets_values"))};
    const Json &given = memberAt(place.given, id.toUtf8().constData());
    if (given.is_array()) // all of them anew
        out.inputs = comfyWidgets(node, given);
    else if (given.is_object())
        out.inputs.update(given);
    const std::span<const Json> sockets = comfySockets(node);
    for (size_t at = 0; at < sockets.size(); ++at) {
        const ComfySheet::Line *const line = place.sheet.into(id, at);
        const Json from = line ? source(place, *line) : Json(nullptr);
        if (!from.is_null())
            out.inputs[textAt(sockets[at], "name").toStdString()] = from;
    }
    return out;
}

ComfyDrawing::Place *ComfyDrawing::inside(Place &place, const QString &id)
{
    if (const auto known = place.folded.find(id); known != place.folded.end())
        return known->second.get();
    const Json *const node = place.sheet.node(id);
    const auto found = node ? m_definitions.find(textAt(*node, "type")) : m_definitions.end();
    if (found == m_definitions.end() || place.depth >= deepest || ++m_places > mostPlaces)
        return nullptr;
    const auto &[definition, isGroup] = found->second;
    auto inner = std::make_unique<Place>();
    inner->sheet = isGroup ? ComfySheet::grouped(*definition) : ComfySheet::drawn(*definition);
    inner->prefix = place.prefix + id + u':';
    inner->around = &place;
    inner->stand = id;
    inner->depth = place.depth + 1;
    give(*inner, *node);
    return place.folded.emplace(id, std::move(inner)).first->second.get();
}

//! Values that stand at the node itself count before those within. A list that does not fit is
//! nobody's.
void ComfyDrawing::give(Place &inner, const Json &node) const
{
    inner.given = Json::object();
    const Json &values = memberAt(node, "widgets_values");
    if (!values.is_array())
        return;
    if (inner.sheet.isGroup())
        return giveGroup(inner, values);
    const Json &shown = memberAt(memberAt(node, "properties"), "proxyWidgets");
    if (!shown.is_array() || shown.size() != values.size())
        return;
    for (size_t i = 0; i < shown.size() && i < 500; ++i) {
        if (!shown[i].is_array() || shown[i].size() < 2 || !shown[i][1].is_string())
            continue;
        const std::string id = comfyId(shown[i][0]).toStdString();
        inner.given[id][shown[i][1].get<std::string>()] = values[i];
    }
}

//! One after the other, as its nodes have them.
void ComfyDrawing::giveGroup(Place &inner, const Json &values) const
{
    const auto countOf = [](const Json &node) {
        const Json &own = memberAt(node, "widgets_values");
        return own.is_array() ? own.size() : 0;
    };
    size_t all = 0;
    for (const auto &[id, node] : inner.sheet.nodes())
        all += countOf(*node);
    if (all != values.size())
        return;
    auto next = values.begin();
    for (const auto &[id, node] : inner.sheet.nodes()) {
        const auto end = next + static_cast<std::ptrdiff_t>(countOf(*node));
        inner.given[id.toStdString()] = Json(std::vector<Json>(next, end));
        next = end;
    }
}

Json ComfyDrawing::source(Place &place, const ComfySheet::Line &line)
{
    if (++m_steps > mostSteps || m_way > longestWay)
        return nullptr;
    ++m_way;
    Json found = sourceOf(place, line);
    --m_way;
    return found;
}

Json ComfyDrawing::sourceOf(Place &place, const ComfySheet::Line &line)
{
    if (line.isOutside)
        return fromAround(place, line.fromSlot);
    const Json *const node = place.sheet.node(line.from);
    if (!node || isIn(Mode::Never, *node))
        return nullptr;
    if (isIn(Mode::PassedBy, *node))
        return passedBy(place, line.from, line.type);
    if (textAt(*node, "type") == u"GetNode")
        return sentTo(place, *node);
    Place *const inner = inside(place, line.from);
    if (!inner)
        return Json::array({toJson(place.prefix + line.from), line.fromSlot});
    const ComfySheet::Line *const out = inner->sheet.out(line.fromSlot);
    return out ? source(*inner, *out) : Json(nullptr);
}

Json ComfyDrawing::fromAround(Place &place, qint64 entry)
{
    const Json *const node = place.around ? place.around->sheet.node(place.stand) : nullptr;
    const std::optional<size_t> socket = node ? socketFor(place.sheet, *node, entry) : std::nullopt;
    if (!socket)
        return nullptr;
    if (const ComfySheet::Line *const line = place.around->sheet.into(place.stand, *socket))
        return source(*place.around, *line);
    // Nothing leads there: what was typed at the node.
    const std::string name = textAt(comfySockets(*node)[*socket], "name").toStdString();
    const Json &shown = memberAt(memberAt(place.given, "-1"), name.c_str());
    if (!shown.is_null() || memberAt(memberAt(*node, "properties"), "proxyWidgets").is_array())
        return shown;
    const Json own = comfyWidgets(*node, memberAt(*node, "widgets_values"));
    return memberAt(own, name.c_str());
}

//! What would have gone in comes out again, where the type is the same.
Json ComfyDrawing::passedBy(Place &place, const QString &id, const QString &type)
{
    const Json &node = *place.sheet.node(id);
    const std::span<const Json> sockets = comfySockets(node);
    for (size_t at = 0; at < sockets.size(); ++at) {
        const ComfySheet::Line *const line = place.sheet.into(id, at);
        if (line && (type.isEmpty() || textAt(sockets[at], "type") == type))
            return source(place, *line);
    }
    return nullptr;
}

//! What is put into a name comes out of it elsewhere, without a line between.
Json ComfyDrawing::sentTo(Place &place, const Json &getter)
{
    const auto nameOf = [](const Json &node) {
        const Json &values = memberAt(node, "widgets_values");
        return values.is_array() && !values.empty() ? toText(values[0]) : QString{};
    };
    const QString wanted = nameOf(getter);
    for (Place *one = &place; one && !wanted.isEmpty(); one = one->around) {
        for (const auto &[id, node] : one->sheet.nodes()) {
            if (++m_steps > mostSteps)
                return nullptr;
            if (textAt(*node, "type") != u"SetNode" || nameOf(*node) != wanted)
                continue;
            const ComfySheet::Line *const line = one->sheet.into(id, 0);
            return line ? source(*one, *line) : Json(nullptr);
        }
    }
    return nullptr;
}

} // namespace limner
