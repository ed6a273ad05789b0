#include "core/sandbox/replicate/simfiles.h"

#include <QDateTime>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

constexpr qsizetype largest = 100'000'000;

//! The body of the part called "content"; nothing when there is none.
std::optional<QByteArray> contentOf(const ServedRequest &request)
{
    const QString type = QString::fromLatin1(request.header("Content-Type"));
    static const QRegularExpression pattern{u"^multipart/form-data; boundary=\"?([^\";]+)\"?"_s};
    const QRegularExpressionMatch match = pattern.match(type);
    if (!match.hasMatch())
        return std::nullopt;
    const QByteArray line = "--" + match.captured(1).toLatin1();
    for (qsizetype at = request.body.indexOf(line); at >= 0;) {
        const qsizetype head = at + line.size();
        const qsizetype body = request.body.indexOf("\r\n\r\n", head) + 4;
        const qsizetype end = request.body.indexOf("\r\n" + line, head);
        if (body < 4 || end < 0)
            break;
        const QByteArray headers = request.body.sliced(head, std::max<qsizetype>(0, body - head));
        if (headers.contains("name=\"content\"") && headers.contains("filename=\""))
            return request.body.sliced(body, end - body);
        at = end + 2;
    }
    return std::nullopt;
}

} // namespace

ServedReply SimFiles::answer(const ServedRequest &request, const QStringList &path,
                             const QByteArray &baseUrl)
{
    if (path.isEmpty() && request.method == "POST")
        return take(request, baseUrl);
    const auto found = contents.find(baseUrl + "/v1/files/" + path.value(0).toLatin1());
    if (path.size() != 1 || request.method != "GET" || found == contents.end())
        return problemReply(404, "", "File not found");
    return {.status = 200,
            .headers = {{"Content-Type", "application/octet-stream"}},
            .body = found->second};
}

ServedReply SimFiles::take(const ServedRequest &request, const QByteArray &baseUrl)
{
    const std::optional<QByteArray> content = contentOf(request);
    if (!content)
        return problemReply(400, "Bad request", "Missing content");
    if (content->size() > largest)
        return problemReply(413, "", "Files must be less than 100MB in size");
    const QByteArray id = "file" + QByteArray::number(contents.size() + 1);
    const QByteArray address = baseUrl + "/v1/files/" + id;
    contents[address] = *content;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString ends = now.addSecs(lifetime.count()).toString(Qt::ISODateWithMs);
    return jsonReply(201, {{"id", id.toStdString()},
                           {"size", content->size()},
                           {"created_at", now.toString(Qt::ISODateWithMs).toStdString()},
                           {"expires_at", ends.toStdString()},
                           {"urls", {{"get", address.toStdString()}}}});
}

} // namespace limner
