#include "core/prompt/csvreader.h"

#include "core/prompt/prompttrouble.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! What the first record has most of, outside of quotes.
QChar separatorOf(const QString &text)
{
    constexpr std::array<char16_t, 3> known{u',', u';', u'\t'};
    std::array<int, 3> seen{};
    bool isQuoted = false;
    for (const QChar c : text) {
        if (c == u'"')
            isQuoted = !isQuoted;
        if (c == u'\n' && !isQuoted)
            break;
        const auto found = std::find(known.begin(), known.end(), c.unicode());
        if (found != known.end() && !isQuoted)
            ++seen[static_cast<size_t>(found - known.begin())];
    }
    const auto most = std::max_element(seen.begin(), seen.end());
    return QChar{known[static_cast<size_t>(most - seen.begin())]};
}

} // namespace

CsvReader::CsvReader(const QString &text)
    : m_text{text}
    , m_separator{separatorOf(text)}
{}

Result<std::optional<CsvReader::Record>> CsvReader::next()
{
    if (m_at >= m_text.size())
        return std::optional<Record>{};
    Record record{.line = m_line};
    while (true) {
        const Result<QString> one = field();
        if (!one)
            return propagate(one);
        record.fields.append(*one);
        if (m_at >= m_text.size())
            return std::optional{record};
        if (m_text[m_at++] == u'\n') {
            ++m_line;
            return std::optional{record};
        }
    }
}

//! Up to the separator or line feed behind it.
Result<QString> CsvReader::field()
{
    if (m_at < m_text.size() && m_text[m_at] == u'"')
        return quoted();
    const qsizetype from = m_at;
    while (m_at < m_text.size() && m_text[m_at] != m_separator && m_text[m_at] != u'\n')
        ++m_at;
    return m_text.sliced(from, m_at - from);
}

Result<QString> CsvReader::quoted()
{
    const int opened = m_line;
    QString out;
    for (++m_at; m_at < m_text.size(); ++m_at) {
        const QChar c = m_text[m_at];
        if (c == u'\n')
            ++m_line;
        if (c != u'"') {
            out += c;
            continue;
        }
        const QChar behind = m_at + 1 < m_text.size() ? m_text[m_at + 1] : u'\n';
        ++m_at;
        if (behind == u'"')
            out += behind;
        else if (behind == m_separator || behind == u'\n')
            return out;
        else
            return fail(promptError({.kind = PromptTrouble::Kind::QuoteGoesOn, .line = m_line}));
    }
    return fail(promptError({.kind = PromptTrouble::Kind::QuoteNeverClosed, .line = opened}));
}

} // namespace limner
