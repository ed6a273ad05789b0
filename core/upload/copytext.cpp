#include "core/upload/copytext.h"

#include "core/picture/filefacts.h"
#include "core/upload/copyescape.h"
#include "core/upload/copypattern.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

// A prompt of a page helps nobody as a picture's description.
constexpr qsizetype longestAlt = 300;
constexpr qsizetype longestValue = 20'000;
constexpr int thumbnailWidth = 320;

QString cut(QString text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    text.truncate(most - 1);
    if (text.back().isHighSurrogate()) // never half a character
        text.chop(1);
    return text.trimmed() + u'…';
}

QString numberOrNothing(int number)
{
    return number > 0 ? QString::number(number) : QString{};
}

QString seedOf(const Artwork &artwork)
{
    const std::optional<qint64> seed = artwork.seed ? artwork.seed : artwork.request.seed();
    return seed ? QString::number(*seed) : QString{};
}

QString moment(const QDateTime &at)
{
    return at.isValid() ? at.toUTC().toString(u"yyyy-MM-dd HH:mm"_s) + u" UTC"_s : QString{};
}

} // namespace

const std::vector<CopyToken> &copyTokens()
{
    using F = const CopyFacts &;
    constexpr auto text = CopyToken::Kind::Text;
    constexpr auto address = CopyToken::Kind::Address;
    static const std::vector<CopyToken> rows{
        {"url", address, [](F f) { return f.link.url; }},
        {"thumbnail", address,
         [](F f) { return f.thumbnail.isEmpty() ? f.link.url : f.thumbnail; }},
        {"thumbnail_width", text,
         [](F f) {
             const int width = f.artwork.size.width();
             return QString::number(width > 0 ? std::min(width, thumbnailWidth) : thumbnailWidth);
         }},
        {"prompt", text, [](F f) { return f.artwork.request.prompt(); }},
        {"alt", text, [](F f) { return cut(asOneLine(f.artwork.request.prompt()), longestAlt); }},
        {"negative_prompt", text, [](F f) { return f.artwork.request.negativePrompt(); }},
        {"seed", text, [](F f) { return seedOf(f.artwork); }},
        {"model", text, [](F f) { return f.artwork.request.model; }},
        {"version", text, [](F f) { return f.artwork.request.version; }},
        {"provider", text, [](F f) { return f.artwork.request.provider; }},
        {"width", text, [](F f) { return numberOrNothing(f.artwork.size.width()); }},
        {"height", text, [](F f) { return numberOrNothing(f.artwork.size.height()); }},
        {"expires", text, [](F f) { return moment(f.link.validUntil); }},
        {"date", text,
         [](F f) { return f.artwork.createdAt.toLocalTime().date().toString(Qt::ISODate); }},
        {"filename", text, [](F f) { return f.objectKey.section(u'/', -1); }},
        {"ext", text, [](F f) { return extensionFor(f.artwork.mediaType); }},
        {"type", text, [](F f) { return f.artwork.mediaType; }},
        {"id", text, [](F f) { return f.artwork.uuid; }},
    };
    return rows;
}

const CopyToken *findCopyToken(const QString &name)
{
    for (const CopyToken &one : copyTokens()) {
        if (name == QLatin1StringView{one.name})
            return &one;
    }
    return nullptr;
}

QString copyTokenNames()
{
    QStringList names;
    for (const CopyToken &one : copyTokens())
        names.append(u'$' + QString::fromLatin1(one.name));
    return names.join(u", "_s);
}

QString copyText(const CopyFormat &format, const CopyFacts &facts)
{
    const Result<std::vector<CopyPart>> parts = copyParts(format.pattern);
    if (!parts)
        return format.pattern;
    QString out;
    for (const CopyPart &part : *parts) {
        const CopyToken *const token = part.isToken ? findCopyToken(part.text) : nullptr;
        if (!part.isToken)
            out += part.text;
        else if (!token)
            out += u'$' + part.text;
        else if (token->kind == CopyToken::Kind::Address)
            out += addressFor(format.language, token->value(facts));
        else
            out += escapedFor(format.language, cut(token->value(facts), longestValue));
    }
    return out;
}

QString joinFromText(const QString &written)
{
    QString out;
    for (qsizetype at = 0; at < written.size(); ++at) {
        const QChar c = written.at(at);
        const QChar next = at + 1 < written.size() ? written.at(at + 1) : QChar{};
        if (c == u'\\' && (next == u'n' || next == u't' || next == u'\\')) {
            out.append(next == u'n' ? u'\n' : next == u't' ? u'\t' : u'\\');
            ++at;
        } else {
            out.append(c);
        }
    }
    return out;
}

} // namespace limner
