#pragma once

#include <QByteArray>

namespace limner {

//! The window that owns a selection (`CLIPBOARD`, `CLIPBOARD_MANAGER`), as the X server knows it
//! now; 0 = nobody, or this is no X11. Asks the server only, no other program.
[[nodiscard]] quint32 selectionOwner(const QByteArray &selection);

} // namespace limner
