#pragma once

#include "ui/common/keybindings.h"

#include <QString>

#include <optional>

class QKeyEvent;

namespace limner {

//! What a key means while pictures are looked at.
enum class ViewerKey {
    Back,
    Previous,
    Next,
    First,
    Last,
    Left,
    Right,
    Up,
    Down,
    MoveLeft,
    MoveRight,
    MoveUp,
    MoveDown,
    FitOrActual,
    Fill,
    Actual,
    ZoomIn,
    ZoomOut,
    Details,
    FullScreen,
    SlideShow,
    SlideShowPace,
    Compare,
    CompareBefore,
    CompareAfter,
    NextMode,
    Swap,
    TurnRight,
    TurnLeft,
    Crop,
    ShareVersion
};

//! Nothing = the key is not the viewer's, but the window's. Some are only while pictures are
//! compared.
[[nodiscard]] std::optional<ViewerKey> viewerKeyOf(const QKeyEvent &event, bool isComparing,
                                                   const KeyBindings &keys);
//! The most useful of them in one line.
[[nodiscard]] QString viewerKeyHint(bool isComparing, const KeyBindings &keys);

} // namespace limner
