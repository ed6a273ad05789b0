#include "ui/window/sidebarjoint.h"

#include "ui/compose/composeroom.h"
#include "ui/sidebar/sidebarroom.h"
#include "ui/window/topbar.h"
#include "ui/window/windowkeys.h"

namespace limner {

void introduceSidebar(SidebarRoom &sidebar, TopBar &top, const WindowKeys &keys,
                      ComposeRoom &compose)
{
    const auto show = [&sidebar, &top] {
        top.setSidebar(sidebar.isOpen() ? sidebar.barWidth() : 0);
    };
    QObject::connect(&top, &TopBar::sidebarToggled, &sidebar, &SidebarRoom::toggle);
    QObject::connect(&keys, &WindowKeys::sidebarWanted, &sidebar, &SidebarRoom::toggle);
    QObject::connect(&sidebar, &SidebarRoom::changed, &top, show);
    QObject::connect(&sidebar, &SidebarRoom::albumShown, &compose, &ComposeRoom::setAlbum);
    show();
}

} // namespace limner
