#include "ui/viewer/keyacts.h"

#include "ui/viewer/comparisonview.h"
#include "ui/viewer/picturecanvas.h"

namespace limner {

namespace {
constexpr double zoomStep = 1.25;
constexpr int moveStep = 80; // logical pixels
constexpr double dividerStep = 0.02;
} // namespace

bool actOnCanvas(PictureCanvas &canvas, ViewerKey key)
{
    using K = ViewerKey;
    const bool isFit = canvas.zoom().mode() == ViewZoom::Mode::Fit;
    switch (key) {
    case K::FitOrActual:
        if (isFit)
            canvas.setScale(1);
        else
            canvas.fit();
        return true;
    case K::Fill:
        canvas.fill();
        return true;
    case K::Actual:
        canvas.setScale(1);
        return true;
    case K::ZoomIn:
        canvas.zoomBy(zoomStep);
        return true;
    case K::ZoomOut:
        canvas.zoomBy(1 / zoomStep);
        return true;
    case K::MoveLeft:
    case K::MoveRight:
    case K::MoveUp:
    case K::MoveDown:
        return moveByArrow(canvas, ViewerKey(int(K::Left) + int(key) - int(K::MoveLeft)));
    default:
        return false;
    }
}

bool moveByArrow(PictureCanvas &canvas, ViewerKey key)
{
    if (!canvas.zoom().isLarger())
        return false;
    switch (key) {
    case ViewerKey::Left:
        canvas.moveBy({moveStep, 0});
        return true;
    case ViewerKey::Right:
        canvas.moveBy({-moveStep, 0});
        return true;
    case ViewerKey::Up:
        canvas.moveBy({0, moveStep});
        return true;
    case ViewerKey::Down:
        canvas.moveBy({0, -moveStep});
        return true;
    default:
        return false;
    }
}

void actOnComparison(ComparisonView &view, ViewerKey key)
{
    using K = ViewerKey;
    if (view.pictures().empty() || actOnCanvas(view.canvas(), key))
        return;
    const bool slides = view.way() == ComparisonView::Way::Slider;
    if (slides && (key == K::Left || key == K::Right))
        view.moveDivider(key == K::Left ? -dividerStep : dividerStep);
    else if (slides && (key == K::First || key == K::Last))
        view.moveDivider(key == K::First ? -1 : 1);
    else if (key == K::Left || key == K::Up || key == K::Previous)
        view.setActive(view.active() - 1);
    else if (key == K::Right || key == K::Down || key == K::Next)
        view.setActive(view.active() + 1);
    else if (key == K::NextMode)
        view.setWay(ComparisonView::Way((int(view.way()) + 1) % ComparisonView::ways));
    else if (key == K::Swap)
        view.swap();
}

} // namespace limner
