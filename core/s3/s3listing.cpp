#include "core/s3/s3listing.h"

#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! In listings a plus is a space, unlike in addresses.
QString decodedKey(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    bytes.replace('+', ' ');
    return QString::fromUtf8(QByteArray::fromPercentEncoding(bytes));
}

ObjectInfo readObject(QXmlStreamReader &xml)
{
    ObjectInfo out;
    while (xml.readNextStartElement()) {
        const QString name = xml.name().toString();
        const QString text = xml.readElementText(QXmlStreamReader::SkipChildElements);
        if (name == u"Key")
            out.key = text;
        else if (name == u"Size")
            out.bytes = text.toLongLong();
        else if (name == u"ETag")
            out.etag = text.toLatin1().replace('"', "");
        else if (name == u"LastModified")
            out.modified = QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
    }
    return out;
}

} // namespace

Result<ObjectPage> parseListing(const QByteArray &body)
{
    QXmlStreamReader xml{body};
    if (!xml.readNextStartElement() || xml.name() != u"ListBucketResult")
        return fail(ErrorKind::NotAnObjectStore, u"no object listing"_s);
    ObjectPage out;
    bool isEncoded = false;
    bool isTruncated = false;
    while (xml.readNextStartElement()) {
        const QString name = xml.name().toString();
        if (name == u"Contents") {
            out.objects.push_back(readObject(xml));
            continue;
        }
        const QString text = xml.readElementText(QXmlStreamReader::SkipChildElements);
        if (name == u"IsTruncated")
            isTruncated = text.trimmed() == u"true";
        else if (name == u"NextContinuationToken")
            out.next = text;
        else if (name == u"EncodingType")
            isEncoded = text.trimmed() == u"url";
    }
    if (xml.hasError())
        return fail(ErrorKind::InvalidAnswer, u"the object listing is damaged"_s);
    if (!isTruncated)
        out.next.clear();
    // The element may come after the keys it speaks of.
    for (ObjectInfo &object : out.objects) {
        if (isEncoded)
            object.key = decodedKey(object.key);
    }
    return out;
}

} // namespace limner
