#include "core/provider/base64stream.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

const QByteArray prefix = "data:";
constexpr qsizetype longestPrefix = 200;

} // namespace

Result<QByteArray> Base64Stream::add(const QByteArray &text)
{
    unescape(text);
    if (!skipPrefix(false))
        return QByteArray{};
    return decode(m_clean.size() / 4 * 4);
}

Result<QByteArray> Base64Stream::finish(const QByteArray &text)
{
    unescape(text);
    static_cast<void>(skipPrefix(true));
    return decode(m_clean.size());
}

void Base64Stream::unescape(const QByteArray &text)
{
    m_clean.reserve(m_clean.size() + text.size());
    for (const char c : text) {
        if (m_escape.isEmpty() && c != '\\') {
            take(c);
            continue;
        }
        m_escape += c;
        const bool isCode = m_escape.startsWith("\\u");
        if (isCode && m_escape.size() == 6)
            take(static_cast<char>(m_escape.mid(2).toUInt(nullptr, 16) & 0x7f));
        else if (!isCode && m_escape.size() == 2 && c == '/')
            take(c); // every other one stands for white space
        if (isCode ? m_escape.size() == 6 : m_escape.size() == 2)
            m_escape.clear();
    }
}

void Base64Stream::take(char c)
{
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t')
        return;
    m_clean += c;
}

//! False while it cannot be told whether there is one.
bool Base64Stream::skipPrefix(bool isLast)
{
    if (m_isPast)
        return true;
    if (m_clean.size() < prefix.size() && !isLast)
        return false;
    const qsizetype comma = m_clean.left(longestPrefix).indexOf(',');
    const bool hasPrefix = m_clean.startsWith(prefix);
    if (hasPrefix && comma < 0 && m_clean.size() < longestPrefix && !isLast)
        return false;
    if (hasPrefix && comma >= 0)
        m_clean.remove(0, comma + 1);
    m_isPast = true;
    return true;
}

Result<QByteArray> Base64Stream::decode(qsizetype length)
{
    QByteArray letters = m_clean.left(length);
    m_clean.remove(0, length);
    letters.replace('-', '+').replace('_', '/');
    auto decoded = QByteArray::fromBase64Encoding(letters, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return fail(ErrorKind::NotAnImage, u"the base64 of a picture is broken"_s);
    return std::move(*decoded);
}

} // namespace limner
