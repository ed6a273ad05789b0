#include "core/picture/records/xmptexts.h"

#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int deepest = 100;
constexpr int mostElements = 50'000;

bool isWanted(QStringView name)
{
    return name == "CreatorTool"_L1 || name == "UserComment"_L1 || name == "description"_L1 ||
           name == "DigitalSourceType"_L1 || name == "parameters"_L1;
}

//! All text below the element that was just entered, which is how alternatives of languages hold
//! theirs; the reader stands at its end then.
QString textBelow(QXmlStreamReader &xml)
{
    QString text;
    for (int depth = 1; depth > 0 && depth < deepest && !xml.atEnd();) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::StartElement)
            ++depth;
        else if (token == QXmlStreamReader::EndElement)
            --depth;
        else if (token == QXmlStreamReader::Characters && !xml.isWhitespace() &&
                 text.size() < PictureTexts::longest)
            text += xml.text();
    }
    return text.trimmed();
}

} // namespace

void addXmpTexts(QByteArrayView packet, PictureTexts &texts)
{
    if (packet.size() > PictureTexts::longest)
        return;
    QXmlStreamReader xml{packet.toByteArray()};
    for (int elements = 0; !xml.atEnd() && elements < mostElements;) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        ++elements;
        for (const QXmlStreamAttribute &attribute : xml.attributes()) {
            if (isWanted(attribute.name()))
                texts.add(attribute.name().toString(), attribute.value().toString());
        }
        if (isWanted(xml.name())) {
            const QString name = xml.name().toString();
            texts.add(name, textBelow(xml));
        }
    }
}

} // namespace limner
