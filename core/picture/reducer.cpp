#include "core/picture/reducer.h"

#include "core/picture/strips.h"

#include <QColorSpace>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <iterator>
#include <numbers>

#if defined(__SSE2__) && Q_BYTE_ORDER == Q_LITTLE_ENDIAN
#include <emmintrin.h>
#define LIMNER_SSE2 1
#endif

namespace limner {
namespace {

constexpr int channels = 4;
constexpr int alphaAt = Q_BYTE_ORDER == Q_LITTLE_ENDIAN ? 3 : 0;
constexpr double lobes = 3;
// Floats between rows: rows of a power of two would share a few lines of the cache.
constexpr size_t apart = 16;
constexpr int largestBlock = 128; // so that sums of bytes fit into 16 bits

double lanczos(double x)
{
    x = std::abs(x);
    if (x < 1e-9)
        return 1;
    if (x >= lobes)
        return 0;
    const double angle = std::numbers::pi * x;
    const double slow = std::sin(angle / lobes);
    const double quick = slow * (3 - 4 * slow * slow); // the sine of three times the angle
    return lobes * quick * slow / (angle * angle);
}

// The four channels of a pixel at once, in the order in which QRgb has them in memory. Compilers do
// not find this by themselves.
#ifdef LIMNER_SSE2
struct Sum {
    __m128i of = _mm_setzero_si128();

    Sum &operator+=(Sum other)
    {
        of = _mm_add_epi32(of, other.of);
        return *this;
    }
};

struct Value {
    __m128 of = _mm_setzero_ps();

    Value &operator+=(Value other)
    {
        of = _mm_add_ps(of, other.of);
        return *this;
    }
    Value operator*(float by) const { return {_mm_mul_ps(of, _mm_set1_ps(by))}; }
};

Value valueAt(const float *place)
{
    return {_mm_loadu_ps(place)};
}

Sum sumAt(const quint16 *place)
{
    const __m128i shorts = _mm_loadl_epi64(reinterpret_cast<const __m128i *>(place));
    return {_mm_unpacklo_epi16(shorts, _mm_setzero_si128())};
}

Value asValue(Sum sum)
{
    return {_mm_cvtepi32_ps(sum.of)};
}

void put(Value value, float *place)
{
    _mm_storeu_ps(place, value.of);
}

QRgb pixelOf(Value value)
{
    // 32 to 16 to 8 bits, each time with what does not fit cut to what does.
    const __m128i words =
        _mm_cvttps_epi32(_mm_add_ps(_mm_max_ps(value.of, _mm_setzero_ps()), _mm_set1_ps(0.5F)));
    const __m128i shorts = _mm_packs_epi32(words, words);
    return static_cast<QRgb>(_mm_cvtsi128_si32(_mm_packus_epi16(shorts, shorts)));
}

//! The bytes of a row, added to those above.
void addBytes(const uchar *bytes, quint16 *sums, qsizetype count)
{
    const __m128i zero = _mm_setzero_si128();
    qsizetype i = 0;
    for (; i + 16 <= count; i += 16) {
        const __m128i some = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes + i));
        auto *const low = reinterpret_cast<__m128i *>(sums + i);
        auto *const high = low + 1;
        _mm_storeu_si128(low, _mm_add_epi16(_mm_loadu_si128(low), _mm_unpacklo_epi8(some, zero)));
        _mm_storeu_si128(high, _mm_add_epi16(_mm_loadu_si128(high), _mm_unpackhi_epi8(some, zero)));
    }
    for (; i < count; ++i)
        sums[i] = static_cast<quint16>(sums[i] + bytes[i]);
}
#else
template <typename T>
struct Four {
    T of[channels] = {};

    Four &operator+=(const Four &other)
    {
        for (int c = 0; c < channels; ++c)
            of[c] += other.of[c];
        return *this;
    }
    Four operator*(float by) const
    {
        Four out = *this;
        for (T &value : out.of)
            value *= by;
        return out;
    }
};
using Sum = Four<quint32>;
using Value = Four<float>;

Value valueAt(const float *place)
{
    return {{place[0], place[1], place[2], place[3]}};
}

Sum sumAt(const quint16 *place)
{
    return {{place[0], place[1], place[2], place[3]}};
}

Value asValue(const Sum &sum)
{
    return {{float(sum.of[0]), float(sum.of[1]), float(sum.of[2]), float(sum.of[3])}};
}

void put(const Value &value, float *place)
{
    std::copy(std::begin(value.of), std::end(value.of), place);
}

QRgb pixelOf(const Value &value)
{
    uchar bytes[channels];
    for (int c = 0; c < channels; ++c)
        bytes[c] = static_cast<uchar>(std::clamp(value.of[c] + 0.5F, 0.0F, 255.0F));
    QRgb pixel = 0;
    std::memcpy(&pixel, bytes, sizeof pixel);
    return pixel;
}

//! The bytes of a row, added to those above.
void addBytes(const uchar *bytes, quint16 *sums, qsizetype count)
{
    for (qsizetype i = 0; i < count; ++i)
        sums[i] = static_cast<quint16>(sums[i] + bytes[i]);
}
#endif

QRgb straight(const Value &value)
{
    float pixel[channels];
    put(value, pixel);
    const float alpha = std::clamp(pixel[alphaAt], 0.0F, 255.0F);
    if (alpha < 0.5F)
        return 0;
    put(value * (255.0F / alpha), pixel);
    pixel[alphaAt] = alpha;
    return pixelOf(valueAt(pixel));
}

