#pragma once

#include "core/provider/modelcard.h"

namespace limner {

//! What artists want a model for.
enum class ModelKind { Any, FromText, EditPicture, Reference, Upscale, CutOut, Video };

//! In the order they are shown.
[[nodiscard]] const std::vector<ModelKind> &modelKinds();
[[nodiscard]] QString kindName(ModelKind kind);
//! As far as the card tells; `shelf` is the title of a collection it stands in, which tells, too.
//! A card that tells nothing is of no kind but Any.
[[nodiscard]] bool isOfKind(const ModelCard &card, const QString &shelf, ModelKind kind);
//! It works on a picture that one has to give.
[[nodiscard]] bool needsPicture(const ModelCard &card);

} // namespace limner
