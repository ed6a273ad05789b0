#include "ui/gallery/readabletext.h"

#include "core/base/visibletext.h"

#include <QStringDecoder>

#include <algorithm>

namespace limner {
namespace {

constexpr int deepestIndent = 20;

void breakLine(QString &out, int depth)
{
    out += u'\n';
    out += QString{2 * std::min(depth, deepestIndent), u' '};
}

//! The place of the first character from `at` on that is no space.
qsizetype skipSpace(QStringView text, qsizetype at)
{
    while (at < text.size() && text[at].isSpace())
        ++at;
    return at;
}

//! The end of the string that begins at `at`, behind its quotation mark.
qsizetype endOfString(QStringView json, qsizetype at)
{
    for (++at; at < json.size() && json[at] != u'"'; ++at) {
        if (json[at] == u'\\')
            ++at;
    }
    return std::min(at + 1, json.size());
}

// Not parsed: a large number would lose its digits, and half a file would be none.
QString laidOut(QStringView json)
{
    QString out;
    int depth = 0;
    for (qsizetype at = skipSpace(json, 0); at < json.size() && out.size() <= mostReadable;
         at = skipSpace(json, at)) {
        const QChar c = json[at];
        if (c == u'"') {
            const qsizetype end = endOfString(json, at);
            out += json.sliced(at, end - at);
            at = end;
            continue;
        }
        ++at;
        if (c == u'{' || c == u'[') {
            out += c;
            const qsizetype inside = skipSpace(json, at);
            if (inside < json.size() && (json[inside] == u'}' || json[inside] == u']')) {
                out += json[inside];
                at = inside + 1;
            } else {
                breakLine(out, ++depth);
            }
        } else if (c == u'}' || c == u']') {
            depth = std::max(0, depth - 1);
            breakLine(out, depth);
            out += c;
        } else if (c == u',') {
            out += c;
            breakLine(out, depth);
        } else {
            out += c;
            if (c == u':')
                out += u' ';
        }
    }
    return out;
}

} // namespace

ReadableText readableText(const QByteArray &head, qint64 length, bool isJson)
{
    const qsizetype read = std::min<qsizetype>(head.size(), mostReadable);
    QStringDecoder decoder{QStringDecoder::Utf8}; // keeps a character that is cut for later
    QString text = decoder(QByteArrayView{head}.first(read));
    text.replace(QLatin1String{"\r\n"}, QLatin1String{"\n"});
    ReadableText out{.text = isJson ? laidOut(text) : text, .isCut = length > read};
    out.text = visibleText(out.text);
    if (out.text.size() > mostReadable) {
        const bool isHalf = out.text[mostReadable - 1].isHighSurrogate();
        out.text.truncate(mostReadable - (isHalf ? 1 : 0));
        out.isCut = true;
    }
    return out;
}

} // namespace limner
