#include "core/sandbox/paint/paintlandscape.h"

#include <cmath>

namespace limner::paint {

namespace {

void clouds(Canvas &canvas, double horizon)
{
    const double unit = canvas.unit();
    canvas.painter.setPen(Qt::NoPen);
    const QColor colour = mix(QColor{canvas.colours.sky[3]}, QColor{canvas.colours.light}, 0.45);
    for (int bank = 0; bank < 5; ++bank) {
        const double y = canvas.random.between(0.12, 0.85) * horizon;
        const double x = canvas.random.unit() * canvas.width();
        for (int i = 0; i < 9; ++i) {
            const double reach = canvas.random.between(60, 210) * unit;
            const QPointF at{x + canvas.random.between(-160, 160) * unit,
                             y + canvas.random.between(-10, 10) * unit};
            canvas.painter.setBrush(withAlpha(colour, 0.045));
            canvas.painter.drawEllipse(at, reach, canvas.random.between(2, 8) * unit);
        }
    }
}

void sun(Canvas &canvas, QPointF at, double radius)
{
    QRadialGradient disc{at, radius, at - QPointF{radius * 0.3, radius * 0.35}};
    const QColor light{canvas.colours.light};
    disc.setColorAt(0, light);
    disc.setColorAt(1, mix(light, QColor{canvas.colours.glow}, 0.35));
    canvas.painter.setPen(Qt::NoPen);
    canvas.painter.setBrush(disc);
    canvas.painter.drawEllipse(at, radius, radius);
}

//! Fills a ridge: lit at the crest, dissolving into the haze of the valley before the next one.
void hill(Canvas &canvas, const Ridge &ridge, const QColor &colour, double haze, double opacity)
{
    const QColor air = mix(QColor{canvas.colours.sky[3]}, QColor{canvas.colours.sky[2]}, 0.35);
    const double top = ridge.base - ridge.amplitude;
    QLinearGradient gradient{0, top, 0, top + canvas.height() * 0.34};
    gradient.setColorAt(0, withAlpha(mix(colour, QColor{canvas.colours.light}, 0.1), opacity));
    gradient.setColorAt(0.35, withAlpha(colour, opacity));
    gradient.setColorAt(1, withAlpha(mix(colour, air, haze), opacity));
    canvas.painter.fillPath(ridgePath(ridge, canvas), gradient);
}

//! Strokes that run along under the crest, as a brush follows the form.
void contour(Canvas &canvas, const Ridge &ridge, const QColor &colour)
{
    const double unit = canvas.unit();
    for (int i = 0; i < 46; ++i) {
        const double from = canvas.random.between(-0.05, 1) * canvas.width();
        const double depth = canvas.random.between(4, 95) * unit;
        const double length = canvas.random.between(18, 90) * unit;
        QPainterPath stroke{{from, ridge.at(from, canvas) + depth}};
        for (int part = 1; part <= 4; ++part) {
            const double x = from + length * part / 4;
            stroke.lineTo(x, ridge.at(x, canvas) + depth * (1 + 0.05 * part));
        }
        const bool isLight = canvas.random.chance(0.55);
        const QColor ink =
            mix(colour, isLight ? QColor{canvas.colours.light} : QColor{10, 10, 24}, 0.35);
        QPen pen{withAlpha(ink, canvas.random.between(0.08, 0.26)),
                 canvas.random.between(1, 2.6) * unit};
        pen.setCapStyle(Qt::RoundCap);
        canvas.painter.strokePath(stroke, pen);
    }
}

void snowCaps(Canvas &canvas, const Ridge &ridge)
{
    QPainterPath snow = ridgePath(ridge, canvas);
    const double line = ridge.base - ridge.amplitude * 0.12;
    QLinearGradient white{0, ridge.base - ridge.amplitude, 0, line};
    white.setColorAt(0, QColor{250, 250, 255, 235});
    white.setColorAt(0.6, QColor{235, 240, 252, 150});
    white.setColorAt(1, QColor{225, 232, 250, 0});
    canvas.painter.fillPath(snow, white);
}

void water(Canvas &canvas, double horizon, QPointF light, double radius)
{
    const double unit = canvas.unit();
    QPainter &painter = canvas.painter;
    const QColor far = mix(QColor{canvas.colours.sky[3]}, QColor{canvas.colours.hills[0]}, 0.45);
    QLinearGradient gradient{0, horizon, 0, canvas.height()};
    gradient.setColorAt(0, far);
    gradient.setColorAt(0.25, QColor{canvas.colours.hills[1]});
    gradient.setColorAt(1, QColor{canvas.colours.hills[4]});
    painter.fillRect(QRectF{0, horizon, canvas.width(), canvas.height() - horizon}, gradient);
    const double depth = canvas.height() - horizon;
    for (int i = 0; i < 420; ++i) {
        const double away = std::pow(canvas.random.unit(), 1.7);
        const double y = horizon + away * depth;
        const bool isGlint = i % 2 == 0;
        const double spread = radius * (0.7 + 1.5 * away);
        // The mean of three is close to a bell: the light is strongest under the sun.
        const double side =
            (canvas.random.unit() + canvas.random.unit() + canvas.random.unit()) / 1.5 - 1;
        const double x =
            isGlint ? light.x() + side * spread : canvas.random.unit() * canvas.width();
        const double length = canvas.random.between(8, 40) * unit * (0.4 + 1.3 * away);
        const QColor ink = isGlint ? QColor{canvas.colours.light}
                                   : QColor{canvas.colours.hills[i % 3 == 0 ? 0 : 4]};
        QPen pen{
            withAlpha(ink, isGlint ? canvas.random.between(0.2, 0.75) * (1 - 0.6 * away) : 0.16),
            (0.9 + 3.0 * away) * unit};
        pen.setCapStyle(Qt::RoundCap);
        painter.setPen(pen);
        painter.drawLine(QPointF{x - length / 2, y}, QPointF{x + length / 2, y});
    }
}

void birds(Canvas &canvas, double horizon)
{
    const double unit = canvas.unit();
    const QPointF flock{canvas.random.between(0.15, 0.85) * canvas.width(),
                        canvas.random.between(0.25, 0.6) * horizon};
    QPen pen{withAlpha(QColor{canvas.colours.hills[5]}, 0.75), 1.7 * unit};
    pen.setCapStyle(Qt::RoundCap);
    for (int i = canvas.random.below(4) + 3; i > 0; --i) {
        const QPointF at =
            flock + QPointF{canvas.random.between(-90, 90), canvas.random.between(-35, 35)} * unit;
        const double wing = canvas.random.between(6, 12) * unit;
        QPainterPath bird{at - QPointF{wing, wing * 0.35}};
        bird.quadTo(at - QPointF{wing * 0.4, wing * 0.5}, at);
        bird.quadTo(at + QPointF{wing * 0.4, -wing * 0.5}, at + QPointF{wing, -wing * 0.35});
        canvas.painter.strokePath(bird, pen);
    }
}

//! The land, far to near. One ridge carries the accent colour.
void land(Canvas &canvas, double begin, int first)
{
    const int count = 6;
    const int bright = first + 2 + canvas.random.below(3);
    for (int i = first; i < count; ++i) {
        const double nearness = static_cast<double>(i - first) / std::max(1, count - 1 - first);
        Ridge ridge{.base = begin + (canvas.height() * 0.94 - begin) * std::pow(nearness, 0.9),
                    .amplitude = canvas.height() * (0.115 - 0.04 * nearness) *
                                 canvas.random.between(0.8, 1.2),
                    .waves = canvas.random.between(1.1, 2.3),
                    .ruggedness =
                        i < 2 ? canvas.random.between(0.3, 0.9) : canvas.random.between(0, 0.25),
                    .seed = canvas.random.bits()};
        if (canvas.wishes.snow && i < first + 2)
            ridge.ruggedness = 0.95, ridge.amplitude *= 1.9;
        QColor colour{canvas.colours.hills[static_cast<size_t>(i)]};
        if (i == bright)
            colour = mix(colour, QColor{canvas.colours.accent}, 0.82);
        // The farthest lets the sun shine through, as thin washes do.
        hill(canvas, ridge, colour, 0.5 * (1 - nearness), i == 0 ? 0.82 : 1);
        if (canvas.wishes.snow && i < first + 2)
            snowCaps(canvas, ridge);
        contour(canvas, ridge, colour);
        const bool hasTrees =
            canvas.wishes.trees ? i >= first + 1 : i >= count - 2 && canvas.random.chance(0.4);
        if (hasTrees)
            treesAlong(canvas, ridge, mix(colour, QColor{canvas.colours.hills[5]}, 0.55),
                       (22 + 58 * nearness) * canvas.unit());
    }
}

} // namespace

void paintLandscape(Canvas &canvas)
{
    fillSky(canvas);
    const double horizon = canvas.height() * canvas.random.between(0.5, 0.62);
    const bool hasSea = canvas.wishes.sea || canvas.random.chance(0.2);
    const double radius = canvas.shorter() * canvas.random.between(0.08, 0.15);
    const QPointF light{canvas.width() * canvas.random.between(0.24, 0.76),
                        horizon - radius * canvas.random.between(hasSea ? 0.9 : 0.3, 2.1)};
    if (canvas.random.chance(0.5))
        stars(canvas, 90, horizon * 0.5);
    glow(canvas, light, canvas.shorter() * 0.62, withAlpha(QColor{canvas.colours.glow}, 0.62));
    glow(canvas, light, radius * 2.4, withAlpha(QColor{canvas.colours.light}, 0.5));
    sun(canvas, light, radius);
    clouds(canvas, horizon);
    if (hasSea) {
        water(canvas, horizon, light, radius);
        land(canvas, canvas.height() * 0.86, 4);
    } else {
        land(canvas, horizon + canvas.height() * 0.02, 0);
    }
    if (canvas.random.chance(0.6))
        birds(canvas, horizon);
    brushStrokes(canvas, 1);
}

} // namespace limner::paint
