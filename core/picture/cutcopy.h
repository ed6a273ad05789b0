#pragma once

#include "core/picture/sharecopy.h"

#include <QRect>

namespace limner {

//! What is shown of a picture to others: turned, and a part of it.
struct PictureCut {
    int turns = 0;   //!< quarters, clockwise, 0 to 3
    QRect part = {}; //!< pixels of the turned picture; null = all of it
    bool operator==(const PictureCut &) const = default;
};

//! The same cut of a picture that is turned so many quarters more; `size` before that, as the cut
//! has turned it. Negative = counter-clockwise.
[[nodiscard]] PictureCut turnedBy(const PictureCut &cut, int quarters, QSize size);

//! A copy like `shareCopy`'s of the turned part alone. What comes of more than 49 megapixels was
//! made smaller before it was cut. Takes its time: for a pool. Errors: those of `shareCopy`;
//! InvalidInput when nothing of the picture lies in the part.
[[nodiscard]] Result<ShareCopy> cutCopy(const QString &file, const ShareWish &wish,
                                        const PictureCut &cut);

} // namespace limner
