#include "core/picture/reducer.h"

#include <QColorSpace>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace limner {
namespace {

constexpr int channels = 4;
constexpr double lobes = 3;
constexpr int largestBlock = 128; // so that sums of bytes fit into 16 bits

double lanczos(double x)
{
    x = std::abs(x);
    if (x < 1e-9)
        return 1;
    if (x >= lobes)
        return 0;
    const double angle = std::numbers::pi * x;
    return lobes * std::sin(angle) * std::sin(angle / lobes) / (angle * angle);
}

quint8 byteOf(float value)
{
    return static_cast<quint8>(std::clamp(value + 0.5F, 0.0F, 255.0F));
}

QRgb straight(const float *pixel)
{
    const float alpha = std::clamp(pixel[3], 0.0F, 255.0F);
    if (alpha < 0.5F)
        return 0;
    const float share = 255.0F / alpha;
    return qRgba(byteOf(pixel[2] * share), byteOf(pixel[1] * share), byteOf(pixel[0] * share),
                 byteOf(alpha));
}

//! The channels of a pixel in the order of `QRgb`, lowest first.
void addBytes(const QRgb *row, quint16 *sums, int width)
{
#if Q_BYTE_ORDER == Q_LITTLE_ENDIAN
    const auto *const bytes = reinterpret_cast<const uchar *>(row);
    for (int i = 0; i < channels * width; ++i)
        sums[i] = static_cast<quint16>(sums[i] + bytes[i]);
#else
    for (int i = 0; i < channels * width; ++i)
        sums[i] += row[i / channels] >> (i % channels * 8) & 255;
#endif
}

//! The sum of each block, over its columns, times `share`.
void average(const quint16 *sums, int width, int block, float share, float *out)
{
    int x = 0;
    for (; x + block <= width; x += block, out += channels) {
        quint32 sum[channels] = {};
        for (int i = 0; i < block; ++i, sums += channels) {
            for (int c = 0; c < channels; ++c)
                sum[c] += sums[c];
        }
        for (int c = 0; c < channels; ++c)
            out[c] = static_cast<float>(static_cast<int>(sum[c])) * share;
    }
    if (x == width)
        return;
    const float rest = share * static_cast<float>(block) / static_cast<float>(width - x);
    for (int c = 0; c < channels; ++c)
        out[c] = 0;
    for (; x < width; ++x, sums += channels) {
        for (int c = 0; c < channels; ++c)
            out[c] += static_cast<float>(sums[c]) * rest;
    }
}

//! One pixel of the narrow row.
void weigh(const float *blocks, const float *weights, int count, float *out)
{
    float sum[channels] = {};
    for (int i = 0; i < count; ++i, blocks += channels) {
        for (int c = 0; c < channels; ++c)
            sum[c] += blocks[c] * weights[i];
    }
    for (int c = 0; c < channels; ++c)
        out[c] = sum[c];
}

} // namespace

Reducer::Axis::Axis(int from, int to, double exact)
    : block{std::clamp(from / (2 * to), 1, largestBlock)}
    , blocks{(from + block - 1) / block}
{
    const double scale = (exact > 0 ? exact : from) / block / to; // blocks a pixel
    const double wide = std::max(1.0, scale);
    // An average of n dulls what is fine; a little of the second difference gives it back.
    const double sharpening = (1 - 1.0 / (double(block) * block)) / 24;
    const int margin = block > 1 ? 1 : 0; // what the second difference reaches further
    taps = std::min(static_cast<int>(std::ceil(2 * lobes * wide)) + 1 + 2 * margin, blocks);
    weights.resize(size_t(to) * size_t(taps));
    for (int i = 0; i < to; ++i) {
        const double centre = (i + 0.5) * scale;
        const int wanted = static_cast<int>(std::floor(centre - lobes * wide + 0.5)) - margin;
        const int begin = std::clamp(wanted, 0, blocks - taps);
        const auto weight = [&](int at) { return lanczos((at + 0.5 - centre) / wide); };
        float *const own = weights.data() + size_t(i) * size_t(taps);
        double sum = 0;
        for (int tap = 0; tap < taps; ++tap) {
            const int at = begin + tap;
            const double value =
                (1 + 2 * sharpening) * weight(at) - sharpening * (weight(at - 1) + weight(at + 1));
            own[tap] = static_cast<float>(value);
            sum += value;
        }
        for (int tap = 0; tap < taps; ++tap)
            own[tap] = static_cast<float>(own[tap] / sum);
        first.push_back(begin);
    }
}