//! The average of each block over its columns; `rows` are in the sums already.
void average(const quint16 *sums, int width, int block, int rows, float *out)
{
    const float share = 1.0F / static_cast<float>(block * rows);
    int x = 0;
    for (; x + block <= width; x += block, out += channels) {
        Sum sum = sumAt(sums);
        sums += channels;
        for (int i = 1; i < block; ++i, sums += channels)
            sum += sumAt(sums);
        put(asValue(sum) * share, out);
    }
    if (x == width)
        return;
    Sum rest = {};
    for (int i = x; i < width; ++i, sums += channels)
        rest += sumAt(sums);
    put(asValue(rest) * (1.0F / static_cast<float>((width - x) * rows)), out);
}

//! One pixel of the narrow row.
void weigh(const float *blocks, const float *weights, int count, float *out)
{
    Value even = {};
    Value odd = {}; // two sums, so that none waits for itself
    int i = 0;
    for (; i + 2 <= count; i += 2, blocks += 2 * channels) {
        even += valueAt(blocks) * weights[i];
        odd += valueAt(blocks + channels) * weights[i + 1];
    }
    if (i < count)
        even += valueAt(blocks) * weights[i];
    even += odd;
    put(even, out);
}

//! Rows that lie `stride` floats apart, the oldest of them anywhere.
struct Ring {
    const float *rows;
    size_t stride;
    int count;
};

//! Four of them, beginning at `at` floats, so that a weight is fetched once for all.
std::array<Value, 4> weighDown(const Ring &ring, int first, const float *weights, size_t at)
{
    Value a = {};
    Value b = {};
    Value c = {};
    Value d = {};
    const float *row = ring.rows + size_t(first) * ring.stride + at;
    int left = ring.count - first; // until the ring begins again
    for (int i = 0; i < ring.count; ++i, row += ring.stride) {
        if (left-- == 0)
            row = ring.rows + at;
        a += valueAt(row) * weights[i];
        b += valueAt(row + channels) * weights[i];
        c += valueAt(row + 2 * channels) * weights[i];
        d += valueAt(row + 3 * channels) * weights[i];
    }
    return {a, b, c, d};
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
    std::vector<double> plain(size_t(taps) + 2);
    for (int i = 0; i < to; ++i) {
        const double centre = (i + 0.5) * scale;
        const int wanted = static_cast<int>(std::floor(centre - lobes * wide + 0.5)) - margin;
        const int begin = std::clamp(wanted, 0, blocks - taps);
        for (int tap = 0; tap < taps + 2; ++tap)
            plain[size_t(tap)] = lanczos((begin + tap - 0.5 - centre) / wide);
        float *const own = weights.data() + size_t(i) * size_t(taps);
        double sum = 0;
        for (int tap = 0; tap < taps; ++tap) {
            const double *const at = plain.data() + tap + 1;
            const double value = (1 + 2 * sharpening) * at[0] - sharpening * (at[-1] + at[1]);
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
    , m_stride{size_t(to.width()) * channels + apart}
    , m_lines(m_stride * size_t(m_down.taps))
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
    addBytes(reinterpret_cast<const uchar *>(row), m_sums.data(),
             qsizetype{m_from.width()} * channels);
    ++m_rows;
    ++m_inBlock;
    if (m_inBlock == m_down.block || m_rows == m_from.height())
        finishBlocks();
}

float *Reducer::line(int row)
{
    return m_lines.data() + size_t(row % m_down.taps) * m_stride;
}

void Reducer::finishBlocks()
{
    average(m_sums.data(), m_from.width(), m_across.block, m_inBlock, m_blocks.data());
    std::fill(m_sums.begin(), m_sums.end(), quint16{0});
    m_inBlock = 0;
    float *out = line(m_blockRows);
    const float *weights = m_across.weights.data();
    const int width = m_image.width();
    for (int x = 0; x < width; ++x, out += channels, weights += m_across.taps)
        weigh(m_blocks.data() + size_t(m_across.first[size_t(x)]) * channels, weights,
              m_across.taps, out);
    ++m_blockRows;
    while (m_written < m_image.height() &&
           m_down.first[size_t(m_written)] + m_down.taps <= m_blockRows)
        write(m_written++);
}

void Reducer::write(int y)
{
    const Ring ring{m_lines.data(), m_stride, m_down.taps};
    const int first = m_down.first[size_t(y)] % m_down.taps;
    const float *const weights = m_down.weights.data() + size_t(y) * size_t(m_down.taps);
    auto *const pixels = reinterpret_cast<QRgb *>(m_image.scanLine(y));
    const int width = m_image.width();
    for (int x = 0; x < width; x += 4) { // what is behind the row is `apart`
        const std::array<Value, 4> values = weighDown(ring, first, weights, size_t(x) * channels);
        for (int i = 0; i < std::min(4, width - x); ++i) {
            const Value &value = values[size_t(i)];
            pixels[x + i] = m_alpha == Alpha::None ? pixelOf(value) | 0xff000000 : straight(value);
        }
    }
}

QImage reduced(const QImage &image, QSize size)
{
    if (image.isNull() || size.isEmpty() ||
        (image.width() <= size.width() && image.height() <= size.height()))
        return image;
    const Alpha alpha = image.hasAlphaChannel() ? Alpha::Straight : Alpha::None;
    const QImage plain =
        inFormat(image, alpha == Alpha::None ? QImage::Format_RGB32 : QImage::Format_ARGB32);
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
