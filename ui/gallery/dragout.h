#pragma once

#include "ui/gallery/gallerymodel.h"

#include <QPixmap>

#include <memory>

class QMimeData;

namespace limner {

//! What somebody drags out of the window: with Alt the links.
enum class DragWish { Files, Links };

//! On the outbox's thread.
[[nodiscard]] DragLoad loadOf(Outbox &outbox, const Originals &originals,
                              const std::vector<ArtworkId> &ids);

//! The original files with their links as text and, of a single one, its pixels, which are decoded
//! only when a program asks for them; or the links alone. Inside the window it is `ids` either way.
[[nodiscard]] std::unique_ptr<QMimeData>
offeredData(const DragLoad &load, const std::vector<ArtworkId> &ids, DragWish wish);

//! Copying is all that is offered: nobody may take an original away. Returns when it ended.
void runDrag(QObject &source, std::unique_ptr<QMimeData> data, const QPixmap &picture);

} // namespace limner
