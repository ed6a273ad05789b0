#include "core/upload/copypattern.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

bool isOfName(QChar c)
{
    return (c >= u'a' && c <= u'z') || c == u'_';
}

qsizetype endOfName(const QString &pattern, qsizetype at)
{
    while (at < pattern.size() && isOfName(pattern.at(at)))
        ++at;
    return at;
}

class Parts {
public:
    void addText(const QString &text)
    {
        if (m_parts.empty() || m_parts.back().isToken)
            m_parts.push_back({});
        m_parts.back().text += text;
    }
    void addToken(const QString &name) { m_parts.push_back({.isToken = true, .text = name}); }
    std::vector<CopyPart> take() { return std::move(m_parts); }

private:
    std::vector<CopyPart> m_parts;
};

} // namespace

Result<std::vector<CopyPart>> copyParts(const QString &pattern)
{
    Parts out;
    for (qsizetype at = 0; at < pattern.size();) {
        const qsizetype dollar = pattern.indexOf(u'$', at);
        const qsizetype end = dollar < 0 ? pattern.size() : dollar;
        if (end > at)
            out.addText(pattern.sliced(at, end - at));
        if (dollar < 0)
            break;
        at = dollar + 1;
        const QChar next = at < pattern.size() ? pattern.at(at) : QChar{};
        if (next == u'{') {
            const qsizetype brace = pattern.indexOf(u'}', at);
            if (brace < 0)
                return fail(ErrorKind::InvalidInput, u"${ without its } in the pattern"_s);
            out.addToken(pattern.sliced(at + 1, brace - at - 1));
            at = brace + 1;
        } else if (isOfName(next)) {
            const qsizetype over = endOfName(pattern, at);
            out.addToken(pattern.sliced(at, over - at));
            at = over;
        } else {
            out.addText(u"$"_s);
            at += next == u'$' ? 1 : 0;
        }
    }
    return out.take();
}

} // namespace limner
