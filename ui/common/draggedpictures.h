#pragma once

#include "core/library/artwork.h"

#include <vector>

class QMimeData;

namespace limner {

//! Only what was dragged in this window names pictures and albums of this library.
enum class DragOrigin { Own, Other };

//! Every chosen picture that is dragged inside the window, however many; what other programs are
//! offered beside it may be fewer.
void setDraggedPictures(QMimeData &data, const std::vector<ArtworkId> &ids);
//! Empty when there are none.
[[nodiscard]] std::vector<ArtworkId> draggedPictures(const QMimeData &data);

} // namespace limner
