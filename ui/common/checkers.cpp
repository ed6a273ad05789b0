#include "ui/common/checkers.h"

#include <QImage>
#include <QPainter>

#include <algorithm>

namespace limner {

namespace {
constexpr QColor lighter{0x9a, 0x9c, 0xa0};
constexpr QColor darker{0x8a, 0x8c, 0x90};
} // namespace

QBrush checkers(int square)
{
    const int side = std::max(2, square);
    QImage pattern{2 * side, 2 * side, QImage::Format_RGB32};
    pattern.fill(lighter);
    QPainter painter{&pattern};
    painter.fillRect(0, 0, side, side, darker);
    painter.fillRect(side, side, side, side, darker);
    painter.end();
    return QBrush{pattern};
}

} // namespace limner
