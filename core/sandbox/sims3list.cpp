#include "core/sandbox/sims3list.h"

#include "core/s3/sigv4.h"
#include "core/sandbox/s3xml.h"

namespace limner {

using namespace Qt::StringLiterals;

namespace {

QByteArray valueOf(const std::vector<std::pair<QByteArray, QByteArray>> &query, QByteArrayView name)
{
    for (const auto &[key, value] : query) {
        if (key == name)
            return value;
    }
    return {};
}

} // namespace

ServedReply listReply(const SimS3Store &store, const QByteArray &bucket,
                      const std::vector<std::pair<QByteArray, QByteArray>> &query)
{
    const QByteArray prefix = valueOf(query, "prefix");
    const QByteArray delimiter = valueOf(query, "delimiter");
    const QByteArray token = QByteArray::fromBase64(valueOf(query, "continuation-token"));
    const QByteArray after = token.isEmpty() ? valueOf(query, "start-after") : token;
    const bool isUrl = valueOf(query, "encoding-type") == "url";
    const auto shown = [isUrl](const QByteArray &text) {
        return isUrl ? sigv4::encoded(text, sigv4::Slash::Keep) : text;
    };
    bool isNumber = false;
    const int asked = valueOf(query, "max-keys").toInt(&isNumber);
    const int most = isNumber ? std::clamp(asked, 0, 1000) : 1000;

    QByteArray contents;
    QByteArray groups;
    QByteArray lastGroup;
    QByteArray last;
    int count = 0;
    bool isTruncated = false;
    for (const SimS3Store::Object &object : store.list(prefix)) {
        if (object.key <= after)
            continue;
        const qsizetype cut =
            delimiter.isEmpty() ? -1 : object.key.indexOf(delimiter, prefix.size());
        const QByteArray group = cut < 0 ? QByteArray{} : object.key.first(cut + delimiter.size());
        // Members of a group that is told, on this page or the one before, count no more.
        if (!group.isEmpty() && (group == lastGroup || after.startsWith(group))) {
            last = object.key;
            continue;
        }
        if (count == most) {
            isTruncated = most > 0;
            break;
        }
        ++count;
        last = object.key;
        if (!group.isEmpty()) {
            lastGroup = group;
            groups += "<CommonPrefixes>" + xmlElement("Prefix", shown(group)) + "</CommonPrefixes>";
            continue;
        }
        contents +=
            "<Contents>" + xmlElement("Key", shown(object.key)) +
            xmlElement("LastModified", object.modified.toString(Qt::ISODateWithMs).toLatin1()) +
            xmlElement("ETag", '"' + object.etag + '"') +
            xmlElement("Size", QByteArray::number(object.bytes)) +
            xmlElement("StorageClass", "STANDARD") + "</Contents>";
    }
    QByteArray head = xmlElement("Name", bucket) + xmlElement("Prefix", shown(prefix)) +
                      xmlElement("KeyCount", QByteArray::number(count)) +
                      xmlElement("MaxKeys", QByteArray::number(most)) +
                      xmlElement("IsTruncated", isTruncated ? "true" : "false");
    if (isUrl)
        head += xmlElement("EncodingType", "url");
    if (isTruncated)
        head += xmlElement("NextContinuationToken", last.toBase64());
    return xmlReply(200, "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" +
                             head + contents + groups + "</ListBucketResult>");
}

} // namespace limner
