#include "core/sandbox/paint/paintnight.h"

#include <QImage>

#include <cmath>

namespace limner::paint {

namespace {

//! Soft things are drawn small and scaled up: it is quicker, and nothing soft has an edge to lose.
template <typename Draw>
void softly(Canvas &canvas, double factor, Draw draw)
{
    const QSize small{std::max(1, static_cast<int>(canvas.width() / factor)),
                      std::max(1, static_cast<int>(canvas.height() / factor))};
    QImage layer{small, QImage::Format_ARGB32_Premultiplied};
    layer.fill(Qt::transparent);
    QPainter painter{&layer};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setCompositionMode(QPainter::CompositionMode_Plus);
    Canvas inner{painter, small, canvas.random, canvas.colours, canvas.wishes};
    draw(inner);
    painter.end();
    canvas.random = inner.random;
    canvas.painter.save();
    canvas.painter.setRenderHint(QPainter::SmoothPixmapTransform);
    canvas.painter.setCompositionMode(QPainter::CompositionMode_Plus);
    canvas.painter.drawImage(QRectF{QPointF{}, canvas.size}, layer);
    canvas.painter.restore();
}

void nightSky(Canvas &canvas)
{
    const QColor zenith = mix(QColor{canvas.colours.sky[0]}, QColor{6, 8, 22}, 0.62);
    QLinearGradient gradient{0, 0, 0, canvas.height()};
    gradient.setColorAt(0, zenith);
    gradient.setColorAt(0.5, mix(QColor{canvas.colours.sky[1]}, zenith, 0.45));
    gradient.setColorAt(0.8, mix(QColor{canvas.colours.sky[2]}, zenith, 0.35));
    gradient.setColorAt(1, mix(QColor{canvas.colours.sky[3]}, zenith, 0.4));
    canvas.painter.fillRect(QRectF{QPointF{}, canvas.size}, gradient);
}

void milkyWay(Canvas &canvas)
{
    const double lean = canvas.random.between(0.45, 1.15) * (canvas.random.chance(0.5) ? 1 : -1);
    const double middle = canvas.random.between(0.35, 0.65);
    const quint64 dust = canvas.random.bits();
    softly(canvas, 4, [&](Canvas &layer) {
        const double reach = layer.shorter();
        for (int i = 0; i < 340; ++i) {
            const double along = layer.random.between(-0.8, 0.8);
            const double off = (layer.random.unit() + layer.random.unit() - 1) * 0.13;
            const QPointF at{layer.width() * middle + (along * lean + off) * reach,
                             layer.height() * 0.36 + (along - off * lean) * reach};
            const double cloud = 0.5 + 0.5 * noise2(along * 7, off * 22, dust);
            const QColor tint =
                mix(QColor{layer.colours.glow}, QColor{150, 170, 255}, layer.random.unit());
            glow(layer, at, layer.random.between(0.06, 0.2) * reach,
                 withAlpha(tint, 0.06 * cloud * cloud + 0.014));
        }
    });
    canvas.painter.setPen(Qt::NoPen);
    for (int i = 0; i < 650; ++i) { // its own, finer stars
        const double along = canvas.random.between(-0.8, 0.8);
        const double off =
            (canvas.random.unit() + canvas.random.unit() + canvas.random.unit() - 1.5) * 0.17;
        const QPointF at{canvas.width() * middle + (along * lean + off) * canvas.shorter(),
                         canvas.height() * 0.36 + (along - off * lean) * canvas.shorter()};
        const double radius = canvas.random.between(0.3, 0.85) * canvas.unit();
        canvas.painter.setBrush(QColor{240, 240, 255, 40 + canvas.random.below(120)});
        canvas.painter.drawEllipse(at, radius, radius);
    }
}

void aurora(Canvas &canvas)
{
    const QColor low = canvas.random.chance(0.7) ? QColor{70, 235, 160} : QColor{90, 200, 240};
    const QColor high = canvas.random.chance(0.5) ? QColor{150, 80, 220} : QColor{60, 120, 230};
    softly(canvas, 3, [&](Canvas &layer) {
        for (int curtain = 0; curtain < 3; ++curtain) {
            const quint64 fold = layer.random.bits();
            const quint64 ray = layer.random.bits();
            const double foot = layer.height() * layer.random.between(0.4, 0.62);
            for (double x = 0; x < layer.width(); x += 1) {
                const double t = x / layer.shorter();
                const double bottom = foot + fractal(t * 1.6, 3, fold) * layer.height() * 0.17;
                const double rays = 0.45 + 0.55 * fractal(t * 26, 2, ray);
                const double tall = layer.height() * (0.3 + 0.16 * noise(t * 4, ray));
                const double strength =
                    std::max(0.0, 0.3 + 0.42 * noise(t * 1.9, fold ^ 9u)) * rays;
                QLinearGradient gradient{0, bottom - tall, 0, bottom + tall * 0.08};
                gradient.setColorAt(0, withAlpha(high, 0));
                gradient.setColorAt(0.45, withAlpha(mix(high, low, 0.45), strength * 0.35));
                gradient.setColorAt(0.88, withAlpha(low, strength));
                gradient.setColorAt(1, withAlpha(low, 0));
                layer.painter.fillRect(QRectF{x, bottom - tall, 1.0, tall * 1.08}, gradient);
            }
        }
    });
}

void moon(Canvas &canvas)
{
    const double radius = canvas.shorter() * canvas.random.between(0.055, 0.11);
    const QPointF at{canvas.width() * canvas.random.between(0.18, 0.82),
                     canvas.height() * canvas.random.between(0.15, 0.36)};
    const QColor light = mix(QColor{canvas.colours.light}, QColor{255, 252, 244}, 0.5);
    glow(canvas, at, radius * 6, withAlpha(light, 0.3));
    glow(canvas, at, radius * 2.2, withAlpha(light, 0.4));
    QPainterPath disc;
    disc.addEllipse(at, radius, radius);
    const bool isCrescent = canvas.random.chance(0.45);
    if (isCrescent) {
        QPainterPath shade;
        shade.addEllipse(at + QPointF{radius * 0.5, -radius * 0.18}, radius * 0.92, radius * 0.92);
        disc = disc.subtracted(shade);
    }
    canvas.painter.fillPath(disc, light);
    if (isCrescent)
        return;
    canvas.painter.save();
    canvas.painter.setClipPath(disc);
    for (int i = 0; i < 9; ++i) {
        const QPointF crater =
            at +
            QPointF{canvas.random.between(-0.8, 0.8), canvas.random.between(-0.8, 0.8)} * radius;
        const double size = radius * canvas.random.between(0.08, 0.3);
        canvas.painter.setPen(Qt::NoPen);
        canvas.painter.setBrush(withAlpha(mix(light, QColor{canvas.colours.sky[1]}, 0.5), 0.16));
        canvas.painter.drawEllipse(crater, size, size * 0.9);
    }
    canvas.painter.restore();
}

void shootingStar(Canvas &canvas)
{
    const QPointF head{canvas.random.between(0.2, 0.8) * canvas.width(),
                       canvas.random.between(0.12, 0.4) * canvas.height()};
    const double side = canvas.random.chance(0.5) ? 1 : -1;
    const QPointF tail = head - QPointF{side * 120, 62} * canvas.unit();
    QLinearGradient trail{tail, head};
    trail.setColorAt(0, QColor{255, 255, 255, 0});
    trail.setColorAt(1, QColor{255, 255, 255, 220});
    QPen pen{trail, 1.8 * canvas.unit()};
    pen.setCapStyle(Qt::RoundCap);
    canvas.painter.setPen(pen);
    canvas.painter.drawLine(tail, head);
}

void darkLand(Canvas &canvas)
{
    const double begin = canvas.random.between(0.7, 0.78) * canvas.height();
    for (int i = 0; i < 4; ++i) {
        const double nearness = i / 3.0;
        const Ridge ridge{.base = begin + (canvas.height() * 0.95 - begin) * nearness,
                          .amplitude = canvas.height() * (0.075 - 0.04 * nearness),
                          .waves = canvas.random.between(1.2, 2.4),
                          .ruggedness = i == 0 ? 0.85 : 0.2,
                          .seed = canvas.random.bits()};
        const QColor near = mix(QColor{canvas.colours.hills[5]}, QColor{4, 6, 14}, 0.45);
        const QColor colour = mix(mix(QColor{canvas.colours.hills[3]}, near, 0.25), near, nearness);
        QLinearGradient fill{0, ridge.base - ridge.amplitude, 0,
                             ridge.base + canvas.height() * 0.16};
        fill.setColorAt(0, colour);
        fill.setColorAt(1, mix(colour, QColor{canvas.colours.sky[1]}, 0.3 * (1 - nearness)));
        canvas.painter.fillPath(ridgePath(ridge, canvas), fill);
        if (i >= 2 || canvas.wishes.trees)
            treesAlong(canvas, ridge, mix(colour, near, 0.8), (18 + 62 * nearness) * canvas.unit());
    }
}

} // namespace

void paintNight(Canvas &canvas)
{
    nightSky(canvas);
    const bool hasAurora =
        canvas.wishes.aurora || (!canvas.wishes.stars && canvas.random.chance(0.45));
    if (!hasAurora)
        milkyWay(canvas);
    stars(canvas, 520, canvas.height() * 0.85);
    if (hasAurora)
        aurora(canvas);
    if (!hasAurora || canvas.random.chance(0.4))
        moon(canvas);
    if (canvas.random.chance(0.5))
        shootingStar(canvas);
    darkLand(canvas);
    brushStrokes(canvas, 0.45);
}

} // namespace limner::paint
