#pragma once

#include "app/backstage.h"
#include "core/base/remote.h"

#include <QStringList>

namespace limner {

class MainWindow;

//! What a link or a file manager names, opened in a window that is there: a picture of the library
//! in the viewer, files as if they were dropped on the gallery. What is not there is told. `things`
//! as `openedThings` gives them; the window outlives the answer, or is not told.
void openThings(const Remote<Backstage> &backstage, MainWindow &window, const QStringList &things);

} // namespace limner
