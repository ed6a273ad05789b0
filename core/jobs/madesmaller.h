#pragma once

#include <QSize>
#include <QString>

namespace limner {

//! What was done to a picture on its way into a model.
struct MadeSmaller {
    QString file = {}; //!< what it was called; may be empty
    QSize before = {}; //!< pixels
    QSize now = {};    //!< the same when only its kind or its bytes were too much
    qint64 bytesBefore = 0;
    qint64 bytesNow = 0;
    bool operator==(const MadeSmaller &) const = default;
};

} // namespace limner