Reducer::Reducer(QSize from, QSize to, Alpha alpha, QSizeF exact)
    : m_from{from}
    , m_alpha{alpha}
    , m_across{from.width(), to.width(), exact.isEmpty() ? 0 : exact.width()}
    , m_down{from.height(), to.height(), exact.isEmpty() ? 0 : exact.height()}
    , m_image{to, alpha == Alpha::None ? QImage::Format_RGB32 : QImage::Format_ARGB32}
    , m_sums(size_t(from.width()) * channels)
    , m_blocks(size_t(m_across.blocks) * channels)
    , m_lines(size_t(to.width()) * channels * size_t(m_down.taps))
    , m_out(size_t(to.width()) * channels)
{
    if (alpha != Alpha::None)
        m_premultiplied.resize(size_t(from.width()));
}

void Reducer::add(const QRgb *row)
{
    if (m_rows >= m_from.height() || m_image.isNull())
        return;
    if (m_alpha != Alpha::None) {
        std::transform(row, row + m_from.width(), m_premultiplied.begin(),
                       [](QRgb pixel) { return qPremultiply(pixel); });
        row = m_premultiplied.data();
    }
    addBytes(row, m_sums.data(), m_from.width());
    ++m_rows;
    ++m_inBlock;
    if (m_inBlock == m_down.block || m_rows == m_from.height())
        finishBlocks();
}

float *Reducer::line(int row)
{
    return m_lines.data() + size_t(row % m_down.taps) * m_out.size();
}

void Reducer::finishBlocks()
{
    const float share = 1.0F / static_cast<float>(m_inBlock * m_across.block);
    average(m_sums.data(), m_from.width(), m_across.block, share, m_blocks.data());
    std::fill(m_sums.begin(), m_sums.end(), quint16{0});
    m_inBlock = 0;
    float *out = line(m_blockRows);
    const float *weights = m_across.weights.data();
    for (int x = 0; x < m_image.width(); ++x, out += channels, weights += m_across.taps)
        weigh(m_blocks.data() + size_t(m_across.first[size_t(x)]) * channels, weights,
              m_across.taps, out);
    ++m_blockRows;
    while (m_written < m_image.height() &&
           m_down.first[size_t(m_written)] + m_down.taps <= m_blockRows)
        write(m_written++);
}

void Reducer::write(int y)
{
    std::fill(m_out.begin(), m_out.end(), 0.0F);
    const int first = m_down.first[size_t(y)];
    const float *const weights = m_down.weights.data() + size_t(y) * size_t(m_down.taps);
    const size_t values = m_out.size();
    for (int tap = 0; tap < m_down.taps; ++tap) {
        const float weight = weights[tap];
        const float *const from = line(first + tap);
        float *const to = m_out.data();
        for (size_t i = 0; i < values; ++i)
            to[i] += from[i] * weight;
    }
    auto *const pixels = reinterpret_cast<QRgb *>(m_image.scanLine(y));
    const float *value = m_out.data();
    for (int x = 0; x < m_image.width(); ++x, value += channels)
        pixels[x] = m_alpha == Alpha::None
                        ? qRgb(byteOf(value[2]), byteOf(value[1]), byteOf(value[0]))
                        : straight(value);
}

QImage reduced(const QImage &image, QSize size)
{
    if (image.isNull() || size.isEmpty() ||
        (image.width() <= size.width() && image.height() <= size.height()))
        return image;
    const Alpha alpha = image.hasAlphaChannel() ? Alpha::Straight : Alpha::None;
    const QImage plain =
        image.convertToFormat(alpha == Alpha::None ? QImage::Format_RGB32 : QImage::Format_ARGB32);
    if (plain.isNull())
        return {};
    Reducer reducer{image.size(), size, alpha};
    for (int y = 0; y < plain.height(); ++y)
        reducer.add(reinterpret_cast<const QRgb *>(plain.constScanLine(y)));
    QImage out = reducer.image();
    out.setColorSpace(image.colorSpace());
    return out;
}

} // namespace limner
