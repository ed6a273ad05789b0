#pragma once

namespace limner {

//! What X11 and Wayland call a clipboard is a promise of the program that copied: it goes with the
//! program. Before ours ends, what it copied is left to somebody: on X11 to a clipboard manager
//! (Qt's doing), or else to a small process of our own, without a window, that ends as soon as
//! anybody copies anything; on Wayland to `wl-copy`, where that is installed, else to nobody.
void leaveClipboard();

//! That process: `keepOption` and the number of the window whose clipboard it inherits; the parcel
//! comes on standard input.
inline constexpr const char *keepOption = "--keep-clipboard";
[[nodiscard]] int keepClipboard(int argc, char *argv[]);

} // namespace limner
