#include "core/picture/picturetarget.h"

#include "core/picture/orientation.h"
#include "core/picture/strips.h"

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int rowsAtOnce = 64;

int longest(QSize size)
{
    return std::max(size.width(), size.height());
}

QSize within(QSize size, int edge)
{
    return edge <= 0 || longest(size) <= edge
               ? size
               : size.scaled(edge, edge, Qt::KeepAspectRatio).expandedTo({1, 1});
}

} // namespace

QSize PictureTarget::wanted(QSize size) const
{
    QSize most = m_wish.wantsDigest ? size : QSize{};
    for (const int edge : m_wish.edges)
        most = most.expandedTo(within(size, edge));
    return most;
}

QSize PictureTarget::enough(QSize size) const
{
    if (m_wish.wantsDigest)
        return size;
    QSize most;
    for (const int edge : m_wish.edges) {
        const QSize wanted = within(size, edge);
        most = most.expandedTo(wanted == size ? size : wanted * 2);
    }
    return most.boundedTo(size);
}

bool PictureTarget::isTooMuch(QSize size) const
{
    return qint64{size.width()} * size.height() > m_wish.mostWhole && enough(size) != size;
}

Result<> PictureTarget::begin(QSize size, Alpha alpha, QSize coming, QSizeF exact)
{
    m_size = size;
    m_coming = coming.isEmpty() ? size : coming;
    m_alpha = alpha;
    m_common = 0xffffffff;
    m_rows = 0;
    m_whole = {};
    m_reducers.clear();
    m_digest.reset();
    if (m_wish.wantsDigest) {
        m_digest.emplace(Digest::Kind::Sha256);
        const int head[] = {m_coming.width(), m_coming.height()};
        m_digest->add({reinterpret_cast<const char *>(head), sizeof head});
    }
    m_which.clear();
    m_colours = {};
    if (size.isEmpty())
        return fail(ErrorKind::NotAnImage, u"a picture without a size"_s);
    if (!isWithin(m_wish.limits, size))
        return fail(ErrorKind::ImageTooLarge, u"%1 × %2"_s.arg(size.width()).arg(size.height()));
    for (const int edge : m_wish.edges) {
        const QSize wanted = within(size, edge);
        m_which.push_back(wanted == m_coming ? -1 : static_cast<int>(m_reducers.size()));
        if (wanted != m_coming)
            m_reducers.emplace_back(m_coming, wanted, alpha, exact);
        else if (m_whole.isNull())
            m_whole = QImage{m_coming,
                             alpha == Alpha::None ? QImage::Format_RGB32 : QImage::Format_ARGB32};
        if (wanted == m_coming && m_whole.isNull())
            return fail(ErrorKind::ImageTooLarge, u"no memory for it"_s);
    }
    return {};
}

void PictureTarget::add(const QRgb *row)
{
    if (m_rows >= m_coming.height())
        return;
    if (m_alpha != Alpha::None) {
        for (int x = 0; x < m_coming.width(); ++x)
            m_common &= row[x];
    }
    if (!m_whole.isNull())
        std::memcpy(m_whole.scanLine(m_rows), row, size_t(m_coming.width()) * sizeof(QRgb));
    for (Reducer &reducer : m_reducers)
        reducer.add(row);
    if (m_digest)
        m_digest->add({reinterpret_cast<const char *>(row),
                       qsizetype(m_coming.width()) * qsizetype(sizeof(QRgb))});
    ++m_rows;
}

Result<> PictureTarget::take(const QImage &image, QSize whole)
{
    const bool hasAlpha = image.hasAlphaChannel();
    const Alpha alpha = hasAlpha ? Alpha::Straight : Alpha::None;
    Result<> begun = begin(whole.isEmpty() ? image.size() : whole, alpha, image.size());
    if (!begun)
        return begun;
    m_colours = image.colorSpace();
    // A few rows at a time: a second copy of a large picture is as large.
    for (int y = 0; y < image.height(); y += rowsAtOnce) {
        const int count = std::min(rowsAtOnce, image.height() - y);
        QImage some{image.constScanLine(y), image.width(), count, image.bytesPerLine(),
                    image.format()};
        some.setColorTable(image.colorTable());
        const QImage plain =
            inFormat(some, hasAlpha ? QImage::Format_ARGB32 : QImage::Format_RGB32);
        if (plain.isNull())
            return fail(ErrorKind::ImageTooLarge, u"no memory for it"_s);
        for (int row = 0; row < count; ++row)
            add(reinterpret_cast<const QRgb *>(plain.constScanLine(row)));
    }
    return {};
}

Result<DecodedPictures> PictureTarget::pictures(int orientation)
{
    if (m_rows < m_coming.height() || m_coming.isEmpty())
        return fail(ErrorKind::Truncated, u"the picture ends before its last row"_s);
    DecodedPictures out{.size = seenSize(m_size, orientation)};
    if (m_digest)
        out.digest = m_digest->finish();
    for (const int which : m_which) {
        const QImage image = which < 0 ? m_whole : m_reducers[size_t(which)].image();
        out.images.push_back(finished(image, orientation));
        if (out.images.back().isNull())
            return fail(ErrorKind::ImageTooLarge, u"no memory for it"_s);
    }
    return out;
}

QImage PictureTarget::finished(QImage image, int orientation) const
{
    // Every pixel opaque: then it is one of the plain ones, however it was stored.
    if (m_alpha != Alpha::None && qAlpha(m_common) == 255)
        image.reinterpretAsFormat(QImage::Format_RGB32);
    if (m_colours.isValid() && m_colours != QColorSpace{QColorSpace::SRgb}) {
        image.setColorSpace(m_colours);
        makeSRgb(image);
        image.setColorSpace({}); // as where nothing was said
    }
    return turnedUpright(image, orientation);
}

} // namespace limner
