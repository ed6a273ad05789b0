#pragma once

#include <QMetaType>
#include <QString>

namespace limner {

//! Stands among the values of a condition for the ids of pictures that look like something; they
//! are worked out by whoever asks (`LikePictures`), since no SQL can.
struct LikeWish {
    enum class Kind {
        Similar,  //!< to `picture`, itself among them
        Duplicate //!< of any other
    };
    Kind kind = Kind::Similar;
    QString picture = {}; //!< an id, or how a UUID begins

    bool operator==(const LikeWish &) const = default;
};

} // namespace limner

Q_DECLARE_METATYPE(limner::LikeWish)
