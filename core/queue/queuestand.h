#pragma once

#include "core/queue/throttle.h"

#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

namespace limner {

//! How one provider's part of the queue stands.
struct ProviderStand {
    QString id = {};
    QString name = {};
    int parallel = 5;
    int running = 0;                            //!< Submitting, Running, Fetching
    int waiting = 0;                            //!< Queued
    Throttle::Why why = Throttle::Why::Nothing; //!< what keeps the next create back, if anything
    QDateTime until = {};                       //!< and when that ends
    bool operator==(const ProviderStand &) const = default;
};

//! How the whole queue stands, in the order the providers are shown.
struct QueueStand {
    bool paused = false;
    //! A cap stops the queue: from this position on nothing starts but what may cross it.
    std::optional<qint64> heldFrom = {};
    std::vector<ProviderStand> providers = {};

    [[nodiscard]] const ProviderStand *find(const QString &provider) const
    {
        for (const ProviderStand &one : providers) {
            if (one.id == provider)
                return &one;
        }
        return nullptr;
    }
    bool operator==(const QueueStand &) const = default;
};

} // namespace limner
