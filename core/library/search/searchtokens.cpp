#include "core/library/search/searchtokens.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

bool isKey(QStringView text)
{
    const auto mayBelong = [](QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'-'; };
    return !text.isEmpty() && text.front().isLetter() &&
           std::all_of(text.begin(), text.end(), mayBelong);
}

//! Takes one token after the other off the text.
class Scanner {
public:
    explicit Scanner(QStringView text)
        : m_text{text}
    {}

    [[nodiscard]] bool skipSpace()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
        return m_at < m_text.size();
    }

    [[nodiscard]] SearchToken token()
    {
        SearchToken out{.from = m_at};
        if (m_text[m_at] == u'-' && m_at + 1 < m_text.size() && !m_text[m_at + 1].isSpace()) {
            out.isExcluded = true;
            ++m_at;
        }
        for (qsizetype from = out.from;; from = ++m_at) {
            const SearchPart read = part(from, out);
            if (!read.value.trimmed().isEmpty())
                out.parts.push_back(read);
            if (m_at == m_text.size() || m_text[m_at] != u'|')
                break;
        }
        out.length = m_at - out.from;
        // Bars alone part nothing: they are what was meant.
        if (out.parts.empty() && isBars(out))
            out.parts.push_back({.from = out.from,
                                 .length = out.length,
                                 .value = m_text.mid(out.from, out.length).toString(),
                                 .literal = m_text.mid(out.from, out.length).toString()});
        return out;
    }

private:
    [[nodiscard]] bool isBars(const SearchToken &token) const
    {
        const QStringView typed = m_text.mid(token.from, token.length);
        return std::all_of(typed.begin(), typed.end(), [](QChar c) { return c == u'|'; });
    }

    //! Up to a bar, a space or the end.
    [[nodiscard]] SearchPart part(qsizetype from, SearchToken &token)
    {
        SearchPart out{.from = from};
        bool inQuotes = false;
        for (; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (!inQuotes && (c == u'|' || c.isSpace()))
                break;
            if (c == u'"') {
                inQuotes = !inQuotes;
                token.openedAt = m_at;
                out.isQuoted = true;
            } else if (c == u':' && out.key.isEmpty() && !out.isQuoted && isKey(out.value)) {
                out.key = out.value.toLower();
                out.literal = out.value + u':';
                out.value.clear();
            } else {
                out.value += c;
            }
        }
        token.isOpen = inQuotes;
        out.literal += out.value;
        out.length = m_at - from;
        return out;
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

} // namespace

std::vector<SearchToken> searchTokens(const QString &text)
{
    QString looked = text;
    for (QChar &c : looked) {
        if (c.category() == QChar::Other_Control) // a NUL would end the query early inside SQLite
            c = u' ';
    }
    std::vector<SearchToken> tokens;
    for (Scanner scanner{looked}; scanner.skipSpace();) {
        SearchToken token = scanner.token();
        if (!token.parts.empty()) // `seed:` or `""`: still being typed
            tokens.push_back(std::move(token));
    }
    return tokens;
}

} // namespace limner
