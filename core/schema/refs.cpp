#include "core/schema/refs.h"

#include <QStringList>

#include <algorithm>
#include <map>
#include <set>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

// Real schemas follow one or two references a parameter.
constexpr int mostVisits = 64;
constexpr int deepest = 12;
constexpr size_t mostLeaves = 2'500;  // a union of constants is a long list of choices
constexpr size_t mostChoices = 6'000; // more than anybody offers
constexpr qsizetype longestKey = 4'000;

// What is read of a node, beside what has a place of its own in FlatSchema.
constexpr const char *plainKeys[] = {
    "title",     "description",  "format",           "minimum",          "maximum",
    "minLength", "maxLength",    "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    "minItems",  "maxItems",     "pattern",          "deprecated",       "writeOnly",
    "x-order",   "x-cog-accept", "x-cog-secret",     "x-cog-array-type", "x-cog-array-display"};

constexpr const char *compositions[] = {"$ref", "allOf", "anyOf", "oneOf"};

//! What nobody can say in one field.
constexpr const char *riddles[] = {"not", "if", "patternProperties", "prefixItems"};

//! The one type that takes what all of them take, or the most common part of it; none when they are
//! too unlike for one field.
QString commonType(const std::set<QString> &types)
{
    if (types.size() == 1)
        return *types.begin();
    if (types.contains(u"string"_s))
        return u"string"_s;
    const std::set<QString> numbers{u"integer"_s, u"number"_s};
    return types == numbers ? u"number"_s : QString{};
}

QString beginning(const Json &text)
{
    constexpr size_t bytes = 4; // of one character, at most
    const auto &whole = text.get_ref<const std::string &>();
    return QString::fromStdString(whole.substr(0, bytes * longestKey)).left(longestKey);
}

//! Flattens one node; unions by others of its kind.
class Flattener {
public:
    Flattener(const Json &root, int &visits, size_t &leaves)
        : m_root{root}
        , m_visits{visits}
        , m_leaves{leaves}
    {}

    void visit(const Json &node, int depth)
    {
        if (!node.is_object()) {
            m_flat.unknown = true;
            return;
        }
        const bool isLeaf = std::none_of(std::begin(compositions), std::end(compositions),
                                         [&](const char *key) { return node.contains(key); });
        if (isLeaf ? ++m_leaves > mostLeaves : ++m_visits > mostVisits || depth > deepest) {
            m_flat.cyclic = true;
            return;
        }
        if (!isLeaf)
            visitParts(node, depth);
        takeOwn(node);
    }

    FlatSchema take()
    {
        for (const auto &[key, value] : m_keys) {
            if (value->is_string())
                m_flat.keys[key] = toJson(beginning(*value));
            else if (value->is_primitive())
                m_flat.keys[key] = *value;
        }
        return std::move(m_flat);
    }

private:
    bool isExhausted() const { return m_visits > mostVisits || m_leaves > mostLeaves; }

    void visitParts(const Json &node, int depth)
    {
        if (const Json &reference = memberAt(node, "$ref"); reference.is_string())
            visit(target(beginning(reference)), depth + 1);
        if (const Json &parts = memberAt(node, "allOf"); parts.is_array()) {
            for (const Json &part : parts) {
                visit(part, depth + 1);
                if (isExhausted())
                    break;
            }
        }
        visitUnion(memberAt(node, "anyOf"), depth);
        visitUnion(memberAt(node, "oneOf"), depth);
    }

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

    void visitUnion(const Json &options, int depth)
    {
        if (!options.is_array())
            return;
        std::vector<Flattener> meanings;
        for (const Json &option : options) {
            Flattener inner{m_root, m_visits, m_leaves};
            inner.visit(option, depth + 1);
            m_flat.cyclic = m_flat.cyclic || inner.m_flat.cyclic;
            m_flat.nullable = m_flat.nullable || inner.m_flat.nullable;
            if (isExhausted())
                return;
            if (!inner.isOnlyNull())
                meanings.push_back(std::move(inner));
        }
        fold(meanings);
    }

    //! `{"type":"null"}`, `{"const":null}`.
    bool isOnlyNull() const
    {
        return m_flat.nullable && m_flat.type.isEmpty() && !m_flat.unknown &&
               std::all_of(m_flat.choices.begin(), m_flat.choices.end(),
                           [](const Json *choice) { return choice->is_null(); });
    }

