#include "core/provider/answerskeleton.h"

#include "core/provider/answerdigest.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype longestText = 8 << 10;
constexpr qsizetype mostKept = 16 << 20;
constexpr qsizetype deepest = 200; // as deep as `parseJson` reads

} // namespace

Result<> AnswerSkeleton::add(QByteArrayView bytes)
{
    for (const char c : bytes) {
        if (m_inText)
            takeInside(c);
        else
            takeOutside(c);
        ++m_at;
        if (m_text.size() > mostKept || m_open.size() > deepest)
            return fail(ErrorKind::TooLarge, u"an answer of too many parts"_s);
    }
    return {};
}

void AnswerSkeleton::takeInside(char c)
{
    if (c == '"' && !m_isEscaped)
        return endText();
    m_isEscaped = c == '\\' && !m_isEscaped;
    if (m_isLong)
        return;
    m_text += c;
    if (m_text.size() - m_keptFrom > longestText) {
        m_isLong = true;
        m_text.truncate(m_keptFrom);
    }
}

void AnswerSkeleton::endText()
{
    if (m_isLong) {
        const AnswerPiece piece{.offset = m_textBegan, .length = m_at - m_textBegan};
        m_text += toString(piece).toLatin1();
    }
    m_text += '"';
    m_inText = false;
    m_isLong = false;
    if (m_isValue)
        markSafe();
}

void AnswerSkeleton::takeOutside(char c)
{
    switch (c) {
    case '"':
        m_inText = true;
        m_isEscaped = false;
        m_textBegan = m_at + 1;
        m_keptFrom = m_text.size() + 1;
        break;
    case '{':
    case '[':
        m_open += c;
        m_text += c;
        m_isValue = c == '[';
        return markSafe();
    case '}':
    case ']':
        m_open.chop(1);
        m_text += c;
        return markSafe();
    case ',':
        markSafe(); // without the comma
        m_isValue = m_open.endsWith('[');
        break;
    case ':':
        m_isValue = true;
        break;
    default:
        break;
    }
    m_text += c;
}

void AnswerSkeleton::markSafe()
{
    m_safeLength = m_text.size();
    m_safeOpen = m_open;
}

QByteArray AnswerSkeleton::closed() const
{
    if (isWhole())
        return m_text;
    QByteArray text = m_text.left(m_safeLength);
    for (auto open = m_safeOpen.crbegin(); open != m_safeOpen.crend(); ++open)
        text += *open == '{' ? '}' : ']';
    return text;
}

} // namespace limner
