#include "app/api/formfile.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype longestBoundary = 70; // RFC 2046
constexpr qsizetype longestHead = 16 << 10;

//! `name=value` or `name="value"` of a header; null when it is not there.
QByteArray attribute(const QByteArray &header, const QByteArray &name)
{
    for (const QByteArray &part : header.split(';')) {
        const QByteArray one = part.trimmed();
        const qsizetype equals = one.indexOf('=');
        if (equals < 0 || one.first(equals).trimmed().toLower() != name)
            continue;
        QByteArray value = one.sliced(equals + 1).trimmed();
        if (value.size() >= 2 && value.startsWith('"') && value.endsWith('"'))
            value = value.sliced(1, value.size() - 2);
        return value.isNull() ? QByteArray{""} : value;
    }
    return {};
}

QByteArray dispositionIn(const QByteArray &head)
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith("content-disposition:"))
            return line.sliced(20).trimmed();
    }
    return {};
}

} // namespace

Result<FormFile> firstFile(const QByteArray &contentType, const QByteArray &body)
{
    const QByteArray boundary = attribute(contentType, "boundary");
    if (boundary.isEmpty() || boundary.size() > longestBoundary)
        return fail(ErrorKind::Usage, u"the form has no boundary"_s);
    const QByteArray mark = "--" + boundary;
    qsizetype at = body.startsWith(mark) ? 0 : body.indexOf("\r\n" + mark) + 2;
    while (at >= 0 && body.mid(at, mark.size()) == mark) {
        const qsizetype begin = at + mark.size() + 2;
        const qsizetype headEnd = body.indexOf("\r\n\r\n", begin - 2);
        const qsizetype end = headEnd < 0 ? -1 : body.indexOf("\r\n" + mark, headEnd + 2);
        if (end < 0 || headEnd - begin > longestHead)
            break;
        const QByteArray disposition =
            dispositionIn(body.mid(begin, std::max<qsizetype>(0, headEnd - begin)));
        const QByteArray name = attribute(disposition, "filename");
        const qsizetype first = headEnd + 4;
        if (!name.isNull() && end >= first)
            return FormFile{.name = QString::fromUtf8(name),
                            .bytes = body.sliced(first, end - first)};
        at = end + 2;
    }
    return fail(ErrorKind::Usage, u"the form brings no file"_s);
}

} // namespace limner