    // One meaning survives: all choices together, else text where text is allowed, else what is
    // alike; else nobody knows.
    void fold(const std::vector<Flattener> &meanings)
    {
        if (meanings.empty())
            return;
        if (meanings.size() == 1)
            return adopt(meanings.front());
        const bool areChoices =
            std::all_of(meanings.begin(), meanings.end(),
                        [](const Flattener &one) { return !one.m_flat.choices.empty(); });
        std::set<QString> types;
        for (const Flattener &one : meanings)
            types.insert(one.m_flat.unknown ? u"?"_s : one.seenType());
        const QString type = commonType(types);
        if (areChoices) {
            adopt(meanings.front());
            m_flat.type = type;
            m_flat.choices.clear();
            for (const Flattener &one : meanings)
                m_flat.choices.insert(m_flat.choices.end(), one.m_flat.choices.begin(),
                                      one.m_flat.choices.end());
            return;
        }
        const auto chosen =
            std::find_if(meanings.begin(), meanings.end(), [&](const Flattener &one) {
                return one.m_flat.choices.empty() && one.seenType() == type;
            });
        if (type.isEmpty() || type == "?"_L1 || chosen == meanings.end()) {
            m_flat.unknown = true;
            return;
        }
        adopt(*chosen);
    }

    //! The type, also where only its marks are there.
    QString seenType() const
    {
        if (!m_flat.type.isEmpty())
            return m_flat.type;
        if (!m_flat.choices.empty())
            return m_flat.choices.front()->is_string() ? u"string"_s : u"number"_s;
        if (!m_flat.properties.empty())
            return u"object"_s;
        return m_flat.items ? u"array"_s : QString{};
    }

    void adopt(const Flattener &other)
    {
        for (const auto &[key, value] : other.m_keys)
            m_keys[key] = value;
        const auto take = [](auto &mine, const auto &theirs) {
            if (theirs != std::decay_t<decltype(theirs)>{})
                mine = theirs;
        };
        const FlatSchema &flat = other.m_flat;
        take(m_flat.type, flat.type);
        take(m_flat.choices, flat.choices);
        take(m_flat.items, flat.items);
        take(m_flat.preset, flat.preset);
        take(m_flat.example, flat.example);
        take(m_flat.properties, flat.properties);
        take(m_flat.required, flat.required);
        m_flat.unknown = m_flat.unknown || flat.unknown;
    }

    void takeOwn(const Json &node)
    {
        for (const char *key : plainKeys) {
            if (const auto found = node.find(key); found != node.end())
                m_keys[key] = &*found;
        }
        takePlaced(node);
        takeChoices(node);
        takeType(memberAt(node, "type"));
        m_flat.nullable = m_flat.nullable || boolAt(node, "nullable", false);
        m_flat.unknown =
            m_flat.unknown || std::any_of(std::begin(riddles), std::end(riddles),
                                          [&](const char *key) { return node.contains(key); });
    }

    void takePlaced(const Json &node)
    {
        if (const Json &items = memberAt(node, "items"); items.is_object())
            m_flat.items = &items;
        if (const auto preset = node.find("default"); preset != node.end())
            m_flat.preset = &*preset;
        if (const Json &examples = memberAt(node, "examples");
            examples.is_array() && !examples.empty())
            m_flat.example = &examples.front();
        if (const Json &example = memberAt(node, "example"); !example.is_null())
            m_flat.example = &example;
        if (const Json &properties = memberAt(node, "properties"); properties.is_object())
            m_flat.properties.push_back(&properties);
        if (const Json &required = memberAt(node, "required"); required.is_array())
            m_flat.required.push_back(&required);
    }

    void takeChoices(const Json &node)
    {
        const auto only = node.find("const");
        const Json &list = memberAt(node, "enum");
        if (!list.is_array() && only == node.end())
            return;
        m_flat.choices.clear();
        if (!list.is_array()) {
            m_flat.choices.push_back(&*only);
            m_flat.nullable = m_flat.nullable || only->is_null();
            return;
        }
        for (const Json &choice : list) {
            if (m_flat.choices.size() > mostChoices)
                break;
            m_flat.choices.push_back(&choice);
            m_flat.nullable = m_flat.nullable || choice.is_null();
        }
    }

    void takeType(const Json &type)
    {
        std::set<QString> types;
        if (type.is_string())
            types.insert(beginning(type));
        else if (!type.is_array())
            m_flat.unknown = m_flat.unknown || !type.is_null();
        for (const Json &one : type.is_array() ? type : Json::array()) {
            if (one.is_string() && types.size() < 10)
                types.insert(beginning(one));
        }
        if (types.erase(u"null"_s) > 0)
            m_flat.nullable = true;
        if (types.empty())
            return;
        m_flat.type = commonType(types);
        m_flat.unknown = m_flat.unknown || m_flat.type.isEmpty();
    }

    const Json &m_root;
    int &m_visits;
    size_t &m_leaves;
    FlatSchema m_flat;
    std::map<std::string, const Json *> m_keys;
};

} // namespace

FlatSchema flatten(const Json &root, const Json &node)
{
    int visits = 0;
    size_t leaves = 0;
    Flattener flattener{root, visits, leaves};
    flattener.visit(node, 0);
    return flattener.take();
}

} // namespace limner
