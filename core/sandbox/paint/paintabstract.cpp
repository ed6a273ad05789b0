#include "core/sandbox/paint/paintabstract.h"

#include <cmath>

namespace limner::paint {

namespace {

std::vector<QColor> inks(const Canvas &canvas)
{
    std::vector<QColor> colours{QColor{canvas.colours.glow}, QColor{canvas.colours.accent},
                                QColor{canvas.colours.light}};
    for (const QRgb hill : canvas.colours.hills)
        colours.emplace_back(hill);
    colours.emplace_back(canvas.colours.sky[1]);
    return colours;
}

void ground(Canvas &canvas)
{
    const double turn = canvas.random.between(-0.6, 0.6);
    QLinearGradient gradient{canvas.width() * (0.5 - turn), 0, canvas.width() * (0.5 + turn),
                             canvas.height()};
    gradient.setColorAt(0, QColor{canvas.colours.sky[0]});
    gradient.setColorAt(0.55,
                        mix(QColor{canvas.colours.sky[1]}, QColor{canvas.colours.hills[3]}, 0.4));
    gradient.setColorAt(1, QColor{canvas.colours.hills[4]});
    canvas.painter.fillRect(QRectF{QPointF{}, canvas.size}, gradient);
    for (int i = 0; i < 4; ++i) {
        const QPointF at{canvas.random.unit() * canvas.width(),
                         canvas.random.unit() * canvas.height()};
        glow(canvas, at, canvas.shorter() * canvas.random.between(0.35, 0.7),
             withAlpha(i % 2 ? QColor{canvas.colours.glow} : QColor{canvas.colours.accent}, 0.32));
    }
}

//! Strokes that follow an invisible current.
void currents(Canvas &canvas)
{
    const quint64 field = canvas.random.bits();
    const std::vector<QColor> colours = inks(canvas);
    const double unit = canvas.unit();
    const double bend = canvas.random.between(1.1, 2.2);
    const double swirl = canvas.random.between(1.6, 3.2);
    const double lean = canvas.random.between(-0.8, 0.8);
    for (int i = 0; i < 520; ++i) {
        QPointF at{canvas.random.between(-0.1, 1.1) * canvas.width(),
                   canvas.random.between(-0.1, 1.1) * canvas.height()};
        // Colours keep together: neighbours choose from the same few.
        const double region =
            noise2(at.x() / canvas.shorter() * 1.3, at.y() / canvas.shorter() * 1.3, field ^ 0x77u);
        const double pick =
            std::clamp(0.5 + 0.62 * region + canvas.random.between(-0.14, 0.14), 0.0, 0.999);
        const QColor ink = colours[static_cast<size_t>(pick * static_cast<double>(colours.size()))];
        const double thick = canvas.random.between(1.5, 13) * canvas.random.unit() + 1.2;
        QPainterPath stroke{at};
        const int parts = 10 + canvas.random.below(16);
        for (int part = 0; part < parts; ++part) {
            const double angle = lean + swirl * noise2(at.x() / canvas.shorter() * bend,
                                                       at.y() / canvas.shorter() * bend, field);
            at += QPointF{std::cos(angle), std::sin(angle)} * 13 * unit;
            stroke.lineTo(at);
        }
        QPen pen{withAlpha(ink, canvas.random.between(0.35, 0.85)), thick * unit};
        pen.setCapStyle(Qt::RoundCap);
        pen.setJoinStyle(Qt::RoundJoin);
        canvas.painter.strokePath(stroke, pen);
    }
}

//! One disc with its shadow, and the rings around it.
void layDisc(Canvas &canvas, QPointF at, double radius, const QColor &face)
{
    QPainter &painter = canvas.painter;
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor{0, 0, 0, 30});
    painter.drawEllipse(at + QPointF{0, 6} * canvas.unit(), radius, radius);
    painter.setBrush(face);
    painter.drawEllipse(at, radius, radius);
    painter.setPen(QPen{withAlpha(QColor{canvas.colours.light}, 0.4), 2 * canvas.unit()});
    painter.setBrush(Qt::NoBrush);
    for (int around = 1; around < 5; ++around)
        painter.drawEllipse(at, radius + around * 16 * canvas.unit(),
                            radius + around * 16 * canvas.unit());
    painter.setPen(Qt::NoPen);
}

//! Discs, arcs and slow bands, laid over each other like cut paper.
void cutPaper(Canvas &canvas)
{
    const std::vector<QColor> colours = inks(canvas);
    const auto ink = [&] {
        return colours[static_cast<size_t>(canvas.random.below(static_cast<int>(colours.size())))];
    };
    const double size = canvas.shorter();
    QPainter &painter = canvas.painter;
    painter.setPen(Qt::NoPen);
    const double start = canvas.random.between(0.08, 0.3);
    for (int i = 0; i < 7; ++i) {
        const Ridge band{.base = canvas.height() * (start + 0.13 * i),
                         .amplitude = size * canvas.random.between(0.09, 0.2),
                         .waves = canvas.random.between(0.5, 1.1),
                         .ruggedness = 0,
                         .seed = canvas.random.bits()};
        const QPainterPath path = ridgePath(band, canvas);
        painter.fillPath(path.translated(0, -5 * canvas.unit()),
                         QColor{0, 0, 0, 34}); // the paper's shadow
        const QColor colour =
            mix(ink(), QColor{canvas.colours.hills[static_cast<size_t>(std::min(i, 5))]}, 0.72);
        QLinearGradient fill{0, band.base - band.amplitude, canvas.width() * 0.3,
                             band.base + canvas.height() * 0.3};
        fill.setColorAt(0, mix(colour, QColor{canvas.colours.glow}, 0.12));
        fill.setColorAt(1, colour);
        painter.fillPath(path, fill);
        if (i != 1 && i != 3)
            continue;
        const QPointF at{canvas.width() * canvas.random.between(0.2, 0.8),
                         band.base - size * canvas.random.between(0.0, 0.12)};
        const double radius = size * canvas.random.between(0.1, 0.2);
        const QColor face{i == 1 ? canvas.colours.light : canvas.colours.accent};
        layDisc(canvas, at, radius, face);
    }
}

} // namespace

void paintAbstract(Canvas &canvas)
{
    ground(canvas);
    if (canvas.random.chance(0.6))
        currents(canvas);
    else
        cutPaper(canvas);
    brushStrokes(canvas, 0.8);
}

} // namespace limner::paint
