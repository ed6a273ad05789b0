#include "core/base/jsonrepair.h"

#include <QStringDecoder>

#include <cmath>
#include <optional>

namespace limner {
namespace {

constexpr char replacement[] = "\\uFFFD";

bool isHighSurrogate(int code)
{
    return code >= 0xd800 && code < 0xdc00;
}

bool isLowSurrogate(int code)
{
    return code >= 0xdc00 && code < 0xe000;
}

bool isWordCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' ||
           c == '-' || c == '.' || c == '_';
}

//! As UTF-8 that is valid throughout, without a byte order mark.
QByteArray asUtf8(QByteArrayView text)
{
    QStringDecoder decoder{
        QStringConverter::encodingForData(text).value_or(QStringConverter::Utf8)};
    QString decoded = decoder(text);
    if (decoded.startsWith(QChar::ByteOrderMark))
        decoded.remove(0, 1);
    return decoded.toUtf8();
}

class Repair {
public:
    explicit Repair(QByteArray text)
        : m_text{std::move(text)}
    {
        m_out.reserve(m_text.size());
    }

    QByteArray run()
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '"')
                string();
            else if (isWordCharacter(c))
                word();
            else
                copy();
        }
        return m_out;
    }

private:
    void copy() { m_out += m_text[m_at++]; }

    //! A number, a literal, or what stands for neither.
    void word()
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && isWordCharacter(m_text[m_at]))
            ++m_at;
        const QByteArray word = m_text.sliced(from, m_at - from);
        const QByteArray bare = word.startsWith('-') ? word.sliced(1).toLower() : word.toLower();
        bool isNumber = false;
        const double number = word.toDouble(&isNumber);
        const bool isOdd = bare == "nan" || bare == "infinity" || bare == "inf" || bare == "none" ||
                           bare == "undefined" || (isNumber && !std::isfinite(number)) ||
                           (!isNumber && word.size() > 1 && bare[0] >= '0' && bare[0] <= '9');
        m_out += isOdd ? QByteArray{"null"} : word;
    }

    void string()
    {
        copy();
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '"') {
                copy();
                return;
            }
            if (c == '\\')
                escape();
            else if (static_cast<uchar>(c) < 0x20)
                control();
            else
                copy();
        }
    }

    void control() { m_out += "\\u00" + QByteArray(1, m_text[m_at++]).toHex(); }

    void escape()
    {
        const char kind = m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0';
        if (kind == 'u')
            return unicode();
        if (kind == '\0' || !QByteArrayView{"\"\\/bfnrt"}.contains(kind)) {
            m_out += "\\\\"; // an escape nobody knows is the two characters themselves
            ++m_at;
            return;
        }
        copy();
        copy();
    }

    //! The code of the `\uXXXX` that begins here.
    [[nodiscard]] std::optional<int> codeAt(qsizetype at) const
    {
        if (at + 6 > m_text.size() || m_text[at] != '\\' || m_text[at + 1] != 'u')
            return std::nullopt;
        bool isHex = false;
        const int code = m_text.sliced(at + 2, 4).toInt(&isHex, 16);
        return isHex ? std::optional{code} : std::nullopt;
    }

    void unicode()
    {
        const std::optional<int> first = codeAt(m_at);
        if (!first) {
            m_out += "\\\\";
            ++m_at;
            return;
        }
        const int second = codeAt(m_at + 6).value_or(0);
        const bool isPair = isHighSurrogate(*first) && isLowSurrogate(second);
        if (!isPair && (isHighSurrogate(*first) || isLowSurrogate(*first))) {
            m_out += replacement;
            m_at += 6;
            return;
        }
        const qsizetype length = isPair ? 12 : 6;
        m_out += m_text.sliced(m_at, length);
        m_at += length;
    }

    QByteArray m_text;
    QByteArray m_out;
    qsizetype m_at = 0;
};

} // namespace

QByteArray repairedJson(QByteArrayView text)
{
    return Repair{asUtf8(text)}.run();
}

} // namespace limner
