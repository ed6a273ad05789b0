#include "ui/compose/pictures/maskfiles.h"

#include "core/picture/croppedpicture.h"
#include "core/picture/mask.h"
#include "core/picture/picturedecoder.h"
#include "core/picture/reducer.h"
#include "core/picture/strips.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int smallestLevel = 256; // pixels of the longer edge

//! At most as long as a mask. Null when it cannot be shown.
DecodedPictures bounded(const QString &file)
{
    return picturesOfFile(file, {.edges = {Mask::longestEdge}})
        .value_or(DecodedPictures{.images = {QImage{}}});
}

ShownPicture shown(const Inputs &inputs, const QString &picture, const QString &mask)
{
    ShownPicture out;
    const DecodedPictures found = bounded(inputs.path(picture));
    QImage level = found.images.front();
    out.size = found.size;
    if (level.isNull())
        return out;
    const bool hasAlpha = level.hasAlphaChannel();
    level = inFormat(level, hasAlpha ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    while (!level.isNull()) {
        out.levels.push_back(hasAlpha ? inFormat(level, QImage::Format_ARGB32_Premultiplied)
                                      : level);
        if (std::max(level.width(), level.height()) < 2 * smallestLevel)
            break;
        level = reduced(level, (level.size() / 2).expandedTo({1, 1}));
    }
    if (mask.isEmpty())
        return out;
    const DecodedPictures painted = bounded(inputs.path(mask));
    if (painted.size == out.size && !painted.images.front().isNull())
        out.mask = painted.images.front()
                       .scaled(Mask{out.size}.image().size())
                       .convertToFormat(QImage::Format_Grayscale8);
    return out;
}

struct CutPicture {
    QByteArray picture;
    QByteArray mask;
};

Result<CutPicture> cutOut(const Inputs &inputs, const QString &picture, QSize size, QRect part,
                          const QImage &mask)
{
    CutPicture out;
    if (part != QRect{QPoint{}, size}) {
        const Result<QByteArray> whole = inputs.bytes(picture);
        const Result<QByteArray> cut = whole ? croppedPicture(*whole, part) : whole;
        if (!cut)
            return propagate(cut);
        out.picture = *cut;
    }
    if (mask.isNull())
        return out;
    const Result<QByteArray> painted = maskPng(mask, size, part);
    if (!painted)
        return propagate(painted);
    out.mask = *painted;
    return out;
}

} // namespace

MaskFiles::MaskFiles(const Inputs &inputs, QObject *parent)
    : QObject{parent}
    , m_inputs{inputs}
{}

void MaskFiles::load(const QString &picture, const QString &mask)
{
    m_errands.send([inputs = m_inputs, picture, mask] { return shown(inputs, picture, mask); },
                   [this](const ShownPicture &found) { emit loaded(found); });
}

void MaskFiles::write(const QString &picture, QSize size, QRect part, const QImage &mask)
{
    m_errands.send([inputs = m_inputs, picture, size, part,
                    mask] { return cutOut(inputs, picture, size, part, mask); },
                   [this](const Result<CutPicture> &cut) {
                       if (cut)
                           emit written(cut->picture, cut->mask);
                       else
                           emit failed(cut.error());
                   });
}

} // namespace limner
