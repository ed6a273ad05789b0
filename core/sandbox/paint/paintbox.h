#pragma once

#include <QColor>
#include <QPainter>
#include <QPainterPath>
#include <QSize>

#include <array>
#include <vector>

namespace limner::paint {

//! SplitMix64: the standard library's distributions differ between machines, this does not.
class Random {
public:
    explicit Random(quint64 seed)
        : m_state{seed}
    {}
    [[nodiscard]] quint64 bits();
    [[nodiscard]] double unit()
    {
        return static_cast<double>(bits() >> 11) * 0x1.0p-53;
    } //!< 0 to 1
    [[nodiscard]] double between(double low, double high) { return low + (high - low) * unit(); }
    [[nodiscard]] int below(int count)
    {
        return static_cast<int>(bits() % static_cast<quint64>(count));
    }
    [[nodiscard]] bool chance(double probability) { return unit() < probability; }

private:
    quint64 m_state;
};

//! Smooth value noise, -1 to 1; octaves add detail.
[[nodiscard]] double noise(double x, quint64 seed);
[[nodiscard]] double fractal(double x, int octaves, quint64 seed);
//! Noise of two coordinates, -1 to 1.
[[nodiscard]] double noise2(double x, double y, quint64 seed);

//! The colours of one picture.
struct Palette {
    std::array<QRgb, 4> sky = {};   //!< zenith to horizon
    QRgb glow = 0;                  //!< around the light
    QRgb light = 0;                 //!< sun or moon
    std::array<QRgb, 6> hills = {}; //!< far to near
    QRgb accent = 0;                //!< the one bright ridge
};
enum class Mood { Indigo, Teal, Forest, Ember, Violet };
[[nodiscard]] const Palette &palette(Mood mood);
[[nodiscard]] QColor mix(const QColor &from, const QColor &to, double amount);
[[nodiscard]] QColor withAlpha(QColor colour, double alpha);

//! What the words of the prompt ask for; false = no wish.
struct Wishes {
    bool sea = false;
    bool trees = false;
    bool snow = false;
    bool aurora = false;
    bool stars = false;
};

//! One picture in the making. `unit` is a thousandth of the picture's scale, so that small and
//! large sizes look alike.
struct Canvas {
    QPainter &painter;
    QSize size;
    Random random;
    const Palette &colours;
    Wishes wishes = {};

    [[nodiscard]] double width() const { return size.width(); }
    [[nodiscard]] double height() const { return size.height(); }
    [[nodiscard]] double shorter() const { return std::min(size.width(), size.height()); }
    [[nodiscard]] double unit() const;
};

// What they share.
void fillSky(Canvas &canvas);
//! A soft light without an edge.
void glow(Canvas &canvas, QPointF centre, double radius, const QColor &colour);
//! A ridge from edge to edge at heights given in pixels.
struct Ridge {
    double base = 0;       //!< mean height, pixels from the top
    double amplitude = 0;  //!< pixels
    double waves = 2;      //!< hills across the picture
    double ruggedness = 0; //!< 0 rolling, 1 peaks
    quint64 seed = 0;
    [[nodiscard]] double at(double x, const Canvas &canvas) const;
};
[[nodiscard]] QPainterPath ridgePath(const Ridge &ridge, const Canvas &canvas);
void treesAlong(Canvas &canvas, const Ridge &ridge, const QColor &colour, double treeHeight);
//! The short strokes that make it look painted.
void brushStrokes(Canvas &canvas, double strength);
void stars(Canvas &canvas, int count, double lowest);

} // namespace limner::paint
