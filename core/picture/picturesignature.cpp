#include "core/picture/picturesignature.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numbers>

namespace limner {
namespace {

constexpr int side = 32;  // pixels that are looked at, each way
constexpr int waves = 11; // the slowest of them, each way, with the mean
constexpr int bits = 64;
constexpr int quarters = 4;
//! Of a wave, in steps of 255: what is weaker is grain, not shape.
constexpr float weakest = 0.25F;

struct Seen {
    std::array<float, side *side> luma = {};
    std::array<float, side *side> blue = {}; //!< Cb and Cr, around 128
    std::array<float, side *side> red = {};
};

//! As it is seen on white, whatever its shape.
Seen seenFrom(const QImage &image)
{
    // Converted first, so that colours that nobody sees stain none of their neighbours.
    const QImage small = image.convertToFormat(QImage::Format_ARGB32_Premultiplied)
                             .scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                             .convertToFormat(QImage::Format_ARGB32_Premultiplied);
    Seen seen;
    for (int y = 0; y < small.height(); ++y) {
        const auto *const row = reinterpret_cast<const QRgb *>(small.constScanLine(y));
        for (int x = 0; x < small.width(); ++x) {
            const int white = 255 - qAlpha(row[x]);
            const auto r = float(qRed(row[x]) + white);
            const auto g = float(qGreen(row[x]) + white);
            const auto b = float(qBlue(row[x]) + white);
            const auto at = size_t(y) * side + size_t(x);
            seen.luma[at] = 0.299F * r + 0.587F * g + 0.114F * b;
            seen.blue[at] = 128 + 0.564F * (b - seen.luma[at]);
            seen.red[at] = 128 + 0.713F * (r - seen.luma[at]);
        }
    }
    return seen;
}

using Cosines = std::array<std::array<float, side>, waves>;

const Cosines &cosines()
{
    static const Cosines table = [] {
        Cosines out;
        for (int wave = 0; wave < waves; ++wave) {
            for (int x = 0; x < side; ++x)
                out[size_t(wave)][size_t(x)] =
                    float(std::cos(std::numbers::pi * wave * (2 * x + 1) / (2.0 * side)));
        }
        return out;
    }();
    return table;
}

//! The strength of each of the 64 slowest waves but the mean, slowest first.
std::array<float, bits> strengths(const std::array<float, side * side> &luma)
{
    const Cosines &cosine = cosines();
    std::array<std::array<float, side>, waves> across = {};
    for (size_t u = 0; u < waves; ++u) {
        for (size_t y = 0; y < side; ++y) {
            for (size_t x = 0; x < side; ++x)
                across[u][y] += luma[y * side + x] * cosine[u][x];
        }
    }
    std::array<float, bits> out = {};
    size_t at = 0;
    for (size_t sum = 1; at < bits; ++sum) {
        for (size_t u = 0; u <= sum && at < bits; ++u, ++at) {
            for (size_t y = 0; y < side; ++y)
                out[at] += across[u][y] * cosine[sum - u][y];
            out[at] /= side * side / 2.0F;
        }
    }
    return out;
}

quint64 shapeOf(const Seen &seen)
{
    const std::array<float, bits> strength = strengths(seen.luma);
    const auto isWeak = [](float one) { return std::abs(one) < weakest; };
    if (std::all_of(strength.begin(), strength.end(), isWeak))
        return 0;
    std::array<float, bits> sorted = strength;
    std::nth_element(sorted.begin(), sorted.begin() + bits / 2, sorted.end());
    const float middle = sorted[bits / 2];
    quint64 shape = 0;
    for (size_t i = 0; i < bits; ++i)
        shape |= quint64{strength[i] > middle} << i;
    return shape;
}

quint64 coloursOf(const Seen &seen)
{
    constexpr int half = side / 2;
    quint64 out = 0;
    for (int quarter = 0; quarter < quarters; ++quarter) {
        float luma = 0;
        float blue = 0;
        float red = 0;
        for (int y = 0; y < half; ++y) {
            const int line = (quarter / 2 * half + y) * side + quarter % 2 * half;
            for (int x = 0; x < half; ++x) {
                const size_t at = size_t(line) + size_t(x);
                luma += seen.luma[at];
                blue += seen.blue[at];
                red += seen.red[at];
            }
        }
        const auto stepped = [](float sum, int step) {
            return quint64(std::clamp(int(sum / (half * half)), 0, 255) / step);
        };
        out = out << 16 | stepped(luma, 16) << 12 | stepped(blue, 4) << 6 | stepped(red, 4);
    }
    return out;
}

int apart(quint64 a, quint64 b, int shift, quint64 mask)
{
    return std::abs(int(a >> shift & mask) - int(b >> shift & mask));
}

} // namespace

PictureSignature signatureOf(const QImage &image)
{
    if (image.isNull())
        return {};
    const Seen seen = seenFrom(image);
    return {.shape = shapeOf(seen), .colours = coloursOf(seen)};
}

int shapeDistance(quint64 a, quint64 b)
{
    return std::popcount(a ^ b);
}

int colourDistance(quint64 a, quint64 b)
{
    int sum = 0; // of the four quarters, in steps of 255 / 64
    for (int quarter = 0; quarter < quarters; ++quarter) {
        const int at = 16 * quarter;
        sum += apart(a, b, at + 12, 0xf) + apart(a, b, at + 6, 0x3f) + apart(a, b, at, 0x3f);
    }
    return std::min(sum / 2, 64);
}

int distanceBetween(const PictureSignature &a, const PictureSignature &b)
{
    return shapeDistance(a.shape, b.shape) + colourDistance(a.colours, b.colours);
}

QByteArray bytesOf(const PictureSignature &signature)
{
    QByteArray bytes{16, '\0'};
    qToLittleEndian(signature.shape, bytes.data());
    qToLittleEndian(signature.colours, bytes.data() + 8);
    return bytes;
}

std::optional<PictureSignature> signatureFrom(QByteArrayView bytes)
{
    if (bytes.size() != 16)
        return std::nullopt;
    return PictureSignature{.shape = qFromLittleEndian<quint64>(bytes.data()),
                            .colours = qFromLittleEndian<quint64>(bytes.data() + 8)};
}

} // namespace limner
