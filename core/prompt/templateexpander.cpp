#include "core/prompt/templateexpander.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using K = PromptTrouble::Kind;

constexpr qsizetype longest = 32'000; // characters
constexpr int mostSteps = 200'000;
constexpr int deepest = 200;

QString trimmedPick(const QString &text, bool isAlone)
{
    return isAlone ? text : text.trimmed();
}

} // namespace

TemplateExpander::TemplateExpander(const PromptBook &book, Chooser &chooser)
    : m_book{book}
    , m_chooser{chooser}
{}

Result<QString> TemplateExpander::expand(const PromptWords &words)
{
    m_scopes.clear();
    m_error.reset();
    m_steps = m_depth = 0;
    QString out;
    walk(words, nullptr, out);
    if (m_error)
        return fail(*m_error);
    return out;
}

void TemplateExpander::stop(const PromptTrouble &trouble)
{
    if (!m_error)
        m_error = promptError(trouble);
}

void TemplateExpander::walk(const PromptWords &words, const Scope *scope, QString &out)
{
    if (m_depth >= deepest)
        return stop({K::LeadsTooDeep});
    ++m_depth;
    for (const PromptNode &node : words) {
        if (++m_steps > mostSteps || out.size() > longest)
            stop({K::PromptTooLong, {QString::number(longest)}});
        if (m_error)
            break;
        if (node.kind == PromptNode::Kind::Assign)
            scope = assigned(node, scope);
        else
            write(node, scope, out);
    }
    --m_depth;
}

void TemplateExpander::write(const PromptNode &node, const Scope *scope, QString &out)
{
    switch (node.kind) {
    case PromptNode::Kind::Text:
        out += node.text;
        break;
    case PromptNode::Kind::Pick:
        pick(node, scope, out);
        break;
    case PromptNode::Kind::Wildcard:
        take(node, scope, out);
        break;
    case PromptNode::Kind::Use:
        use(node, scope, out);
        break;
    case PromptNode::Kind::Assign:
        break;
    }
}

void TemplateExpander::pick(const PromptNode &node, const Scope *scope, QString &out)
{
    std::vector<double> weights;
    weights.reserve(node.options.size());
    for (const PromptOption &option : node.options)
        weights.push_back(option.weight);
    const bool isAlone = node.joiner.isNull();
    QStringList parts;
    for (const int index : m_chooser.pick(weights, node.least, node.most)) {
        QString part;
        walk(node.options[static_cast<size_t>(index)].words, scope, part);
        parts.append(trimmedPick(part, isAlone));
    }
    out += parts.join(node.joiner);
}

void TemplateExpander::take(const PromptNode &node, const Scope *scope, QString &out)
{
    std::vector<double> weights;
    std::vector<const PromptWords *> lines;
    for (const int source : node.sources) {
        for (const PromptOption &line : m_book.entries[static_cast<size_t>(source)].lines) {
            weights.push_back(line.weight);
            lines.push_back(&line.words);
        }
    }
    const Scope *inside = scope;
    for (const auto &[name, value] : node.arguments) {
        m_scopes.push_back({.name = name, .value = &value, .home = scope, .parent = inside});
        inside = &m_scopes.back();
    }
    for (const int index : m_chooser.pick(weights, 1, 1))
        walk(*lines[static_cast<size_t>(index)], inside, out);
}

const TemplateExpander::Scope *TemplateExpander::assigned(const PromptNode &node,
                                                          const Scope *scope)
{
    Scope fresh{.name = node.text, .value = &node.value, .home = scope, .parent = scope};
    if (node.isFixed) {
        fresh.value = nullptr;
        walk(node.value, scope, fresh.text);
    }
    m_scopes.push_back(std::move(fresh));
    return &m_scopes.back();
}

void TemplateExpander::use(const PromptNode &node, const Scope *scope, QString &out)
{
    for (const Scope *one = scope; one; one = one->parent) {
        ++m_steps;
        if (one->name != node.text)
            continue;
        if (one->value)
            walk(*one->value, one->home, out);
        else
            out += one->text;
        return;
    }
    if (node.hasDefault)
        walk(node.value, scope, out);
    else
        stop({K::UnknownVariable, {node.text}});
}

} // namespace limner
