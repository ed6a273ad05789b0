#pragma once

#include <QString>

#include <functional>

class QMimeData;
class QObject;

namespace limner {

//! Whether it is on the clipboard now.
using ClipboardTold = std::function<void(bool isThere)>;

//! Wayland gives the clipboard to the window in front only, and none of ours is.
[[nodiscard]] bool clipboardNeedsFocus();
//! Wayland tells what others copied only when a window of ours comes to the front, and again each
//! time.
[[nodiscard]] bool clipboardTellsLate();
//! Puts it on the clipboard, takes it over, and tells whether the clipboard holds it: at once, but
//! on Wayland, where the answer comes later. `context` gone = nobody is told.
void putOnClipboard(QMimeData *data, QObject *context, ClipboardTold told);
void putOnClipboard(const QString &text, QObject *context, ClipboardTold told);
//! What is on the clipboard and was put there by this program; nullptr when it is another's, or
//! when nobody knows.
[[nodiscard]] const QMimeData *ownOnClipboard();

} // namespace limner
