#include "core/picture/pngrows.h"

#include <QtGlobal>

#include <algorithm>
#include <cstdlib>
#include <cstring>

#if defined(__SSE2__) && Q_BYTE_ORDER == Q_LITTLE_ENDIAN
#include <emmintrin.h>
#define LIMNER_PNG_WAVE 1
#endif

namespace limner {
namespace {

constexpr int sub = 1, up = 2, average = 3, paeth = 4;

int predicted(int filter, int left, int above, int corner)
{
    switch (filter) {
    case sub:
        return left;
    case up:
        return above;
    case average:
        return (left + above) / 2;
    case paeth: {
        const int toLeft = std::abs(above - corner);
        const int toAbove = std::abs(left - corner);
        const int toCorner = std::abs(left + above - 2 * corner);
        if (toLeft <= toAbove && toLeft <= toCorner)
            return left;
        return toAbove <= toCorner ? above : corner;
    }
    default:
        return 0;
    }
}

//! One row, in any place.
void unfilter(const uchar *raw, const QRgb *above, QRgb *out, int width, int channels)
{
    const int filter = *raw++;
    QRgb left = 0;
    QRgb corner = 0;
    for (int x = 0; x < width; ++x, raw += channels) {
        const auto one = [&](int channel, int shift) {
            const auto at = [shift](QRgb pixel) { return static_cast<int>(pixel >> shift & 255); };
            const int guess = predicted(filter, at(left), at(above[x]), at(corner));
            return static_cast<QRgb>((raw[channel] + guess) & 255) << shift;
        };
        left = one(0, 16) | one(1, 8) | one(2, 0) | (channels == 4 ? one(3, 24) : 0xff000000);
        corner = above[x];
        out[x] = left;
    }
}

#ifdef LIMNER_PNG_WAVE

using Pixels = __m128i; //!< one of each of the four rows

Pixels pixelAt(const void *place)
{
    int pixel = 0;
    std::memcpy(&pixel, place, sizeof pixel);
    return _mm_cvtsi32_si128(pixel);
}

//! RGBA to what QRgb is in memory.
Pixels swapped(Pixels pixels)
{
    const Pixels green = _mm_and_si128(pixels, _mm_set1_epi32(int(0xff00ff00)));
    const Pixels rest = _mm_and_si128(pixels, _mm_set1_epi32(0x00ff00ff));
    return _mm_or_si128(green, _mm_or_si128(_mm_slli_epi32(rest, 16), _mm_srli_epi32(rest, 16)));
}

Pixels chosen(Pixels mask, Pixels yes, Pixels no)
{
    return _mm_or_si128(_mm_and_si128(mask, yes), _mm_andnot_si128(mask, no));
}

// The same choice as above without a signed difference. With the smaller and the larger of left and
// above, the corner's way to each is the other's way to the guess; outside of both, one way is 0.
Pixels paethOf(Pixels left, Pixels above, Pixels corner)
{
    const Pixels low = _mm_min_epu8(left, above);
    const Pixels high = _mm_max_epu8(left, above);
    const Pixels toHigh = _mm_subs_epu8(corner, low);
    const Pixels toLow = _mm_subs_epu8(high, corner);
    const Pixels nearer = _mm_min_epu8(toHigh, toLow);
    const Pixels toCorner = _mm_sub_epi8(_mm_max_epu8(toHigh, toLow), nearer);
    const Pixels zero = _mm_setzero_si128();
    const Pixels isSide = _mm_cmpeq_epi8(_mm_subs_epu8(nearer, toCorner), zero);
    const Pixels isHigh = _mm_cmpeq_epi8(_mm_subs_epu8(toHigh, toLow), zero);
    return chosen(isSide, chosen(isHigh, high, low), corner);
}

//! Four rows, each one pixel behind the one above it.
template <int Channels>
class Wave {
public:
    Wave(const uchar *raw, qsizetype stride, const QRgb *above,
         std::array<std::vector<QRgb>, PngRows::atOnce> &rows)
        : m_above{above}
    {
        std::array<int, 4> is[5] = {};
        for (size_t row = 0; row < 4; ++row) {
            m_raw[row] = raw + static_cast<qsizetype>(row) * stride;
            is[*m_raw[row]++][row] = -1;
            m_out[row] = rows[row].data();
        }
        const auto mask = [&](int filter) {
            const auto &lanes = is[filter];
            return _mm_setr_epi32(lanes[0], lanes[1], lanes[2], lanes[3]);
        };
        m_isSub = mask(sub);
        m_isUp = mask(up);
        m_isAverage = mask(average);
        m_isPaeth = mask(paeth);
    }

