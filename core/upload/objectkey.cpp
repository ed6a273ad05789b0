#include "core/upload/objectkey.h"

#include "core/base/utf8.h"
#include "core/picture/filefacts.h"

#include <QRegularExpression>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype mostKeyBytes = 1024;
constexpr qsizetype mostSegmentBytes = 255; // MinIO's file system
constexpr qsizetype longestModel = 80;

//! What a model, or anything else that others named, may look like in an address.
QString plainWord(const QString &text)
{
    static const QRegularExpression odd{u"[^A-Za-z0-9._-]+"_s};
    static const QRegularExpression ends{u"^[-._]+|[-._]+$"_s};
    QString out = text;
    out.replace(odd, u"-"_s);
    return cutToBytes(out, longestModel).remove(ends);
}

QString extensionOf(const Artwork &artwork)
{
    QString ofType = extensionFor(artwork.mediaType);
    if (ofType != u"bin")
        return ofType;
    static const QRegularExpression suffix{u"\\.([A-Za-z0-9]{1,8})\\z"_s};
    const QString ofPath = suffix.match(artwork.path).captured(1).toLower();
    return ofPath.isEmpty() ? ofType : ofPath;
}

//! Nothing for an unknown token.
std::optional<QString> valueOf(const QString &token, const Artwork &artwork, qsizetype mostModel)
{
    const QDate date = artwork.createdAt.toLocalTime().date();
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
        const QString model = cutToBytes(plainWord(artwork.request.model), mostModel);
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

Result<QString> expanded(const QString &pattern, const Artwork &artwork, qsizetype mostModel)
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
        const std::optional<QString> value = valueOf(token, artwork, mostModel);
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
    const QString composed = key.normalized(QString::NormalizationForm_C);
    for (const QChar c : composed) {
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

//! How many bytes the longest segment, or all of it, is too long.
qsizetype excessOf(const QString &key)
{
    qsizetype excess = key.toUtf8().size() - mostKeyBytes;
    for (const QString &segment : key.split(u'/'))
        excess = std::max(excess, segment.toUtf8().size() - mostSegmentBytes);
    return excess;
}

auto refused(const QString &rule)
{
    return fail(ErrorKind::InvalidInput, rule);
}

//! Of a name in which every placeholder has become a letter.
Result<> checkLiterals(const QString &name)
{
    for (const QChar c : name) {
        if (!c.isPrint() && !c.isSurrogate())
            return refused(u"the name of an upload must not hold characters that do not print"_s);
    }
    if (!name.isValidUtf16())
        return refused(u"the name of an upload holds half a character"_s);
    if (name.contains(u'\\'))
        return refused(u"the name of an upload is divided by /, not by \\"_s);
    if (name.startsWith(u'/') || name.endsWith(u'/') || name.contains(u"//"_s))
        return refused(u"a folder in the name of an upload must not be empty (//)"_s);
    for (const QString &segment : name.split(u'/')) {
        if (segment == u"." || segment == u"..")
            return refused(u"a folder in the name of an upload must not be . or .."_s);
        if (segment.trimmed() != segment)
            return refused(
                u"a folder in the name of an upload must not begin or end with a space"_s);
    }
    return {};
}

//! Every value as long as it gets.
Artwork longest()
{
    Artwork out;
    out.uuid = QString(36, u'0');
    out.createdAt = QDateTime{QDate{2026, 12, 31}, QTime{12, 0}};
    out.seed = std::numeric_limits<qint64>::min();
    out.path = u"a.longests"_s;
    out.size = QSize{1'000'000, 1'000'000};
    return out;
}

} // namespace

Result<QString> objectKey(const QString &pattern, const Artwork &artwork)
{
    if (!pattern.contains(u"{uuid}"_s))
        return refused(u"the name of an upload needs {uuid}"_s);
    if (plainWord(artwork.uuid).isEmpty() || !artwork.createdAt.isValid())
        return fail(ErrorKind::Internal, u"an artwork without uuid or date"_s);
    qsizetype mostModel = longestModel;
    for (;;) {
        Result<QString> raw = expanded(pattern, artwork, mostModel);
        if (!raw)
            return raw;
        const QString key = cleaned(*raw);
        const qsizetype excess = excessOf(key);
        if (excess <= 0)
            return key;
        if (mostModel == 1 || !pattern.contains(u"{model}"_s))
            return refused(u"the name of an upload has at most 255 bytes in each folder and 1,024 "
                           "in all"_s);
        mostModel = std::max<qsizetype>(1, mostModel - excess);
    }
}

Result<> checkKeyTemplate(const QString &pattern)
{
    static const QRegularExpression placeholder{u"\\{[a-z]+\\}"_s};
    Result<> literals = checkLiterals(QString{pattern}.replace(placeholder, u"x"_s));
    if (!literals)
        return literals;
    const Result<QString> key = objectKey(pattern, longest());
    return key ? Result<>{} : Result<>{propagate(key)};
}

} // namespace limner
