#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace limner {

//! Something that somebody outside is to hear of.
struct Notice {
    qint64 id = 0;
    QString message = {}; //!< what the receiver knows it by: the same in every try
    QString event = {};   //!< artwork.stored, job.failed, cap.reached
    QString subject = {}; //!< uuid of the picture, id of the job, or which cap
    QByteArray data = {}; //!< JSON of what cannot be looked up later
    QDateTime createdAt = {};
    int attempts = 0;
    QDateTime retryAt = {};          //!< null = now
    std::optional<Error> error = {}; //!< of the last try
};

} // namespace limner
