#pragma once

#include "ui/help/helpbook.h"

class QWidget;

namespace limner {

//! The page that belongs to a widget: that of the innermost room it stands in. The first steps for
//! what no room of the table has, and for none.
[[nodiscard]] HelpPlace helpFor(const QWidget *widget);

//! A room, by its object name, and its page.
struct HelpTopic {
    QLatin1StringView room;
    QLatin1StringView page;
    QLatin1StringView section = {};
};
[[nodiscard]] const std::vector<HelpTopic> &helpTopics();

} // namespace limner
