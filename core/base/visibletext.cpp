#include "core/base/visibletext.h"

namespace limner {
namespace {

bool isBidiControl(char16_t c)
{
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069);
}

bool isControl(char16_t c)
{
    return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029;
}

QString hex(char16_t c, int digits)
{
    return QString::number(c, 16).rightJustified(digits, u'0');
}

} // namespace

QString visibleText(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        const bool stays =
            code == u'\n' || code == u'\t' || (!isControl(code) && !isBidiControl(code));
        if (stays)
            out += c;
        else
            out += code < 0x100 ? QStringLiteral("\\x") + hex(code, 2)
                                : QStringLiteral("\\u") + hex(code, 4);
    }
    return out;
}

QByteArray visibleJson(const QByteArray &json)
{
    // Outside of its strings JSON has none of them but line feeds, which stay.
    QString out;
    const QString text = QString::fromUtf8(json);
    out.reserve(text.size());
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        if (code != u'\n' && (isControl(code) || isBidiControl(code)))
            out += QStringLiteral("\\u") + hex(code, 4);
        else
            out += c;
    }
    return out.toUtf8();
}

} // namespace limner
