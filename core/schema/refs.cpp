#include "core/schema/refs.h"

#include <QString>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

// Real schemas follow one or two references a parameter.
constexpr int mostVisits = 64;
constexpr int deepest = 12;

class Flattener {
public:
    explicit Flattener(const Json &root)
        : m_root{root}
    {}

    FlatSchema take() { return std::move(m_flat); }

    void visit(const Json &node, int depth)
    {
        if (!node.is_object())
            return;
        if (++m_visits > mostVisits || depth > deepest) {
            m_flat.cyclic = true;
            return;
        }
        if (const Json &reference = memberAt(node, "$ref"); reference.is_string())
            visit(target(toText(reference)), depth + 1);
        if (const Json &parts = memberAt(node, "allOf"); parts.is_array()) {
            for (const Json &part : parts)
                visit(part, depth + 1);
        }
        visitUnion(memberAt(node, "anyOf"), depth);
        visitUnion(memberAt(node, "oneOf"), depth);
        takeOwn(node);
    }

private:
    const Json &target(const QString &reference) const
    {
        static const Json nothing;
        if (!reference.startsWith("#/"_L1))
            return nothing;
        const Json *at = &m_root;
        for (QString step : reference.mid(2).split(u'/')) {
            step.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
            at = &memberAt(*at, step.toStdString().c_str());
        }
        return *at;
    }

    // One meaning survives: all choices together, else text where text is allowed, else the first.
    void visitUnion(const Json &options, int depth)
    {
        if (!options.is_array())
            return;
        Json choices = Json::array();
        Json chosen;
        for (const Json &option : options) {
            Flattener inner{m_root};
            inner.m_visits = m_visits;
            inner.visit(option, depth + 1);
            m_visits = inner.m_visits;
            const FlatSchema one = inner.take();
            m_flat.cyclic = m_flat.cyclic || one.cyclic;
            m_flat.nullable = m_flat.nullable || one.nullable;
            if (one.keys.empty() || textAt(one.keys, "type") == "null"_L1)
                continue;
            if (const Json &values = memberAt(one.keys, "enum"); values.is_array())
                choices.insert(choices.end(), values.begin(), values.end());
            if (chosen.is_null() || textAt(one.keys, "type") == "string"_L1)
                chosen =
                    chosen.is_null() || textAt(chosen, "type") != "string"_L1 ? one.keys : chosen;
        }
        if (chosen.is_object())
            takeOwn(chosen);
        // "one of these, or any text" is text, not a choice.
        if (chosen.is_object() && chosen.contains("enum"))
            m_flat.keys["enum"] = std::move(choices);
    }

    void takeOwn(const Json &node)
    {
        for (const auto &[key, value] : node.items()) {
            if (key == "$ref" || key == "allOf" || key == "anyOf" || key == "oneOf")
                continue;
            if (key == "type" && value.is_array())
                takeTypes(value);
            else
                m_flat.keys[key] = value;
        }
        if (boolAt(node, "nullable", false) || textAt(node, "type") == "null"_L1)
            m_flat.nullable = true;
    }

    void takeTypes(const Json &types)
    {
        for (const Json &type : types) {
            if (toText(type) == "null"_L1)
                m_flat.nullable = true;
            else if (type.is_string() && !m_flat.keys.contains("type"))
                m_flat.keys["type"] = type;
        }
    }

    const Json &m_root;
    FlatSchema m_flat;
    int m_visits = 0;
};

} // namespace

FlatSchema flatten(const Json &root, const Json &node)
{
    Flattener flattener{root};
    flattener.visit(node, 0);
    return flattener.take();
}

} // namespace limner
