#pragma once

#include <QImage>

namespace limner {

//! Where two pictures differ, and by how much.
struct DifferencePicture {
    //! How the second came to the size of the first.
    enum class Fitted { AsItIs, Scaled, Cropped };

    QImage image = {}; //!< RGB32; black where both are alike, the brighter the less they are
    double share = 0;  //!< of its pixels that differ so that one can see it, 0 to 1
    int largest = 0;   //!< difference of a channel, 0 to 255
    Fitted fitted = Fitted::AsItIs; //!< Cropped = they have different shapes
};

//! Both on the same grey where one can see through them, compared at the smaller one's size. Null
//! when one of them is null. Takes its time: for a pool.
[[nodiscard]] DifferencePicture differencePicture(const QImage &a, const QImage &b);

} // namespace limner
