#pragma once

#include "core/picture/records/foundsettings.h"

#include <QImage>
#include <QSize>

#include <functional>

namespace limner {

//! A picture of another tool that was given, before anybody has said what is to become of it.
struct GivenRecord {
    QString path = {};
    FoundSettings settings = {};
    QSize size = {}; //!< pixels
    qint64 bytes = 0;
    QImage preview = {}; //!< may be null
};

//! Nothing when the file is no picture, Limner made it, or nobody knows how it was made: then it is
//! imported like any other. `edge`: of the preview, pixels. Reads the whole file: for worker
//! threads; `stopped` is asked every few megabytes.
[[nodiscard]] std::optional<GivenRecord> givenRecord(const QString &path, int edge,
                                                     const std::function<bool()> &stopped = {});

} // namespace limner
