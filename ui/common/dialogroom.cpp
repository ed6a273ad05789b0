#include "ui/common/dialogroom.h"

#include <QScreen>
#include <QWidget>

namespace limner {

namespace {
// No platform tells the frame of a window that has not been shown.
constexpr QSize frame{12, 44};
constexpr QSize smallestWindow{400, 300}; // smaller ones are no measure
constexpr int margin = 8;
} // namespace

QSize withoutFrame(QSize screen)
{
    return screen - frame;
}

QSize dialogRoom(const QWidget &window, QSize wished)
{
    const QSize inside = window.size() - QSize{2 * margin, 2 * margin};
    return wished.boundedTo(withoutFrame(window.screen()->availableSize()))
        .boundedTo(inside.expandedTo(smallestWindow));
}

} // namespace limner
