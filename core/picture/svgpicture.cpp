#include "core/picture/svgpicture.h"

#include <QFile>
#include <QPainter>
#include <QRegularExpression>
#include <QSet>
#include <QSvgRenderer>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qint64 largestFile = 4 << 20;
constexpr int mostElements = 20'000;
constexpr int deepest = 64;
constexpr double longestSide = 1e7;

// No `use`, which can repeat a part a billion times, no text, which wants fonts, no dashes, of
// which a line of any length can have any number, and no links between gradients.
const QSet<QString> &elements()
{
    static const QSet<QString> names{
        u"svg"_s,           u"g"_s,    u"defs"_s,     u"path"_s,    u"rect"_s, u"circle"_s,
        u"ellipse"_s,       u"line"_s, u"polyline"_s, u"polygon"_s, u"stop"_s, u"linearGradient"_s,
        u"radialGradient"_s};
    return names;
}

const QSet<QString> &attributes()
{
    static const QSet<QString> names{u"id"_s,
                                     u"d"_s,
                                     u"x"_s,
                                     u"y"_s,
                                     u"x1"_s,
                                     u"y1"_s,
                                     u"x2"_s,
                                     u"y2"_s,
                                     u"cx"_s,
                                     u"cy"_s,
                                     u"r"_s,
                                     u"rx"_s,
                                     u"ry"_s,
                                     u"fx"_s,
                                     u"fy"_s,
                                     u"width"_s,
                                     u"height"_s,
                                     u"viewBox"_s,
                                     u"points"_s,
                                     u"transform"_s,
                                     u"fill"_s,
                                     u"fill-rule"_s,
                                     u"fill-opacity"_s,
                                     u"stroke"_s,
                                     u"stroke-width"_s,
                                     u"stroke-opacity"_s,
                                     u"stroke-linecap"_s,
                                     u"stroke-linejoin"_s,
                                     u"stroke-miterlimit"_s,
                                     u"opacity"_s,
                                     u"offset"_s,
                                     u"stop-color"_s,
                                     u"stop-opacity"_s,
                                     u"gradientUnits"_s,
                                     u"gradientTransform"_s,
                                     u"spreadMethod"_s,
                                     u"color"_s,
                                     u"display"_s,
                                     u"visibility"_s,
                                     u"style"_s};
    return names;
}

bool isHarmless(const QString &value)
{
    // What points anywhere but into this file, hides its meaning, or is too large to be drawn.
    static const QRegularExpression bad{
        uR"([\\@<]|url\s*\(\s*["']?(?!#)|import|expression|javascript:|dasharray|)"
        uR"((?<![0-9.#])[0-9]{8,}|[0-9.]e\+?([7-9]|[0-9]{2,}))"_s,
        QRegularExpression::CaseInsensitiveOption};
    return !value.contains(bad);
}

bool isSvgName(QStringView space)
{
    return space.isEmpty() || space == u"http://www.w3.org/2000/svg";
}

void copyStart(const QXmlStreamReader &in, bool isRoot, QXmlStreamWriter &out)
{
    out.writeStartElement(in.name().toString());
    if (isRoot)
        out.writeDefaultNamespace(u"http://www.w3.org/2000/svg"_s);
    for (const QXmlStreamAttribute &attribute : in.attributes()) {
        const QString name = attribute.name().toString();
        const QString value = attribute.value().toString();
        if (attribute.namespaceUri().isEmpty() && attributes().contains(name) && isHarmless(value))
            out.writeAttribute(name, value);
    }
}

bool isTaken(const QXmlStreamReader &in, int depth)
{
    const bool isRootName = in.name() == u"svg";
    return isSvgName(in.namespaceUri()) && elements().contains(in.name().toString()) &&
           isRootName == (depth == 0);
}

} // namespace

QByteArray harmlessSvg(const QByteArray &svg)
{
    QByteArray copy;
    QXmlStreamReader in{svg.trimmed()};
    QXmlStreamWriter out{&copy};
    int depth = 0;
    int count = 0;
    while (!in.atEnd()) {
        switch (in.readNext()) {
        case QXmlStreamReader::DTD:
            if (!in.entityDeclarations().isEmpty())
                return {};
            break;
        case QXmlStreamReader::EntityReference:
            return {};
        case QXmlStreamReader::StartElement:
            if (++count > mostElements || depth >= deepest)
                return {};
            if (isTaken(in, depth))
                copyStart(in, depth++ == 0, out);
            else if (depth == 0)
                return {};
            else
                in.skipCurrentElement();
            break;
        case QXmlStreamReader::EndElement:
            out.writeEndElement();
            --depth;
            break;
        default:
            break; // words, comments and instructions stay behind
        }
    }
    return in.hasError() ? QByteArray{} : copy;
}

QImage svgPicture(const QString &path, int edge)
{
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile)
        return {};
    const QByteArray copy = harmlessSvg(file.readAll());
    QSvgRenderer renderer;
    if (copy.isEmpty() || !renderer.load(copy))
        return {};
    const QSizeF size = renderer.viewBoxF().size();
    const auto isSound = [](double side) { return side > 0 && side <= longestSide; };
    if (!isSound(size.width()) || !isSound(size.height()))
        return {};
    QImage image{size.scaled(edge, edge, Qt::KeepAspectRatio).toSize().expandedTo({1, 1}),
                 QImage::Format_ARGB32_Premultiplied};
    image.fill(Qt::transparent);
    QPainter painter{&image};
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF{image.rect()});
    return image;
}

} // namespace limner
