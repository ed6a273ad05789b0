#include "core/picture/records/comfywords.h"

#include "core/base/naturalkey.h"
#include "core/picture/records/comfywalk.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int deepest = 60;
constexpr int mostSteps = 2'000;
constexpr qsizetype longestText = 100'000;

//! What such a node says is made when it runs, and stands nowhere.
bool isSpeaker(const QString &kind)
{
    static const QRegularExpression speaker{
        u"TextGenerate|Ollama|Florence|Interrogat|Tagger|LLM|Caption"_s,
        QRegularExpression::CaseInsensitiveOption};
    return kind.contains(speaker);
}

bool isJoiner(const QString &kind)
{
    static const QRegularExpression joiner{
        u"(text|string|prompt|str)s?[ _]*(concat|join|combin)|(concat|join|combin)\\w*[ _]*(text|string|prompt|str)"_s,
        QRegularExpression::CaseInsensitiveOption};
    return kind.contains(joiner) && !kind.contains("Conditioning"_L1);
}

//! Where neither words nor conditioning come from.
bool isForeign(const QString &input)
{
    static const QRegularExpression foreign{
        u"^(clip|model|vae|image|images|pixels|latent|latent_image|samples|mask|control_net|"
        "style_model|sampler|sigmas|noise|clip_vision.*|seed|steps|cfg|width|height|unet)$"_s};
    return input.contains(foreign);
}

//! The names of inputs in the order that people read: text_2 before text_10.
std::vector<std::string> inputNames(const ComfyNode &node)
{
    std::vector<std::pair<QByteArray, std::string>> keyed;
    for (const auto &[name, input] : node.inputs.items())
        keyed.emplace_back(naturalKey(QString::fromStdString(name)), name);
    std::sort(keyed.begin(), keyed.end());
    std::vector<std::string> names;
    names.reserve(keyed.size());
    for (const auto &[key, name] : keyed)
        names.push_back(name);
    return names;
}

} // namespace

QString ComfyWords::positive(const ComfyNode &sampler)
{
    return ask(sampler, Role::Positive);
}

QString ComfyWords::negative(const ComfyNode &sampler)
{
    return ask(sampler, Role::Negative);
}

QString ComfyWords::ask(const ComfyNode &sampler, Role role)
{
    m_steps = mostSteps;
    const ComfyNode *const guider = m_graph.behind(sampler.input("guider"));
    const ComfyNode &source = guider ? *guider : sampler;
    if (QString text = byRole(source, role, 0); !text.isEmpty())
        return text;
    if (role == Role::Positive)
        return words(source, role, 0);
    // A guider without words to avoid has one conditioning, which is what to make.
    for (const auto &[name, input] : sampler.inputs.items()) {
        if (!isBundle(QString::fromStdString(name)))
            continue;
        if (QString text = behind(input, role, 0); !text.isEmpty())
            return text;
    }
    return {};
}

QString ComfyWords::behind(const Json &input, Role role, int depth)
{
    const ComfyNode *const next = m_graph.behind(input);
    return next ? words(*next, role, depth + 1) : QString{};
}

QString ComfyWords::words(const ComfyNode &node, Role role, int depth)
{
    if (depth > deepest || --m_steps < 0 || node.kind.contains("ZeroOut"_L1))
        return {};
    if (node.has("on_true") || node.has("on_false"))
        return chosen(node, role, depth);
    if (isJoiner(node.kind))
        return joined(node, role, depth);
    if (QString text = byRole(node, role, depth); !text.isEmpty())
        return text;
    if (QString text = ownText(node, role, depth); !text.isEmpty())
        return text;
    return passedOn(node, role, depth);
}

QString ComfyWords::byRole(const ComfyNode &node, Role role, int depth)
{
    static const std::vector<const char *> positives{"positive", "text_positive", "positive_prompt",
                                                     "prompt_positive", "cond1"};
    static const std::vector<const char *> negatives{"negative", "text_negative", "negative_prompt",
                                                     "prompt_negative"};
    for (const char *name : role == Role::Positive ? positives : negatives) {
        const Json &input = node.input(name);
        QString text = input.is_string() ? toText(input) : behind(input, role, depth);
        if (!text.trimmed().isEmpty())
            return text;
    }
    return {};
}

//! The branch that was taken; where its words were made on the way, the other one.
QString ComfyWords::chosen(const ComfyNode &node, Role role, int depth)
{
    const Json chosen = ComfyWalk{m_graph}.value(node, {"switch", "boolean", "condition"});
    const bool isTrue = !chosen.is_boolean() || chosen.get<bool>();
    for (const char *name : {isTrue ? "on_true" : "on_false", isTrue ? "on_false" : "on_true"}) {
        const Json &input = node.input(name);
        QString text = input.is_string() ? toText(input) : behind(input, role, depth);
        if (!text.isEmpty())
            return text;
    }
    return {};
}

QString ComfyWords::joined(const ComfyNode &node, Role role, int depth)
{
    QString between = u" "_s;
    QStringList parts;
    for (const std::string &name : inputNames(node)) {
        const Json &input = node.inputs.at(name);
        const QString key = QString::fromStdString(name).toLower();
        if (key.contains("delim"_L1) || key.contains("separator"_L1)) {
            between = toText(input).replace(u"\\n"_s, u"\n"_s);
            continue;
        }
        const QString text = input.is_string() ? toText(input) : behind(input, role, depth);
        const bool isOption = key.contains("clean"_L1) || key.contains("mode"_L1);
        if (!text.isEmpty() && !isOption)
            parts.append(text.left(longestText));
    }
    return parts.join(between).left(longestText);
}

QString ComfyWords::ownText(const ComfyNode &node, Role role, int depth)
{
    const auto read = [&](const char *name) {
        const Json &input = node.input(name);
        return input.is_string() ? toText(input) : behind(input, role, depth);
    };
    if (!isSpeaker(node.kind)) {
        // Two encoders, two texts: mostly the same.
        for (const auto &[first, second] :
             {std::pair{"text_g", "text_l"}, std::pair{"t5xxl", "clip_l"}}) {
            const QString one = read(first);
            const QString other = read(second);
            if (!one.isEmpty() && !other.isEmpty() && !one.contains(other))
                return one + u", "_s + other;
            if (!one.isEmpty() || !other.isEmpty())
                return one.isEmpty() ? other : one;
        }
        for (const char *name : {"populated_text", "text", "prompt", "Text", "prompt_text",
                                 "string", "wildcard_text", "value", "STRING", "String"}) {
            if (QString text = read(name); !text.trimmed().isEmpty())
                return text;
        }
    }
    // What a node that shows texts remembers of the last one.
    return node.input("text_0").is_string() ? toText(node.input("text_0")) : QString{};
}

//! Conditioning that was put together, then whatever else may carry words.
QString ComfyWords::passedOn(const ComfyNode &node, Role role, int depth)
{
    const QString other = role == Role::Positive ? u"negative"_s : u"positive"_s;
    QStringList together;
    QString first;
    for (const std::string &name : inputNames(node)) {
        const QString key = QString::fromStdString(name).toLower();
        if (key.contains(other) || isForeign(key))
            continue;
        const bool isConditioning = key.startsWith("cond"_L1);
        if (!isConditioning && !first.isEmpty())
            continue;
        const QString text = behind(node.inputs.at(name), role, depth);
        if (text.isEmpty())
            continue;
        if (isConditioning && !together.contains(text))
            together.append(text.left(longestText));
        else if (!isConditioning)
            first = text;
    }
    return together.isEmpty() ? first : together.join(u", "_s).left(longestText);
}

} // namespace limner
