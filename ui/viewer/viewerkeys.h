#pragma once

#include <QString>

#include <optional>
#include <vector>

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
    Swap
};

//! Nothing = the key is not the viewer's, but the window's. Some are only while pictures are
//! compared.
[[nodiscard]] std::optional<ViewerKey> viewerKeyOf(const QKeyEvent &event, bool isComparing);

//! For the list of keys: what is pressed, and what it does.
struct ViewerKeyRow {
    QString keys = {};
    QString meaning = {};
};
[[nodiscard]] std::vector<ViewerKeyRow> viewerKeyRows();
//! The most useful of them in one line.
[[nodiscard]] QString viewerKeyHint(bool isComparing);

} // namespace limner
