#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QImage>
#include <QSize>

#include <vector>

namespace limner {

//! What was done to a picture before it was kept; nothing is done silently.
enum class InputChange {
    TurnedUpright,   //!< its camera had noted how it was held
    PositionRemoved, //!< and where
    MadeRgb,         //!< it was made for a press (CMYK)
    FirstFrame,      //!< of an animation
    MadeSmaller,     //!< it had to be written anew for one of these, and was very large
};

//! What whoever asked for an input takes.
struct InputWish {
    bool isPicture = true;       //!< anything else is refused
    bool takesAnimation = false; //!< else its first frame is kept
    //! As the camera wrote it: neither turned upright nor freed of its position.
    bool keepsCameraData = false;
};

//! Pixels of the longer edge.
inline constexpr int likenessEdge = 512;

//! A picture as it goes into a model.
struct PreparedPicture {
    QByteArray bytes = {};
    QString mediaType = {};
    QSize size = {}; //!< as it is seen; empty = nobody here can read it
    std::vector<InputChange> changes = {};
    QImage likeness = {}; //!< upright, at most `likenessEdge`; null = nobody here can draw it
};

//! Decodes it, so that a broken one is found here, and does what has to be done. What needs nothing
//! keeps its bytes; where the camera's position alone has to go, no pixel is encoded anew. For
//! worker threads. Errors: `InputTrouble` Damaged, TooManyPixels (above 200 million), PositionStays
//! (of kinds that nobody here can read).
[[nodiscard]] Result<PreparedPicture>
preparedPicture(const QByteArray &bytes, const QString &mediaType, const InputWish &wish);

} // namespace limner
