#pragma once

#include "core/schema/request.h"

#include <QDateTime>

#include <optional>

namespace limner {

//! What a picture says of itself: enough to find it a place in a library that lost its database.
//! No secrets, no addresses of outputs, no paths.
struct EmbeddedRecord {
    QString uuid = {};
    QString jobId = {};
    int outputIndex = 0;
    int outputs = 1; //!< pictures of its job
    QDateTime createdAt = {};
    Request request = {};            //!< without what has no place in a file that is shared
    QString promptTemplate = {};     //!< the prompt with its variants; empty = it had none
    QString group = {};              //!< of the jobs of one click
    QByteArray fingerprint = {};     //!< 64 hex, of the request as it was sent
    bool seedFixed = false;          //!< the artist chose the seed
    std::optional<double> cost = {}; //!< its share, in `currency`
    bool costEstimated = true;
    QString currency = QStringLiteral("USD");
    std::optional<bool> billed = {};
    double seconds = -1; //!< running time of its job; -1 unknown
};

//! What of a request may be in a file that is shared: no files, no addresses with keys in them,
//! nothing named like a secret, no value beyond 32 kB.
[[nodiscard]] Json shareableParameters(const Request &request);

//! The record as a standard XMP packet, the prompt as its description too, and by whom it was made
//! as the IPTC says it: by a trained model, or by one that was given a picture. The same record
//! gives the same bytes, always.
[[nodiscard]] QByteArray toXmp(const EmbeddedRecord &record);
//! The packet without what it says of by whom the picture was made, for one that says it already.
[[nodiscard]] QByteArray withoutSource(const QByteArray &packet);
//! Whether a packet says that.
[[nodiscard]] bool saysSource(QByteArrayView packet);
//! Lenient and bounded: whatever is hostile, foreign or broken is left out; nothing when it holds
//! no record of ours.
[[nodiscard]] std::optional<EmbeddedRecord> fromXmp(const QByteArray &packet);

} // namespace limner
