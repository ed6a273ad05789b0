#pragma once

#include "ui/help/helpbook.h"

#include <QByteArray>

namespace limner {

//! A page of the documentation as HTML: its headings have their ids, links to other pages and to
//! pictures lead where the server has them, relative to the page itself.
[[nodiscard]] QByteArray docHtml(const HelpPage &page, const QByteArray &language);

} // namespace limner
