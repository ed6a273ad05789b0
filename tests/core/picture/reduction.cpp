#include "tests/core/picture/reduction.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace limner::test {
namespace {

double lanczos(double x)
{
    if (std::abs(x) >= 3)
        return 0;
    const double angle = std::numbers::pi * x;
    return std::abs(x) < 1e-9 ? 1 : 3 * std::sin(angle) * std::sin(angle / 3) / (angle * angle);
}

//! `lines` lines of `from` values become lines of `to`; values are `step` apart.
void reduce(const std::vector<double> &in, std::vector<double> &out, int from, int to, int lines,
            qsizetype stepIn, qsizetype lineIn, qsizetype stepOut, qsizetype lineOut)
{
    const double scale = double(from) / to;
    const double wide = std::max(1.0, scale);
    for (int i = 0; i < to; ++i) {
        const double centre = (i + 0.5) * scale;
        const int first = std::max(0, int(std::floor(centre - 3 * wide)));
        const int last = std::min(from - 1, int(std::ceil(centre + 3 * wide)));
        std::vector<double> weights;
        double sum = 0;
        for (int at = first; at <= last; ++at) {
            weights.push_back(lanczos((at + 0.5 - centre) / wide));
            sum += weights.back();
        }
        for (int line = 0; line < lines; ++line) {
            for (int c = 0; c < 4; ++c) {
                double value = 0;
                for (int at = first; at <= last; ++at)
                    value +=
                        weights[size_t(at - first)] * in[size_t(line * lineIn + at * stepIn + c)];
                out[size_t(line * lineOut + i * stepOut + c)] = value / sum;
            }
        }
    }
}

int byteOf(double value)
{
    return std::clamp(int(std::floor(value + 0.5)), 0, 255);
}

} // namespace

QImage photograph(QSize size, bool hasAlpha)
{
    QImage image{size, hasAlpha ? QImage::Format_ARGB32 : QImage::Format_RGB32};
    QRandomGenerator random{1};
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const double u = double(x) / size.width();
            const double v = double(y) / size.height();
            double light = 128 + 60 * std::sin(5 * u + 3 * v) + 25 * std::sin(40 * u * v + 9 * u);
            light += 18 * std::sin(150 * u) * std::cos(120 * v); // hair, leaves
            if (std::hypot(u - 0.4, v - 0.5) < 0.2)              // a hard edge
                light = 250 - light / 2;
            if (std::abs(u - v) < 0.004)
                light = 20;
            const auto channel = [&](double by) {
                return byteOf(light * by + random.bounded(9) - 4);
            };
            const int alpha = hasAlpha ? byteOf(400 * u - 50) : 255;
            image.setPixel(x, y, qRgba(channel(1), channel(0.85), channel(0.7), alpha));
        }
    }
    return image;
}

QImage lanczosOf(const QImage &image, QSize size)
{
    const bool hasAlpha = image.hasAlphaChannel();
    const qsizetype width = image.width();
    std::vector<double> whole(size_t(width * image.height() * 4));
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < width; ++x) {
            const QRgb pixel = image.pixel(x, y);
            double *const out = whole.data() + (y * width + x) * 4;
            const double alpha = qAlpha(pixel) / 255.0;
            out[0] = qRed(pixel) * alpha;
            out[1] = qGreen(pixel) * alpha;
            out[2] = qBlue(pixel) * alpha;
            out[3] = qAlpha(pixel);
        }
    }
    const qsizetype narrow = size.width();
    std::vector<double> half(size_t(narrow * image.height() * 4));
    reduce(whole, half, int(width), size.width(), image.height(), 4, width * 4, 4, narrow * 4);
    std::vector<double> out(size_t(narrow * size.height() * 4));
    reduce(half, out, image.height(), size.height(), size.width(), narrow * 4, 4, narrow * 4, 4);
    QImage small{size, hasAlpha ? QImage::Format_ARGB32 : QImage::Format_RGB32};
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const double *const value = out.data() + (y * narrow + x) * 4;
            const double alpha = std::clamp(value[3], 0.0, 255.0);
            const double share = alpha < 0.5 ? 0 : 255 / alpha;
            small.setPixel(x, y,
                           qRgba(byteOf(value[0] * share), byteOf(value[1] * share),
                                 byteOf(value[2] * share), byteOf(alpha)));
        }
    }
    return small;
}

double psnr(const QImage &a, const QImage &b)
{
    if (a.size() != b.size() || a.isNull())
        return 0;
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb one = qPremultiply(a.pixel(x, y));
            const QRgb two = qPremultiply(b.pixel(x, y));
            for (const int shift : {0, 8, 16, 24}) {
                const int difference = int(one >> shift & 255) - int(two >> shift & 255);
                sum += difference * difference;
            }
        }
    }
    const double channels = a.hasAlphaChannel() ? 4 : 3;
    const double mean = sum / (channels * a.width() * a.height());
    return mean == 0 ? 99 : 10 * std::log10(255 * 255 / mean);
}

} // namespace limner::test
