#include "core/prompt/templateparser.h"

#include "core/prompt/templatesigns.h"
#include "core/prompt/wildcards.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using K = PromptTrouble::Kind;

constexpr int deepest = 32;          // groups inside groups, wildcards inside wildcards
constexpr int mostPieces = 400'000;  // of a template and all its wildcards
constexpr size_t mostForPicks = 500; // options that several are picked of

const QRegularExpression &picksForm()
{
    static const QRegularExpression form{u"\\G\\s*(\\d{0,4})(-?)(\\d{0,4})\\$\\$"_s};
    return form;
}

const QRegularExpression &weightForm()
{
    static const QRegularExpression form{u"\\G\\s*(\\d{1,9}(?:\\.\\d{1,9})?|\\.\\d{1,9})::"_s};
    return form;
}

const QRegularExpression &variableForm()
{
    static const QRegularExpression form{u"\\G([A-Za-z_][A-Za-z0-9_-]{0,63})(=!|=|:|\\})"_s};
    return form;
}

const QRegularExpression &wildcardForm()
{
    static const QRegularExpression form{u"\\G__(?!_)([\\w\\-/*.?]{1,200}?)(__|\\()"_s,
                                         QRegularExpression::UseUnicodePropertiesOption};
    return form;
}

QRegularExpressionMatch matchAt(const QRegularExpression &form, const QString &text, qsizetype at)
{
    return form.match(text, at);
}

PromptNode textNode(const QString &text, qsizetype at)
{
    PromptNode node;
    node.text = text;
    node.position = static_cast<int>(at);
    return node;
}

} // namespace

TemplateParser::TemplateParser(const QString &text, TemplateReading &reading)
    : m_text{text}
    , m_reading{reading}
{}

tl::unexpected<Error> TemplateParser::wrong(qsizetype at, PromptTrouble trouble) const
{
    if (m_reading.open.isEmpty())
        trouble.position = static_cast<int>(at);
    else
        trouble.wildcard = m_reading.open.constLast();
    return fail(promptError(trouble));
}

bool TemplateParser::startsLikeGroup(qsizetype from) const
{
    return matchAt(picksForm(), m_text, from).hasMatch() ||
           matchAt(weightForm(), m_text, from).hasMatch();
}

// One pass for all braces, so that no nesting is looked at twice.
Result<> TemplateParser::matchBraces()
{
    QList<qsizetype> open;
    QString ignored;
    for (qsizetype i = 0; i < m_text.size(); ++i) {
        if (const qsizetype plain = escapeAt(m_text, i); plain > 0) {
            i += plain;
        } else if (isCommentAt(m_text, i)) {
            i = behindComment(m_text, i, ignored) - 1;
        } else if (m_text[i] == u'{') {
            Braces &braces = m_braces[i];
            braces.isVariable =
                i > 0 && m_text[i - 1] == u'$' && matchAt(variableForm(), m_text, i + 1).hasMatch();
            braces.isGroup = !braces.isVariable && startsLikeGroup(i + 1);
            open.append(i);
        } else if (m_text[i] == u'}' && !open.isEmpty()) {
            m_braces[open.takeLast()].close = i;
        } else if (m_text[i] == u'|' && !open.isEmpty()) {
            Braces &braces = m_braces[open.constLast()];
            braces.bars.append(i);
            braces.isGroup = !braces.isVariable;
        } else if (m_text[i] == u'$' && i + 1 < m_text.size() && m_text[i + 1] == u'$' &&
                   !open.isEmpty()) {
            m_braces[open.constLast()].dollars.append(i++);
        }
    }
    for (const qsizetype at : open) {
        if (m_braces[at].isGroup || m_braces[at].isVariable)
            return wrong(at, {K::NeverClosed});
    }
    return {};
}

Result<PromptWords> TemplateParser::read()
{
    if (const Result<> matched = matchBraces(); !matched)
        return propagate(matched);
    return range(0, m_text.size(), 0);
}

Result<TemplateParser::Option> TemplateParser::readOption()
{
    if (const Result<> matched = matchBraces(); !matched)
        return propagate(matched);
    return option(0, m_text.size(), 0);
}

