#pragma once

#include "core/schema/request.h"

#include <QDateTime>
#include <QMetaType>
#include <QSize>

#include <optional>

namespace limner {

using ArtworkId = qint64;

//! One finished picture with its request, file and hash. Its remote state is the Upload with the
//! same id.
struct Artwork {
    ArtworkId id = 0;
    QString uuid = {};
    QString jobId = {};
    int outputIndex = 0;
    QDateTime createdAt = {};
    Request request = {};
    QString promptTemplate = {}; //!< the prompt with its variants; empty = it had none
    std::optional<qint64> seed = {};
    QString path = {}; //!< below `originals/`, e.g. `2026/11/8f1c….png`; absolute = elsewhere
    QByteArray sha256 = {}; //!< raw
    QByteArray md5 = {};    //!< raw
    QString mediaType = {}; //!< `image/png`
    QSize size = {};
    qint64 bytes = 0;
    double seconds = -1;             //!< predict time of its job; -1 unknown
    std::optional<double> cost = {}; //!< its share, in `currency`
    bool costEstimated = true;
    QString currency = QStringLiteral("USD");
    bool favourite = false;
    int rating = 0; //!< 0 to 5
    bool rejected = false;
    bool animated = false;    //!< only its first frame is shown here
    bool released = false;    //!< its file is in the store only
    QDateTime trashedAt = {}; //!< null = not in the trash

    bool operator==(const Artwork &) const = default;
};

//! What the artist thinks of a picture.
struct ArtworkMarks {
    ArtworkId id = 0;
    int rating = 0; //!< 0 to 5
    bool favourite = false;
    bool rejected = false;

    bool operator==(const ArtworkMarks &) const = default;
};

} // namespace limner
