#pragma once

namespace limner {

class ComposeRoom;
class SidebarRoom;
class TopBar;
class WindowKeys;

//! The sidebar's button and key, and where new pictures go while an album is shown.
void introduceSidebar(SidebarRoom &sidebar, TopBar &top, const WindowKeys &keys,
                      ComposeRoom &compose);

} // namespace limner