    void run(int width)
    {
        int step = 0;
        for (; step < 3; ++step)
            atEdge(step, width);
        for (; step < width; ++step)
            inside(step);
        for (; step < width + 3; ++step)
            atEdge(step, width);
    }

private:
    Pixels next(Pixels filtered, Pixels aboveFirst)
    {
        const Pixels above = _mm_or_si128(_mm_slli_si128(m_left, 4), aboveFirst);
        const Pixels odd = _mm_and_si128(_mm_xor_si128(m_left, above), _mm_set1_epi8(1));
        const Pixels mean = _mm_sub_epi8(_mm_avg_epu8(m_left, above), odd); // rounded down
        const Pixels simple = _mm_or_si128(
            _mm_and_si128(m_isSub, m_left),
            _mm_or_si128(_mm_and_si128(m_isUp, above), _mm_and_si128(m_isAverage, mean)));
        const Pixels guess =
            _mm_or_si128(simple, _mm_and_si128(m_isPaeth, paethOf(m_left, above, m_corner)));
        m_corner = above;
        return _mm_add_epi8(swapped(filtered), guess);
    }

    void inside(int step)
    {
        const uchar *const place[] = {m_raw[0] + Channels * step, m_raw[1] + Channels * (step - 1),
                                      m_raw[2] + Channels * (step - 2),
                                      m_raw[3] + Channels * (step - 3)};
        const Pixels filtered =
            _mm_unpacklo_epi64(_mm_unpacklo_epi32(pixelAt(place[0]), pixelAt(place[1])),
                               _mm_unpacklo_epi32(pixelAt(place[2]), pixelAt(place[3])));
        m_left = next(filtered, pixelAt(m_above + step));
        const Pixels whole =
            Channels == 4 ? m_left : _mm_or_si128(m_left, _mm_set1_epi32(int(0xff000000)));
        m_out[0][step] = static_cast<QRgb>(_mm_cvtsi128_si32(whole));
        m_out[1][step - 1] = static_cast<QRgb>(_mm_cvtsi128_si32(_mm_shuffle_epi32(whole, 0x55)));
        m_out[2][step - 2] = static_cast<QRgb>(_mm_cvtsi128_si32(_mm_shuffle_epi32(whole, 0xaa)));
        m_out[3][step - 3] = static_cast<QRgb>(_mm_cvtsi128_si32(_mm_shuffle_epi32(whole, 0xff)));
    }

    //! Where some of the rows have not begun or are over.
    void atEdge(int step, int width)
    {
        std::array<quint32, 4> filtered{};
        std::array<int, 4> isIn{};
        for (int row = 0; row < 4; ++row) {
            const int x = step - row;
            const auto lane = static_cast<size_t>(row);
            isIn[lane] = x >= 0 && x < width ? -1 : 0;
            if (isIn[lane] != 0)
                std::memcpy(&filtered[lane], m_raw[lane] + Channels * x, Channels);
        }
        const QRgb aboveFirst = step < width ? m_above[step] : 0;
        const Pixels mask = _mm_setr_epi32(isIn[0], isIn[1], isIn[2], isIn[3]);
        const Pixels raw = _mm_loadu_si128(reinterpret_cast<const Pixels *>(filtered.data()));
        m_left = _mm_and_si128(next(raw, pixelAt(&aboveFirst)), mask);
        std::array<QRgb, 4> pixels;
        _mm_storeu_si128(reinterpret_cast<Pixels *>(pixels.data()), m_left);
        for (int row = 0; row < 4; ++row) {
            const auto lane = static_cast<size_t>(row);
            if (isIn[lane] != 0)
                m_out[lane][step - row] = Channels == 4 ? pixels[lane] : pixels[lane] | 0xff000000;
        }
    }

    std::array<const uchar *, 4> m_raw;
    std::array<QRgb *, 4> m_out;
    const QRgb *m_above;
    Pixels m_isSub;
    Pixels m_isUp;
    Pixels m_isAverage;
    Pixels m_isPaeth;
    Pixels m_left = _mm_setzero_si128();
    Pixels m_corner = _mm_setzero_si128();
};

#endif

} // namespace

PngRows::PngRows(int width, int channels)
    : m_width{width}
    , m_channels{channels}
    , m_above(static_cast<size_t>(width)) // transparent black, as the format says
{
    for (std::vector<QRgb> &row : m_rows)
        row.resize(static_cast<size_t>(width));
}

bool PngRows::add(const uchar *raw, int rows)
{
    for (int row = 0; row < rows; ++row) {
        if (raw[row * stride()] > paeth)
            return false;
    }
    if (m_filled > 0)
        std::swap(m_above, m_rows[static_cast<size_t>(m_filled - 1)]);
    m_filled = rows;
#ifdef LIMNER_PNG_WAVE
    if (rows == atOnce && m_width >= atOnce) {
        if (m_channels == 4)
            Wave<4>{raw, stride(), m_above.data(), m_rows}.run(m_width);
        else
            Wave<3>{raw, stride(), m_above.data(), m_rows}.run(m_width);
        return true;
    }
#endif
    const QRgb *above = m_above.data();
    for (int row = 0; row < rows; ++row) {
        QRgb *const out = m_rows[static_cast<size_t>(row)].data();
        unfilter(raw + row * stride(), above, out, m_width, m_channels);
        above = out;
    }
    return true;
}

} // namespace limner
