#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/settings/environment.h"

#include <QByteArray>
#include <QList>

namespace limner {

//! What the command line says of the door.
struct ServeOptions {
    QString listen = {};    //!< ADDR:PORT; empty = the usual one, on this computer only
    QString readyFile = {}; //!< gets the address once there is one
    bool noToken = false;   //!< whoever reaches it may call
    bool operator==(const ServeOptions &) const = default;
};

//! How the door is open.
struct ApiConfig {
    QString host = QStringLiteral("127.0.0.1");
    int port = 8420;   //!< 0 = any that is free
    Secret token = {}; //!< empty = nobody is asked for one
    QByteArray outside =
        {}; //!< the address in front of it, without a slash at the end; may be empty
    QList<QByteArray> origins = {}; //!< pages of these may call
    int perMinute = 60;
    int generatePerMinute = 30;

    [[nodiscard]] bool isLoopback() const;
};

//! From the command line and the environment of the process: a `.env` may be a stranger's, and
//! opens no door. `told` gets what has to be said once. Errors: Usage, with the variable as `code`;
//! those of `keptApiToken`.
[[nodiscard]] Result<ApiConfig> apiConfig(const ServeOptions &options,
                                          const Environment &environment, const Folders &folders,
                                          QStringList &told);

} // namespace limner
