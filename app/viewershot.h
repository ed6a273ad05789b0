#pragma once

#include <QString>

class QWidget;

namespace limner {

//! What `--shot --page` shows of looking at pictures: `viewer`, `viewer-details`, `viewer-slider`,
//! `viewer-six`, `viewer-difference`.
[[nodiscard]] bool isViewerPage(const QString &page);
//! Opens it over the newest pictures of the window's gallery.
void lookAt(QWidget &window, const QString &page);

} // namespace limner
