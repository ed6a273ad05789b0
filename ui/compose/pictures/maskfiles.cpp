#include "ui/compose/pictures/maskfiles.h"

#include "core/picture/croppedpicture.h"
#include "core/picture/imagecheck.h"
#include "core/picture/mask.h"
#include "core/picture/rasters.h"

#include <QImageReader>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int smallestLevel = 256; // pixels of the longer edge

QSize seenSize(const QImageReader &reader)
{
    const QSize size = reader.size();
    return reader.transformation().testFlag(QImageIOHandler::TransformationRotate90)
               ? size.transposed()
               : size;
}

//! Upright, at most `edge` pixels long.
QImage bounded(const QString &file, int edge, QSize &size)
{
    QImageReader reader{file};
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (!reader.canRead() || !isRaster(reader.format()))
        return {};
    size = seenSize(reader);
    if (size.isEmpty() || !isWithin(ImageLimits{}, size))
        return {};
    const QSize stored = reader.size();
    if (std::max(stored.width(), stored.height()) > edge)
        reader.setScaledSize(stored.scaled(edge, edge, Qt::KeepAspectRatio).expandedTo({1, 1}));
    return reader.read();
}

ShownPicture shown(const Inputs &inputs, const QString &picture, const QString &mask)
{
    ShownPicture out;
    QImage level = bounded(inputs.path(picture), Mask::longestEdge, out.size);
    if (level.isNull())
        return out;
    level.convertTo(level.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied
                                            : QImage::Format_RGB32);
    while (!level.isNull()) {
        out.levels.push_back(level);
        if (std::max(level.width(), level.height()) < 2 * smallestLevel)
            break;
        level = level.scaled((level.size() / 2).expandedTo({1, 1}), Qt::IgnoreAspectRatio,
                             Qt::SmoothTransformation);
    }
    if (mask.isEmpty())
        return out;
    QSize maskSize;
    const QImage painted = bounded(inputs.path(mask), Mask::longestEdge, maskSize);
    if (maskSize == out.size && !painted.isNull())
        out.mask = painted.scaled(Mask{out.size}.image().size())
                       .convertToFormat(QImage::Format_Grayscale8);
    return out;
}

} // namespace

MaskFiles::MaskFiles(const Inputs &inputs, QObject *parent)
    : QObject{parent}
    , m_inputs{inputs}
{
    m_pool.setMaxThreadCount(1);
}

MaskFiles::~MaskFiles()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void MaskFiles::load(const QString &picture, const QString &mask)
{
    m_pool.start([this, inputs = m_inputs, picture, mask] {
        const ShownPicture found = shown(inputs, picture, mask);
        QMetaObject::invokeMethod(
            this, [this, found] { emit loaded(found); }, Qt::QueuedConnection);
    });
}

void MaskFiles::write(const QString &picture, QSize size, QRect part, const QImage &mask)
{
    m_pool.start([this, inputs = m_inputs, picture, size, part, mask] {
        Result<QByteArray> cut = QByteArray{};
        if (part != QRect{QPoint{}, size}) {
            const Result<QByteArray> whole = inputs.bytes(picture);
            cut = whole ? croppedPicture(*whole, part) : whole;
        }
        const Result<QByteArray> painted =
            mask.isNull() ? Result<QByteArray>{QByteArray{}} : maskPng(mask, size, part);
        QMetaObject::invokeMethod(
            this,
            [this, cut, painted] {
                if (cut && painted)
                    emit written(*cut, *painted);
                else
                    emit failed(cut ? painted.error() : cut.error());
            },
            Qt::QueuedConnection);
    });
}

} // namespace limner
