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

//! What a page is asked for with.
struct Listing {
    QByteArray prefix = {};
    QByteArray delimiter = {};
    QByteArray after = {};
    bool isUrl = false; //!< names are to be encoded
    int most = 1000;

    [[nodiscard]] QByteArray shown(const QByteArray &text) const
    {
        return isUrl ? sigv4::encoded(text, sigv4::Slash::Keep) : text;
    }
};

Listing listingOf(const std::vector<std::pair<QByteArray, QByteArray>> &query)
{
    const QByteArray token = QByteArray::fromBase64(valueOf(query, "continuation-token"));
    bool isNumber = false;
    const int asked = valueOf(query, "max-keys").toInt(&isNumber);
    return {.prefix = valueOf(query, "prefix"),
            .delimiter = valueOf(query, "delimiter"),
            .after = token.isEmpty() ? valueOf(query, "start-after") : token,
            .isUrl = valueOf(query, "encoding-type") == "url",
            .most = isNumber ? std::clamp(asked, 0, 1000) : 1000};
}

//! What came of it.
struct Page {
    QByteArray contents = {};
    QByteArray groups = {};
    QByteArray last = {}; //!< where the next page goes on
    int count = 0;
    bool isTruncated = false;
};

QByteArray contentOf(const SimS3Store::Object &object, const Listing &listing)
{
    return "<Contents>" + xmlElement("Key", listing.shown(object.key)) +
           xmlElement("LastModified", object.modified.toString(Qt::ISODateWithMs).toLatin1()) +
           xmlElement("ETag", '"' + object.etag + '"') +
           xmlElement("Size", QByteArray::number(object.bytes)) +
           xmlElement("StorageClass", "STANDARD") + "</Contents>";
}

Page pageOf(const SimS3Store &store, const Listing &listing)
{
    Page page;
    QByteArray lastGroup;
    for (const SimS3Store::Object &object : store.list(listing.prefix)) {
        if (object.key <= listing.after)
            continue;
        const qsizetype cut = listing.delimiter.isEmpty()
                                  ? -1
                                  : object.key.indexOf(listing.delimiter, listing.prefix.size());
        const QByteArray group =
            cut < 0 ? QByteArray{} : object.key.first(cut + listing.delimiter.size());
        // Members of a group that is told, on this page or the one before, count no more.
        if (!group.isEmpty() && (group == lastGroup || listing.after.startsWith(group))) {
            page.last = object.key;
            continue;
        }
        if (page.count == listing.most) {
            page.isTruncated = listing.most > 0;
            break;
        }
        ++page.count;
        page.last = object.key;
        if (group.isEmpty()) {
            page.contents += contentOf(object, listing);
            continue;
        }
        lastGroup = group;
        page.groups +=
            "<CommonPrefixes>" + xmlElement("Prefix", listing.shown(group)) + "</CommonPrefixes>";
    }
    return page;
}

} // namespace

ServedReply listReply(const SimS3Store &store, const QByteArray &bucket,
                      const std::vector<std::pair<QByteArray, QByteArray>> &query)
{
    const Listing listing = listingOf(query);
    const Page page = pageOf(store, listing);
    QByteArray head = xmlElement("Name", bucket) +
                      xmlElement("Prefix", listing.shown(listing.prefix)) +
                      xmlElement("KeyCount", QByteArray::number(page.count)) +
                      xmlElement("MaxKeys", QByteArray::number(listing.most)) +
                      xmlElement("IsTruncated", page.isTruncated ? "true" : "false");
    if (listing.isUrl)
        head += xmlElement("EncodingType", "url");
    if (page.isTruncated)
        head += xmlElement("NextContinuationToken", page.last.toBase64());
    return xmlReply(200, "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" +
                             head + page.contents + page.groups + "</ListBucketResult>");
}

} // namespace limner