Result<PromptWords> TemplateParser::range(qsizetype from, qsizetype to, int depth)
{
    if (depth > deepest)
        return wrong(from, {K::NestedTooDeep, {QString::number(deepest)}});
    PromptWords out;
    QString text;
    qsizetype start = from;
    const auto add = [&](PromptNode node) {
        if (!text.isEmpty())
            out.push_back(textNode(std::exchange(text, {}), start));
        out.push_back(std::move(node));
        m_hasConstructs = true;
        ++m_reading.pieces;
    };
    for (qsizetype i = from; i < to;) {
        const auto braces = m_braces.find(m_text[i] == u'$' ? i + 1 : i);
        if (const qsizetype plain = escapeAt(m_text, i); plain > 0) {
            text += QStringView{m_text}.sliced(i + 1, plain);
            m_hasConstructs = true;
            i += 1 + plain;
        } else if (isCommentAt(m_text, i)) {
            i = std::min(to, behindComment(m_text, i, text));
            m_hasConstructs = true;
        } else if (braces != m_braces.end() && braces->second.close >= 0 &&
                   (m_text[i] == u'$' ? braces->second.isVariable : braces->second.isGroup)) {
            Result<PromptNode> node = m_text[i] == u'$'
                                          ? variable(braces->second, braces->first, depth + 1)
                                          : group(braces->second, braces->first, depth + 1);
            if (!node)
                return propagate(node);
            add(std::move(*node));
            i = start = braces->second.close + 1;
        } else {
            Result<std::optional<PromptNode>> node = wildcard(i, to, depth + 1);
            if (!node)
                return propagate(node);
            if (*node)
                add(std::move(**node));
            else
                text += m_text[i++];
        }
    }
    if (!text.isEmpty())
        out.push_back(textNode(text, start));
    if (++m_reading.pieces > mostPieces)
        return wrong(from, {K::TooManyPieces});
    return out;
}

Result<TemplateParser::Option> TemplateParser::option(qsizetype from, qsizetype to, int depth)
{
    PromptOption out;
    if (const auto found = matchAt(weightForm(), m_text, from);
        found.hasMatch() && found.capturedEnd() <= to) {
        out.weight = found.captured(1).toDouble();
        from = found.capturedEnd();
        m_hasConstructs = true;
    }
    Result<PromptWords> words = range(from, to, depth);
    if (!words)
        return propagate(words);
    out.words = std::move(*words);
    return out.weight > 0 ? Option{std::move(out)} : Option{};
}

// `{2$$…}`, `{1-2$$ and $$…}`: how many, and what stands between them.
Result<qsizetype> TemplateParser::takePicks(PromptNode &node, const Braces &braces, qsizetype open)
{
    const auto found = matchAt(picksForm(), m_text, open + 1);
    if (!found.hasMatch())
        return open + 1;
    const bool isRange = !found.captured(2).isEmpty();
    const int options = static_cast<int>(braces.bars.size()) + 1;
    node.least = found.captured(1).isEmpty() ? 1 : found.captured(1).toInt();
    node.most = !isRange                      ? node.least
                : found.captured(3).isEmpty() ? options
                                              : found.captured(3).toInt();
    node.joiner = u", "_s;
    if (node.least > node.most)
        return wrong(
            open, {K::RangeBackwards, {QString::number(node.least), QString::number(node.most)}});
    const qsizetype behind = found.capturedEnd();
    const qsizetype bar = braces.bars.isEmpty() ? braces.close : braces.bars.constFirst();
    for (const qsizetype dollars : braces.dollars) {
        if (dollars < behind || dollars > bar)
            continue;
        node.joiner = m_text.sliced(behind, dollars - behind);
        return dollars + 2;
    }
    return behind;
}

Result<PromptNode> TemplateParser::group(const Braces &braces, qsizetype open, int depth)
{
    PromptNode node;
    node.kind = PromptNode::Kind::Pick;
    node.position = static_cast<int>(open);
    const Result<qsizetype> first = takePicks(node, braces, open);
    if (!first)
        return propagate(first);
    QList<qsizetype> ends = braces.bars;
    ends.append(braces.close);
    qsizetype from = *first;
    for (const qsizetype end : ends) {
        if (end < from)
            continue; // a bar inside the joiner
        Result<Option> one = option(from, end, depth);
        if (!one)
            return propagate(one);
        if (*one)
            node.options.push_back(std::move(**one));
        from = end + 1;
    }
    if (node.options.empty())
        return wrong(open, {K::NoWeight});
    const int options = static_cast<int>(node.options.size());
    node.least = std::min(node.least, options);
    node.most = std::min(node.most, options);
    if (node.most > 1 && node.options.size() > mostForPicks)
        return wrong(open, {K::TooManyToPickFrom, {QString::number(mostForPicks)}});
    return node;
}

Result<PromptNode> TemplateParser::variable(const Braces &braces, qsizetype open, int depth)
{
    const auto found = matchAt(variableForm(), m_text, open + 1);
    const QString sign = found.captured(2);
    PromptNode node;
    node.text = found.captured(1);
    node.position = static_cast<int>(open);
    node.kind = sign.startsWith(u'=') ? PromptNode::Kind::Assign : PromptNode::Kind::Use;
    node.isFixed = sign == "=!"_L1;
    node.hasDefault = sign == ":"_L1;
    m_usesVariables |= node.kind == PromptNode::Kind::Use;
    if (sign == "}"_L1)
        return node;
    Result<PromptWords> value = range(found.capturedEnd(), braces.close, depth);
    if (!value)
        return propagate(value);
    node.value = std::move(*value);
    return node;
}

