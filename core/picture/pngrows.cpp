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

//! Which of four rows has which filter.
struct Filters {
    Pixels isSub;
    Pixels isUp;
    Pixels isAverage;
    Pixels isPaeth;
};

//! What the next pixels stand on.
struct Before {
    Pixels left = _mm_setzero_si128();
    Pixels corner = _mm_setzero_si128();
};

Filters filtersOf(const uchar *raw, qsizetype stride)
{
    std::array<int, 4> is[5] = {};
    for (size_t row = 0; row < 4; ++row)
        is[raw[static_cast<qsizetype>(row) * stride]][row] = -1;
    const auto mask = [&](int filter) {
        const auto &lanes = is[filter];
        return _mm_setr_epi32(lanes[0], lanes[1], lanes[2], lanes[3]);
    };
    return {mask(sub), mask(up), mask(average), mask(paeth)};
}

Pixels unfiltered(const Filters &filters, Before &before, Pixels filtered, Pixels aboveFirst)
{
    const Pixels left = before.left;
    const Pixels above = _mm_or_si128(_mm_slli_si128(left, 4), aboveFirst);
    const Pixels odd = _mm_and_si128(_mm_xor_si128(left, above), _mm_set1_epi8(1));
    const Pixels mean = _mm_sub_epi8(_mm_avg_epu8(left, above), odd); // rounded down
    const Pixels simple = _mm_or_si128(
        _mm_and_si128(filters.isSub, left),
        _mm_or_si128(_mm_and_si128(filters.isUp, above), _mm_and_si128(filters.isAverage, mean)));
    const Pixels hard = _mm_and_si128(filters.isPaeth, paethOf(left, above, before.corner));
    before.corner = above;
    before.left = _mm_add_epi8(swapped(filtered), _mm_or_si128(simple, hard));
    return before.left;
}

//! Four rows, each one pixel behind the one above it.
template <int Channels>
class Wave {
public:
    Wave(const uchar *raw, qsizetype stride, const QRgb *above,
         std::array<std::vector<QRgb>, PngRows::atOnce> &rows)
        : m_above{above}
        , m_filters{filtersOf(raw, stride)}
    {
        for (size_t row = 0; row < 4; ++row) {
            m_raw[row] = raw + static_cast<qsizetype>(row) * stride + 1;
            m_out[row] = rows[row].data();
        }
    }

    void run(int width)
    {
        Before before;
        for (int step = 0; step < 3; ++step)
            atEdge(step, width, before);
        before = inside(width, before);
        for (int step = width; step < width + 3; ++step)
            atEdge(step, width, before);
    }

private:
    // All that it needs stands in registers: pixels that are written might be members otherwise.
    Before inside(int width, Before before) const
    {
        const Filters filters = m_filters;
        const Pixels opaque = _mm_set1_epi32(Channels == 4 ? 0 : int(0xff000000));
        const QRgb *const above = m_above;
        const uchar *raw0 = m_raw[0] + 3 * Channels;
        const uchar *raw1 = m_raw[1] + 2 * Channels;
        const uchar *raw2 = m_raw[2] + Channels;
        const uchar *raw3 = m_raw[3];
        QRgb *const out0 = m_out[0];
        QRgb *const out1 = m_out[1] - 1;
        QRgb *const out2 = m_out[2] - 2;
        QRgb *const out3 = m_out[3] - 3;
        for (int step = 3; step < width; ++step) {
            const Pixels filtered =
                _mm_unpacklo_epi64(_mm_unpacklo_epi32(pixelAt(raw0), pixelAt(raw1)),
                                   _mm_unpacklo_epi32(pixelAt(raw2), pixelAt(raw3)));
            raw0 += Channels;
            raw1 += Channels;
            raw2 += Channels;
            raw3 += Channels;
            const Pixels found =
                _mm_or_si128(unfiltered(filters, before, filtered, pixelAt(above + step)), opaque);
            out0[step] = static_cast<QRgb>(_mm_cvtsi128_si32(found));
            out1[step] = static_cast<QRgb>(_mm_cvtsi128_si32(_mm_shuffle_epi32(found, 0x55)));
            out2[step] = static_cast<QRgb>(_mm_cvtsi128_si32(_mm_shuffle_epi32(found, 0xaa)));
            out3[step] = static_cast<QRgb>(_mm_cvtsi128_si32(_mm_shuffle_epi32(found, 0xff)));
        }
        return before;
    }

    //! Where some of the rows have not begun or are over.
    void atEdge(int step, int width, Before &before)
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
        unfiltered(m_filters, before, raw, pixelAt(&aboveFirst));
        before.left = _mm_and_si128(before.left, mask);
        std::array<QRgb, 4> pixels;
        _mm_storeu_si128(reinterpret_cast<Pixels *>(pixels.data()), before.left);
        for (int row = 0; row < 4; ++row) {
            const auto lane = static_cast<size_t>(row);
            if (isIn[lane] != 0)
                m_out[lane][step - row] = Channels == 4 ? pixels[lane] : pixels[lane] | 0xff000000;
        }
    }

    std::array<const uchar *, 4> m_raw;
    std::array<QRgb *, 4> m_out;
    const QRgb *m_above;
    Filters m_filters;
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
