#include "core/picture/embeddedrecord.h"

#include "core/schema/inputname.h"
#include "core/schema/roles.h"

#include <QUrl>
#include <QUuid>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype longestWord = 300;
constexpr qsizetype longestValue = 32'768;
constexpr int mostOutputs = 10'000;
constexpr char sourceName[] = ":DigitalSourceType";
constexpr char sourceOpening[] = "<Iptc4xmpExt:DigitalSourceType>";
constexpr char sourceClosing[] = "</Iptc4xmpExt:DigitalSourceType>\n";

//! Pictures, files and whatever smells of a key stay at home: the file is meant to be shared.
bool isPrivate(const QString &name, const QString &text)
{
    if (text.size() > longestValue)
        return true;
    if (name.endsWith("prompt"_L1, Qt::CaseInsensitive))
        return false;
    for (const auto word : {"token"_L1, "secret"_L1, "password"_L1, "api_key"_L1}) {
        if (name.contains(word, Qt::CaseInsensitive))
            return true;
    }
    return text.startsWith("data:"_L1, Qt::CaseInsensitive) ||
           text.startsWith("file:"_L1, Qt::CaseInsensitive) || text.startsWith(u'/');
}

Json shareable(const std::string &name, const Json &value)
{
    if (value.is_structured()) {
        Json out = value.is_array() ? Json::array() : Json::object();
        for (const auto &[key, child] : value.items()) {
            Json kept = shareable(value.is_array() ? name : key, child);
            if (value.is_array())
                out.push_back(std::move(kept));
            else if (!kept.is_null() || child.is_null())
                out[key] = std::move(kept);
        }
        return out;
    }
    if (!value.is_string())
        return value;
    const QString text = toText(value);
    if (isPrivate(QString::fromStdString(name), text))
        return nullptr;
    if (text.startsWith("http://"_L1) || text.startsWith("https://"_L1))
        return toJson(QUrl{text}.toString(QUrl::RemoveQuery | QUrl::RemoveUserInfo));
    return value;
}

QByteArray escaped(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        // What XML 1.0 cannot hold at all.
        const bool isIllegal =
            (c < u' ' && c != u'\n' && c != u'\t') || c == QChar{0xfffe} || c == QChar{0xffff};
        out.append(isIllegal ? QChar{u' '} : c);
    }
    return out.toHtmlEscaped().toUtf8();
}

Json jsonOf(const EmbeddedRecord &record)
{
    Json json = {{"uuid", toJson(record.uuid)},
                 {"job", toJson(record.jobId)},
                 {"output", record.outputIndex},
                 {"outputs", record.outputs},
                 {"created", toJson(record.createdAt.toUTC().toString(Qt::ISODateWithMs))},
                 {"provider", toJson(record.request.provider)},
                 {"model", toJson(record.request.model)},
                 {"version", toJson(record.request.version)},
                 {"parameters", shareableParameters(record.request)},
                 {"fingerprint", toJson(QString::fromLatin1(record.fingerprint))},
                 {"seed_fixed", record.seedFixed},
                 {"currency", toJson(record.currency)},
                 {"estimated", record.costEstimated}};
    if (!record.promptTemplate.isEmpty() && record.promptTemplate.size() <= longestValue)
        json["template"] = toJson(record.promptTemplate);
    if (!record.group.isEmpty())
        json["group"] = toJson(record.group);
    if (record.cost)
        json["cost"] = *record.cost;
    if (record.billed)
        json["billed"] = *record.billed;
    if (record.seconds >= 0)
        json["seconds"] = record.seconds;
    return json;
}

bool isPictureGiven(const Json &value)
{
    if (value.is_array())
        return std::any_of(value.begin(), value.end(), isPictureGiven);
    if (!value.is_string())
        return false;
    const QString text = toText(value);
    return isInputName(text) || isInlineFile(text) || text.startsWith("http://"_L1) ||
           text.startsWith("https://"_L1);
}

//! Whether a picture went in: the model's form is not at hand, but what is a file is seen, and
//! what it is called tells pictures from sounds.
bool isMadeFromPicture(const Request &request)
{
    ModelSchema schema;
    for (const auto &[name, value] : request.parameters.items()) {
        if (isPictureGiven(value))
            schema.parameters.push_back(
                {.name = QString::fromStdString(name), .kind = ParameterKind::Files});
    }
    return !rolesOf(schema).images.isEmpty();
}

//! The words of the IPTC for by whom a picture was made.
QByteArray sourceOf(const Request &request)
{
    const char *const word = isMadeFromPicture(request) ? "compositeWithTrainedAlgorithmicMedia"
                                                        : "trainedAlgorithmicMedia";
    return QByteArray{"http://cv.iptc.org/newscodes/digitalsourcetype/"} + word;
}

