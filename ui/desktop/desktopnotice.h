#pragma once

#include <QImage>
#include <QString>

#include <vector>

namespace limner {

//! What the desktop is to show beside whatever somebody is doing. Plain text; it is escaped for
//! desktops that read markup.
struct DesktopNotice {
    struct Action {
        QString id = {}; //!< `defaultAction` is what a click on the notice itself does
        QString label = {};
    };
    QString title = {};
    QString body = {};
    QImage picture = {};
    std::vector<Action> actions = {}; //!< left out where the desktop has no room for them
    QString sound = {}; //!< a name of the desktop's sound theme; empty = none is asked for
};

inline constexpr char16_t defaultAction[] = u"default";

//! What the desktop said it can do with notices.
struct NotificationSkills {
    bool isThere = false;
    bool hasActions = false;
    bool hasMarkup = false;
    bool hasSound = false;
    bool operator==(const NotificationSkills &) const = default;
};

} // namespace limner
