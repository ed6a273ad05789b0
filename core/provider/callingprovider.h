#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/provider/doorbell.h"

#include <QByteArray>

namespace limner {

//! A provider that calls when a job has ended, if it is told where.
class CallingProvider {
public:
    CallingProvider() = default;
    CallingProvider(const CallingProvider &) = delete;
    CallingProvider &operator=(const CallingProvider &) = delete;
    virtual ~CallingProvider() = default;

    //! For jobs that are created from now on; empty = nowhere.
    virtual void setWebhook(const QByteArray &address) = 0;
    //! What the account's calls are signed with.
    [[nodiscard]] virtual AsyncResult<Secret> webhookSecret(std::stop_token stop) = 0;
    //! Rung by whoever is called and has checked the signature.
    [[nodiscard]] virtual Doorbell &doorbell() = 0;
};

} // namespace limner
