#include "core/sandbox/paint/paintbox.h"

#include <cmath>

namespace limner::paint {

namespace {

quint64 scrambled(quint64 x)
{
    x += 0x9e3779b97f4a7c15u;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

double lattice(qint64 x, qint64 y, quint64 seed)
{
    const quint64 hash = scrambled(static_cast<quint64>(x) * 0x8da6b343u ^
                                   scrambled(static_cast<quint64>(y) ^ seed));
    return static_cast<double>(hash >> 11) * 0x1.0p-52 - 1;
}

double smooth(double t)
{
    return t * t * t * (t * (t * 6 - 15) + 10);
}

double lerp(double a, double b, double t)
{
    return a + (b - a) * t;
}

} // namespace

quint64 Random::bits()
{
    const quint64 value = scrambled(m_state);
    m_state += 0x9e3779b97f4a7c15u;
    return value;
}

double noise(double x, quint64 seed)
{
    const double cell = std::floor(x);
    const auto left = static_cast<qint64>(cell);
    return lerp(lattice(left, 0, seed), lattice(left + 1, 0, seed), smooth(x - cell));
}

double fractal(double x, int octaves, quint64 seed)
{
    double sum = 0;
    double weight = 1;
    double total = 0;
    for (int i = 0; i < octaves; ++i) {
        sum += noise(x, seed + static_cast<quint64>(i)) * weight;
        total += weight;
        weight *= 0.46;
        x *= 2.1;
    }
    return sum / total;
}

double noise2(double x, double y, quint64 seed)
{
    const double cellX = std::floor(x);
    const double cellY = std::floor(y);
    const auto left = static_cast<qint64>(cellX);
    const auto top = static_cast<qint64>(cellY);
    const double tx = smooth(x - cellX);
    const double ty = smooth(y - cellY);
    return lerp(lerp(lattice(left, top, seed), lattice(left + 1, top, seed), tx),
                lerp(lattice(left, top + 1, seed), lattice(left + 1, top + 1, seed), tx), ty);
}

const Palette &palette(Mood mood)
{
    static const std::array<Palette, 5> palettes{{
        {.sky = {0xff171c3a, 0xff2b3468, 0xff55619f, 0xffb3a9bd},
         .glow = 0xfff3e6d8,
         .light = 0xfffdf6e6,
         .hills = {0xff7f93c4, 0xff5a70ad, 0xff42548f, 0xff2f3c70, 0xff222b52, 0xff171d39},
         .accent = 0xff8fb2dd},
        {.sky = {0xff0c2c44, 0xff1a5271, 0xff5f7f86, 0xffd99a68},
         .glow = 0xfff29a58,
         .light = 0xfffbeed3,
         .hills = {0xff5d8a99, 0xff2f6c87, 0xff1f5671, 0xff15405a, 0xff0f2f45, 0xff0a2031},
         .accent = 0xffd9b576},
        {.sky = {0xff0d2a22, 0xff1f5540, 0xff6f9a63, 0xffe3d48f},
         .glow = 0xfff0e6a0,
         .light = 0xfffbf6dc,
         .hills = {0xff7fa878, 0xff4f8a5f, 0xff357050, 0xff24543e, 0xff173b2d, 0xff0e261e},
         .accent = 0xff9fbe63},
        {.sky = {0xff2c1018, 0xff6d2420, 0xffbf5a34, 0xfff1b86b},
         .glow = 0xffffcf82,
         .light = 0xfffff0cf,
         .hills = {0xffc06a45, 0xffa34a2f, 0xff7f3325, 0xff5a231f, 0xff3c181a, 0xff250f14},
         .accent = 0xffdd8f47},
        {.sky = {0xff23123f, 0xff51307a, 0xffa45a92, 0xfff2a98a},
         .glow = 0xffffc38f,
         .light = 0xffffeec9,
         .hills = {0xffb8699a, 0xff8d4c8d, 0xff6a397c, 0xff4b2a65, 0xff331d4c, 0xff1f1233},
         .accent = 0xffd96f72},
    }};
    return palettes[static_cast<size_t>(mood)];
}

QColor mix(const QColor &from, const QColor &to, double amount)
{
    const auto part = [amount](int a, int b) {
        return static_cast<int>(std::lround(a + (b - a) * amount));
    };
    return {part(from.red(), to.red()), part(from.green(), to.green()),
            part(from.blue(), to.blue()), part(from.alpha(), to.alpha())};
}

QColor withAlpha(QColor colour, double alpha)
{
    colour.setAlpha(static_cast<int>(std::lround(std::clamp(alpha, 0.0, 1.0) * 255)));
    return colour;
}

double Canvas::unit() const
{
    return std::sqrt(width() * height()) / 1000;
}

void fillSky(Canvas &canvas)
{
    QLinearGradient gradient{0, 0, 0, canvas.height() * 0.8};
    const std::array<double, 4> stops{0, 0.38, 0.72, 1};
    for (size_t i = 0; i < stops.size(); ++i)
        gradient.setColorAt(stops[i], QColor{canvas.colours.sky[i]});
    canvas.painter.fillRect(QRectF{QPointF{}, canvas.size}, gradient);
}

void glow(Canvas &canvas, QPointF centre, double radius, const QColor &colour)
{
    QRadialGradient gradient{centre, radius};
    // Close to a Gaussian, so that no ring shows where it ends.
    const double strength = colour.alphaF();
    for (const double at : {0.0, 0.12, 0.25, 0.4, 0.55, 0.7, 0.85, 1.0}) {
        const double fall = std::exp(-4.2 * at * at) - std::exp(-4.2) * at;
        gradient.setColorAt(at, withAlpha(colour, strength * std::max(0.0, fall)));
    }
    canvas.painter.fillRect(
        QRectF{centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius}, gradient);
}

double Ridge::at(double x, const Canvas &canvas) const
{
    const double position = x / canvas.shorter() * waves;
    const double rolling = fractal(position, 4, seed);
    // Folding the noise gives sharp crests with rounded valleys.
    const double folded = 1 - 2 * std::abs(fractal(position * 0.9 + 7, 5, seed ^ 0x51u));
    return base - amplitude * lerp(rolling, folded, ruggedness);
}

QPainterPath ridgePath(const Ridge &ridge, const Canvas &canvas)
{
    const double step = std::max(1.0, canvas.unit() * 2.5);
    QPainterPath path{QPointF{-step, canvas.height() + 1}};
    for (double x = -step; x <= canvas.width() + 2 * step; x += step)
        path.lineTo(x, ridge.at(x, canvas));
    path.lineTo(canvas.width() + 2 * step, canvas.height() + 1);
    path.closeSubpath();
    return path;
}

void treesAlong(Canvas &canvas, const Ridge &ridge, const QColor &colour, double treeHeight)
{
    QPainterPath trees;
    trees.setFillRule(Qt::WindingFill);
    const quint64 groves = canvas.random.bits();
    for (double x = -treeHeight; x < canvas.width() + treeHeight;
         x += treeHeight * canvas.random.between(0.18, 0.42)) {
        const double density = noise(x / (treeHeight * 5), groves);
        if (density < canvas.random.between(-0.7, 0.5))
            continue;
        const double height = treeHeight * canvas.random.between(0.45, 1.0);
        const double foot = ridge.at(x, canvas) + treeHeight * 0.12;
        const double half = height * canvas.random.between(0.15, 0.22);
        for (int tier = 0; tier < 4;
             ++tier) { // a fir: four skirts, each narrower than the one below
            const double top = foot - height * (0.4 + 0.2 * tier);
            const double bottom = foot - height * 0.2 * tier;
            const double reach = half * (1 - 0.2 * tier);
            trees.moveTo(x, top);
            trees.lineTo(x + reach, bottom);
            trees.lineTo(x - reach, bottom);
            trees.closeSubpath();
        }
    }
    canvas.painter.fillPath(trees, colour);
}

void brushStrokes(Canvas &canvas, double strength)
{
    const double unit = canvas.unit();
    QPainter &painter = canvas.painter;
    painter.save();
    for (int i = 0; i < 420; ++i) {
        const double x = canvas.random.between(-0.05, 1) * canvas.width();
        const double y = canvas.random.between(0, 1) * canvas.height();
        const double length = canvas.random.between(10, 46) * unit;
        const bool isLight = canvas.random.chance(0.6);
        const double alpha = strength * canvas.random.between(0.025, 0.085);
        QPen pen{withAlpha(isLight ? QColor{255, 250, 240} : QColor{8, 8, 20}, alpha),
                 canvas.random.between(0.8, 2.2) * unit};
        pen.setCapStyle(Qt::RoundCap);
        painter.setPen(pen);
        const double bend = canvas.random.between(-0.08, 0.08) * length;
        painter.drawLine(QPointF{x, y}, QPointF{x + length / 2, y + bend});
        painter.drawLine(QPointF{x + length / 2, y + bend}, QPointF{x + length, y + bend * 0.4});
    }
    painter.restore();
}

void stars(Canvas &canvas, int count, double lowest)
{
    QPainter &painter = canvas.painter;
    const double unit = canvas.unit();
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < count; ++i) {
        const double height = canvas.random.unit();
        const QPointF at{canvas.random.unit() * canvas.width(), height * height * lowest};
        const double brightness = canvas.random.unit();
        const double radius = (0.45 + 1.5 * std::pow(brightness, 6)) * unit;
        const QColor tint = mix(QColor{255, 244, 224}, QColor{205, 222, 255}, canvas.random.unit());
        painter.setBrush(withAlpha(tint, (0.25 + 0.7 * brightness) * (1 - 0.55 * height)));
        painter.drawEllipse(at, radius, radius);
        if (brightness > 0.985)
            glow(canvas, at, 14 * unit, withAlpha(tint, 0.5));
    }
}

} // namespace limner::paint
