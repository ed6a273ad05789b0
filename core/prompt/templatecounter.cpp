#include "core/prompt/templatecounter.h"

#include <algorithm>

namespace limner {
namespace {

constexpr int mostSteps = 5'000'000;
constexpr int deepest = 200;

quint64 times(quint64 a, quint64 b)
{
    quint64 out = 0;
    return __builtin_mul_overflow(a, b, &out) ? TemplateCounter::beyond : out;
}

quint64 plus(quint64 a, quint64 b)
{
    quint64 out = 0;
    return __builtin_add_overflow(a, b, &out) ? TemplateCounter::beyond : out;
}

} // namespace

TemplateCounter::TemplateCounter(const PromptBook &book)
    : m_book{book}
    , m_known(book.entries.size())
{}

quint64 TemplateCounter::count(const PromptWords &words)
{
    m_steps = m_depth = 0;
    const quint64 out = count(words, {});
    return m_steps > mostSteps ? beyond : out;
}

// Variables are counted where they are set: what they stand for is counted once.
quint64 TemplateCounter::count(const PromptWords &words, Variables variables)
{
    if (m_depth >= deepest)
        return 1; // writing one says so
    ++m_depth;
    quint64 out = 1;
    for (const PromptNode &node : words) {
        if (++m_steps > mostSteps)
            break;
        if (node.kind == PromptNode::Kind::Pick) {
            out = times(out, picks(node, variables));
        } else if (node.kind == PromptNode::Kind::Wildcard) {
            out = times(out, lines(node, variables));
        } else if (node.kind == PromptNode::Kind::Use) {
            const auto found = variables.constFind(node.text);
            out = times(out, found != variables.cend() ? *found : count(node.value, variables));
        } else if (node.kind == PromptNode::Kind::Assign) {
            const quint64 value = count(node.value, variables);
            out = node.isFixed ? times(out, value) : out;
            variables.insert(node.text, node.isFixed ? 1 : value);
        }
    }
    --m_depth;
    return out;
}

// Sums of products of so many different options: elementary symmetric polynomials, row by row.
quint64 TemplateCounter::picks(const PromptNode &node, const Variables &variables)
{
    std::vector<quint64> ways(static_cast<size_t>(node.most) + 1, 0);
    ways[0] = 1;
    for (const PromptOption &option : node.options) {
        const quint64 own = count(option.words, variables);
        for (size_t k = ways.size() - 1; k > 0; --k)
            ways[k] = plus(ways[k], times(ways[k - 1], own));
        m_steps += node.most;
    }
    quint64 out = 0;
    for (int k = node.least; k <= node.most; ++k)
        out = plus(out, ways[static_cast<size_t>(k)]);
    return out;
}

quint64 TemplateCounter::lines(const PromptNode &node, const Variables &variables)
{
    Variables inside = variables;
    for (const auto &[name, value] : node.arguments)
        inside.insert(name, count(value, variables));
    quint64 out = 0;
    for (const int source : node.sources)
        out = plus(out, entry(source, inside));
    return out;
}

quint64 TemplateCounter::entry(int index, const Variables &variables)
{
    const auto at = static_cast<size_t>(index);
    const PromptBook::Entry &entry = m_book.entries[at];
    if (m_known[at])
        return *m_known[at];
    quint64 out = 0;
    for (const PromptOption &line : entry.lines)
        out = plus(out, count(line.words, variables));
    if (!entry.usesVariables && m_steps <= mostSteps)
        m_known[at] = out;
    return out;
}

} // namespace limner
