#include "core/upload/objectkey.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype mostKeyBytes = 1024;
constexpr qsizetype longestModel = 80;

//! What a model, or anything else that others named, may look like in an address.
QString plainWord(const QString &text)
{
    static const QRegularExpression odd{u"[^A-Za-z0-9._-]+"_s};
    static const QRegularExpression ends{u"^[-._]+|[-._]+$"_s};
    QString out = text;
    out.replace(odd, u"-"_s);
    out.truncate(longestModel);
    return out.remove(ends);
}

QString extensionOf(const Artwork &artwork)
{
    static constexpr std::array<std::pair<const char *, const char *>, 8> known{{
        {"image/png", "png"},
        {"image/jpeg", "jpg"},
        {"image/webp", "webp"},
        {"image/gif", "gif"},
        {"image/avif", "avif"},
        {"image/bmp", "bmp"},
        {"image/tiff", "tiff"},
        {"image/svg+xml", "svg"},
    }};
    for (const auto &[type, extension] : known) {
        if (artwork.mediaType == QLatin1StringView(type))
            return QString::fromLatin1(extension);
    }
    static const QRegularExpression suffix{u"\\.([A-Za-z0-9]{1,8})\\z"_s};
    const QString ofPath = suffix.match(artwork.path).captured(1).toLower();
    return ofPath.isEmpty() ? u"bin"_s : ofPath;
}

//! Nothing for an unknown token.
std::optional<QString> valueOf(const QString &token, const Artwork &artwork)
{
    const QDate date = artwork.createdAt.toUTC().date();
    if (token == u"yyyy")
        return u"%1"_s.arg(date.year(), 4, 10, QChar{u'0'});
    if (token == u"mm")
        return u"%1"_s.arg(date.month(), 2, 10, QChar{u'0'});
    if (token == u"dd")
        return u"%1"_s.arg(date.day(), 2, 10, QChar{u'0'});
    if (token == u"uuid")
        return plainWord(artwork.uuid);
    if (token == u"ext")
        return extensionOf(artwork);
    if (token == u"model") {
        const QString model = plainWord(artwork.request.model);
        return model.isEmpty() ? u"model"_s : model;
    }
    if (token == u"seed")
        return artwork.seed ? QString::number(*artwork.seed) : u"random"_s;
    if (token == u"width")
        return QString::number(artwork.size.width());
    if (token == u"height")
        return QString::number(artwork.size.height());
    return std::nullopt;
}

Result<QString> expanded(const QString &pattern, const Artwork &artwork)
{
    QString out;
    for (qsizetype at = 0; at < pattern.size(); ++at) {
        const QChar c = pattern.at(at);
        if (c != u'{' && c != u'}') {
            out.append(c);
            continue;
        }
        const qsizetype end = c == u'{' ? pattern.indexOf(u'}', at) : -1;
        if (end < 0)
            return fail(ErrorKind::InvalidInput, u"a brace without its partner: "_s + pattern);
        const QString token = pattern.mid(at + 1, end - at - 1);
        const std::optional<QString> value = valueOf(token, artwork);
        if (!value)
            return fail(ErrorKind::InvalidInput, u"unknown placeholder {%1}"_s.arg(token));
        out.append(*value);
        at = end;
    }
    return out;
}

//! Legal on every server: no empty, `.` or `..` segments, nothing that does not print.
QString cleaned(const QString &key)
{
    QString printable;
    for (const QChar c : key.normalized(QString::NormalizationForm_C)) {
        if (c.isPrint() || c.isSurrogate())
            printable.append(c == u'\\' ? u'-' : c);
    }
    QStringList out;
    for (const QString &segment : printable.split(u'/', Qt::SkipEmptyParts)) {
        const QString word = segment.trimmed();
        if (!word.isEmpty() && word != u"." && word != u"..")
            out.append(word);
    }
    return out.join(u'/');
}

} // namespace

Result<QString> objectKey(const QString &pattern, const Artwork &artwork)
{
    if (!pattern.contains(u"{uuid}"_s))
        return fail(ErrorKind::InvalidInput, u"the name of an upload needs {uuid}"_s);
    if (plainWord(artwork.uuid).isEmpty() || !artwork.createdAt.isValid())
        return fail(ErrorKind::Internal, u"an artwork without uuid or date"_s);
    const Result<QString> raw = expanded(pattern, artwork);
    if (!raw)
        return raw;
    const QString key = cleaned(*raw);
    if (key.toUtf8().size() > mostKeyBytes)
        return fail(ErrorKind::InvalidInput, u"the name of an upload has at most 1,024 bytes"_s);
    return key;
}

} // namespace limner
