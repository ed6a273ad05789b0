#pragma once

#include "ui/gallery/gridlayout.h"

#include <vector>

namespace limner {

//! Behind those that are there already, one section for each run of rows of one group. One search
//! a group, so a hundred thousand pictures cost no more than their groups.
void addSections(std::vector<GridSection> &sections, const std::vector<ArtworkRow> &rows,
                 GroupBy by, const QString &title = {});

} // namespace limner
