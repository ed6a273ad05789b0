#include "core/picture/mask.h"

#include <QBuffer>
#include <QImageWriter>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

QSize paintedSize(QSize picture)
{
    const QSize most{Mask::longestEdge, Mask::longestEdge};
    if (picture.width() <= most.width() && picture.height() <= most.height())
        return picture;
    return picture.scaled(most, Qt::KeepAspectRatio).expandedTo({1, 1});
}

//! Squared, which is all that most pixels need.
double distanceTo(QPointF point, QPointF from, QPointF along, double length2)
{
    const QPointF offset = point - from;
    const double share =
        length2 > 0 ? std::clamp(QPointF::dotProduct(offset, along) / length2, 0.0, 1.0) : 0.0;
    const QPointF rest = offset - along * share;
    return QPointF::dotProduct(rest, rest);
}

//! 1 inside, 0 outside, an S between: no ring is seen where the edge begins.
double coverage(double squared, double solid, double radius)
{
    if (solid > 0 && squared <= solid * solid)
        return 1;
    if (squared >= radius * radius)
        return 0;
    const double share = (radius - std::sqrt(squared)) / (radius - solid);
    return share * share * (3 - 2 * share);
}

//! Where one pixel of the file lies between two of the mask.
struct Between {
    int first = 0;
    int second = 0;
    int share = 0; //!< of the second, 0 to 256
};

std::vector<Between> steps(int from, int count, int whole, int painted)
{
    std::vector<Between> out(static_cast<size_t>(count));
    const double scale = double(painted) / whole;
    for (int i = 0; i < count; ++i) {
        const double place = std::clamp((from + i + 0.5) * scale - 0.5, 0.0, painted - 1.0);
        const int first = static_cast<int>(place);
        out[static_cast<size_t>(i)] = {first, std::min(first + 1, painted - 1),
                                       static_cast<int>((place - first) * 256)};
    }
    return out;
}

QImage enlarged(const QImage &mask, QSize picture, QRect part)
{
    QImage out{part.size(), QImage::Format_Grayscale8};
    if (out.isNull())
        return out;
    const auto columns = steps(part.x(), part.width(), picture.width(), mask.width());
    const auto rows = steps(part.y(), part.height(), picture.height(), mask.height());
    for (int y = 0; y < part.height(); ++y) {
        const Between &row = rows[static_cast<size_t>(y)];
        const uchar *const upper = mask.constScanLine(row.first);
        const uchar *const lower = mask.constScanLine(row.second);
        uchar *const line = out.scanLine(y);
        for (int x = 0; x < part.width(); ++x) {
            const Between &column = columns[static_cast<size_t>(x)];
            const int above =
                upper[column.first] * (256 - column.share) + upper[column.second] * column.share;
            const int below =
                lower[column.first] * (256 - column.share) + lower[column.second] * column.share;
            line[x] = static_cast<uchar>(
                (above * (256 - row.share) + below * row.share + (1 << 15)) >> 16);
        }
    }
    return out;
}

} // namespace

Mask::Mask(QSize picture)
    : m_picture{picture}
    , m_image{paintedSize(picture), QImage::Format_Grayscale8}
{
    m_scale = double(m_image.width()) / picture.width();
    clear();
}

QRect Mask::stroke(QPointF from, QPointF to, const Brush &brush)
{
    const double radius = std::max(0.5, brush.diameter * m_scale / 2);
    // Half a pixel of softness is what makes a hard edge look drawn instead of sawn.
    const double solid = std::min(radius * (1 - std::clamp(brush.feather, 0.0, 1.0)), radius - 0.5);
    const QPointF start = from * m_scale;
    const QPointF along = (to - from) * m_scale;
    const double length2 = QPointF::dotProduct(along, along);
    const QRect touched = QRectF{start, start + along}
                              .normalized()
                              .adjusted(-radius, -radius, radius, radius)
                              .toAlignedRect() &
                          m_image.rect();
    const bool paints = brush.tool == Brush::Tool::Paint;
    for (int y = touched.top(); y <= touched.bottom(); ++y) {
        uchar *const line = m_image.scanLine(y);
        for (int x = touched.left(); x <= touched.right(); ++x) {
            const double squared = distanceTo({x + 0.5, y + 0.5}, start, along, length2);
            const auto ink =
                static_cast<uchar>(std::lround(255 * coverage(squared, solid, radius)));
            line[x] =
                paints ? std::max(line[x], ink) : std::min(line[x], static_cast<uchar>(255 - ink));
        }
    }
    return touched;
}

void Mask::invert()
{
    m_image.invertPixels();
}

void Mask::clear()
{
    m_image.fill(0);
}

double Mask::share() const
{
    qint64 sum = 0;
    for (int y = 0; y < m_image.height(); ++y) {
        const uchar *const line = m_image.constScanLine(y);
        sum += std::accumulate(line, line + m_image.width(), qint64{0});
    }
    return double(sum) / 255 / m_image.width() / m_image.height();
}

void Mask::restore(QPoint at, const QImage &pixels)
{
    for (int y = 0; y < pixels.height(); ++y)
        std::copy_n(pixels.constScanLine(y), pixels.width(), m_image.scanLine(at.y() + y) + at.x());
}

Result<QByteArray> maskPng(const QImage &mask, QSize picture, QRect part)
{
    const QImage whole = enlarged(mask, picture, part & QRect{QPoint{}, picture});
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer{&buffer, "png"};
    if (whole.isNull() || !writer.write(whole))
        return fail(ErrorKind::Internal, u"the mask could not be written"_s);
    return bytes;
}

} // namespace limner