//! The text of our element, or of our attribute where a program rewrote the packet that way.
QString ourText(const QByteArray &packet)
{
    constexpr auto space = "urn:limner:1"_L1;
    QXmlStreamReader xml{packet};
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.namespaceUri() == space && xml.name() == "picture"_L1)
            return xml.readElementText(QXmlStreamReader::SkipChildElements);
        if (xml.attributes().hasAttribute(space, "picture"_L1))
            return xml.attributes().value(space, "picture"_L1).toString();
    }
    return {};
}

QString wordAt(const Json &json, const char *key)
{
    const QString text = memberAt(json, key).is_string() ? textAt(json, key) : QString{};
    return text.size() <= longestWord ? text : QString{};
}

} // namespace

Json shareableParameters(const Request &request)
{
    return shareable({}, request.parameters);
}

QByteArray toXmp(const EmbeddedRecord &record)
{
    const QByteArray json = toBytes(jsonOf(record));
    const Request shared{.parameters = shareableParameters(record.request)};
    const QString when = record.createdAt.toUTC().toString(Qt::ISODateWithMs);
    return "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
           "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
           "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
           " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
           " xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\""
           " xmlns:limner=\"urn:limner:1\">\n"
           "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
           escaped(shared.prompt()) + "</rdf:li></rdf:Alt></dc:description>\n<xmp:CreateDate>" +
           escaped(when) + "</xmp:CreateDate>\n<xmp:CreatorTool>Limner</xmp:CreatorTool>\n" +
           sourceOpening + sourceOf(record.request) + sourceClosing + "<limner:picture>" +
           escaped(QString::fromUtf8(json)) +
           "</limner:picture>\n</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
           "<?xpacket end=\"r\"?>";
}

QByteArray withoutSource(const QByteArray &packet)
{
    const qsizetype from = packet.indexOf(sourceOpening);
    const qsizetype to = packet.indexOf(sourceClosing, from);
    return from < 0 || to < 0
               ? packet
               : QByteArray{packet}.remove(from, to - from + qsizetype(sizeof sourceClosing) - 1);
}

bool saysSource(QByteArrayView packet)
{
    return packet.contains(sourceName);
}

std::optional<EmbeddedRecord> fromXmp(const QByteArray &packet)
{
    const QString text = ourText(packet);
    const Result<Json> json = parseJson(text.toUtf8());
    if (text.isEmpty() || !json || !json->is_object())
        return std::nullopt;
    EmbeddedRecord record;
    if (const QUuid uuid = QUuid::fromString(wordAt(*json, "uuid")); !uuid.isNull())
        record.uuid = uuid.toString(QUuid::WithoutBraces);
    record.jobId = wordAt(*json, "job");
    const auto bounded = [&](const char *key, qint64 fallback) {
        const qint64 value = integerAt(*json, key).value_or(fallback);
        return value >= 0 && value < mostOutputs ? static_cast<int>(value)
                                                 : static_cast<int>(fallback);
    };
    record.outputIndex = bounded("output", 0);
    record.outputs = std::max(1, bounded("outputs", 1));
    record.createdAt = QDateTime::fromString(wordAt(*json, "created"), Qt::ISODateWithMs).toUTC();
    record.request.provider = wordAt(*json, "provider");
    record.request.model = wordAt(*json, "model");
    record.request.version = wordAt(*json, "version");
    if (const Json &parameters = memberAt(*json, "parameters"); parameters.is_object())
        record.request.parameters = parameters;
    record.promptTemplate = textAt(*json, "template").left(longestValue);
    record.group = wordAt(*json, "group");
    const QByteArray print = QByteArray::fromHex(wordAt(*json, "fingerprint").toLatin1());
    record.fingerprint = print.size() == 32 ? print.toHex() : limner::fingerprint(record.request);
    record.seedFixed = boolAt(*json, "seed_fixed", false);
    const auto amount = numberAt(*json, "cost");
    if (amount && std::isfinite(*amount) && *amount >= 0)
        record.cost = amount;
    record.costEstimated = boolAt(*json, "estimated", true);
    if (const QString currency = wordAt(*json, "currency"); !currency.isEmpty())
        record.currency = currency;
    if (memberAt(*json, "billed").is_boolean())
        record.billed = boolAt(*json, "billed", false);
    const auto seconds = numberAt(*json, "seconds");
    if (seconds && std::isfinite(*seconds) && *seconds >= 0)
        record.seconds = *seconds;
    return record;
}

} // namespace limner
