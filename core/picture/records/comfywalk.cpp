#include "core/picture/records/comfywalk.h"

#include <QStringList>

#include <algorithm>
#include <deque>
#include <set>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int deepest = 60;

bool isLiteral(const Json &value)
{
    return value.is_string() || value.is_number() || value.is_boolean();
}

//! What words and models come through is not the way of the picture.
bool isOfPicture(const QString &input)
{
    static const QStringList others{
        u"model"_s,        u"clip"_s,        u"vae"_s,           u"positive"_s,      u"negative"_s,
        u"conditioning"_s, u"control_net"_s, u"upscale_model"_s, u"mask"_s,          u"noise"_s,
        u"guider"_s,       u"sampler"_s,     u"sigmas"_s,        u"bbox_detector"_s, u"seed"_s,
        u"steps"_s,        u"cfg"_s,         u"text"_s,          u"prompt"_s,        u"width"_s,
        u"height"_s,       u"clip_vision"_s, u"sam_model_opt"_s, u"refiner_model"_s};
    return !others.contains(input);
}

bool isOfModel(const QString &input)
{
    return input == u"model" || input == u"unet" || input == u"guider" || isBundle(input);
}

bool isAny(const QString &)
{
    return true;
}

} // namespace

bool isBundle(const QString &input)
{
    return input.contains("pipe"_L1) || input.contains("ctx"_L1) || input.startsWith("any_"_L1) ||
           input == u"context" || input == u"script" || input == u"input" || input.isEmpty();
}

Json ComfyWalk::value(const ComfyNode &node, const std::vector<const char *> &names) const
{
    Steps steps;
    return valueOf(node, names, 0, steps);
}

Json ComfyWalk::valueOf(const ComfyNode &node, const std::vector<const char *> &names, int depth,
                        Steps &steps) const
{
    if (depth > deepest || --steps.left < 0)
        return nullptr;
    for (const char *name : names) {
        const Json &input = node.input(name);
        if (isLiteral(input))
            return input;
        const ComfyNode *const next = m_graph.behind(input);
        Json found = next ? valueOf(*next, names, depth + 1, steps) : Json(nullptr);
        if (found.is_null() && next)
            found = primitive(*next, depth + 1, steps);
        if (!found.is_null())
            return found;
    }
    for (const auto &[name, input] : node.inputs.items()) {
        const ComfyNode *const next =
            isBundle(QString::fromStdString(name)) ? m_graph.behind(input) : nullptr;
        Json found = next ? valueOf(*next, names, depth + 1, steps) : Json(nullptr);
        if (!found.is_null())
            return found;
    }
    return nullptr;
}

//! Whatever a node that makes one value calls it.
Json ComfyWalk::primitive(const ComfyNode &node, int depth, Steps &steps) const
{
    if (depth > deepest || --steps.left < 0)
        return nullptr;
    for (const char *name : {"value", "Value", "int", "float", "number", "string", "seed",
                             "noise_seed", "int_value", "float_value", "a"}) {
        if (isLiteral(node.input(name)))
            return node.input(name);
    }
    Json only;
    int numbers = 0;
    for (const auto &[name, input] : node.inputs.items()) {
        if (input.is_number() && ++numbers == 1)
            only = input;
    }
    if (numbers > 0) // of several, nobody knows which it gives
        return numbers == 1 ? only : Json(nullptr);
    for (const auto &[name, input] : node.inputs.items()) {
        const ComfyNode *const next = m_graph.behind(input);
        Json found = next ? primitive(*next, depth + 1, steps) : Json(nullptr);
        if (!found.is_null())
            return found;
    }
    return nullptr;
}

const ComfyNode *ComfyWalk::along(const ComfyNode &node, const Is &is) const
{
    return search(node, is, isOfPicture);
}

const ComfyNode *ComfyWalk::alongModel(const ComfyNode &node, const Is &is) const
{
    return search(node, is, isOfModel);
}

const ComfyNode *ComfyWalk::anywhere(const ComfyNode &node, const Is &is) const
{
    return search(node, is, isAny);
}

const ComfyNode *ComfyWalk::search(const ComfyNode &node, const Is &is, Follows follows) const
{
    std::set<const ComfyNode *> seen{&node};
    std::deque<const ComfyNode *> waiting{&node};
    while (!waiting.empty()) {
        const ComfyNode &one = *waiting.front();
        waiting.pop_front();
        for (const auto &[name, input] : one.inputs.items()) {
            const ComfyNode *const next =
                follows(QString::fromStdString(name)) ? m_graph.behind(input) : nullptr;
            if (!next || !seen.insert(next).second)
                continue;
            if (is(*next))
                return next;
            waiting.push_back(next);
        }
    }
    return nullptr;
}

} // namespace limner