Result<std::optional<PromptNode>> TemplateParser::wildcard(qsizetype &at, qsizetype to, int depth)
{
    if (!QStringView{m_text}.sliced(at).startsWith(u"__"))
        return std::nullopt;
    const auto found = matchAt(wildcardForm(), m_text, at);
    if (!found.hasMatch() || found.capturedEnd() > to)
        return std::nullopt;
    PromptNode node;
    node.kind = PromptNode::Kind::Wildcard;
    node.text = found.captured(1);
    node.position = static_cast<int>(at);
    qsizetype end = found.capturedEnd();
    if (found.captured(2) == "("_L1) {
        const qsizetype close = m_text.indexOf(u")__"_s, end);
        if (close < 0 || close + 3 > to)
            return std::nullopt;
        if (const Result<> taken = takeArguments(node, end, close, depth); !taken)
            return propagate(taken);
        end = close + 3;
    }
    if (const Result<> sources = findSources(node); !sources)
        return propagate(sources);
    at = end;
    return node;
}

Result<> TemplateParser::takeArguments(PromptNode &node, qsizetype from, qsizetype to, int depth)
{
    static const QRegularExpression form{u"\\G\\s*([A-Za-z_][A-Za-z0-9_-]{0,63})\\s*="_s};
    while (from < to) {
        qsizetype end = from;
        while (end < to && m_text[end] != u',') {
            const auto braces = m_braces.find(end);
            const bool skips = braces != m_braces.end() && braces->second.close > end;
            end = skips ? braces->second.close + 1 : end + 1;
        }
        const auto found = matchAt(form, m_text, from);
        if (!found.hasMatch() || found.capturedEnd() > end || end > to)
            return wrong(from, {K::NotNameAndValue, {node.text}});
        Result<PromptWords> value = range(found.capturedEnd(), end, depth);
        if (!value)
            return propagate(value);
        node.arguments.emplace_back(found.captured(1), std::move(*value));
        from = end + 1;
    }
    return {};
}

Result<> TemplateParser::findSources(PromptNode &node)
{
    const QStringList names = m_reading.wildcards.matching(node.text);
    if (names.isEmpty())
        return wrong(
            node.position,
            {m_reading.wildcards.hasFolder() ? K::NoWildcard : K::NoWildcardFolder, {node.text}});
    size_t lines = 0;
    for (const QString &name : names) {
        const Result<int> entry = entryOf(name, node.position);
        if (!entry)
            return propagate(entry);
        const PromptBook::Entry &read = m_reading.book.entries[static_cast<size_t>(*entry)];
        m_usesVariables |= read.usesVariables;
        lines += read.lines.size();
        node.sources.push_back(*entry);
    }
    if (lines == 0)
        return wrong(node.position, {K::WildcardEmpty, {node.text}});
    return {};
}

Result<int> TemplateParser::entryOf(const QString &name, qsizetype at)
{
    std::vector<PromptBook::Entry> &entries = m_reading.book.entries;
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&name](const auto &entry) { return entry.name == name; });
    const int index = static_cast<int>(found - entries.begin());
    if (found != entries.end() && found->isReady)
        return index;
    if (found != entries.end())
        return wrong(at,
                     {K::NamesItself, {name, (m_reading.open + QStringList{name}).join(u" → "_s)}});
    if (m_reading.open.size() >= deepest)
        return wrong(at, {K::WildcardsTooDeep, {QString::number(deepest)}});
    entries.push_back({.name = name});
    if (const Result<> read = readLines(index, at); !read)
        return propagate(read);
    return index;
}

Result<> TemplateParser::readLines(int entry, qsizetype at)
{
    const auto index = static_cast<size_t>(entry);
    const QString name = m_reading.book.entries[index].name;
    const Result<QStringList> lines = m_reading.wildcards.lines(name);
    if (!lines)
        return wrong(
            at, promptTroubleOf(lines.error())
                    .value_or(PromptTrouble{K::WildcardNotRead, {name, lines.error().message}}));
    std::vector<PromptOption> read;
    bool usesVariables = false;
    m_reading.open.append(name);
    for (const QString &line : *lines) {
        TemplateParser parser{line, m_reading};
        Result<Option> one = parser.readOption();
        if (!one)
            return propagate(one);
        usesVariables |= parser.usesVariables();
        if (*one)
            read.push_back(std::move(**one));
    }
    m_reading.open.removeLast();
    PromptBook::Entry &done = m_reading.book.entries[index];
    done.lines = std::move(read);
    done.usesVariables = usesVariables;
    done.isReady = true;
    return {};
}

} // namespace limner
