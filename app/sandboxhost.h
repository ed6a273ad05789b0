#pragma once

#include "core/base/servicethread.h"
#include "core/provider/provider.h"
#include "core/s3/s3config.h"

#include <map>
#include <memory>

namespace limner {

//! The simulated providers and store for `--sandbox`, on a thread of their own so that drawing a
//! picture never holds up the window. Objects live in `folder` and survive the program.
class SandboxHost {
public:
    explicit SandboxHost(const QString &folder);
    SandboxHost(const SandboxHost &) = delete;
    SandboxHost &operator=(const SandboxHost &) = delete;
    ~SandboxHost();

    //! Without a key where nobody simulates it.
    [[nodiscard]] ProviderConfig provider(const QString &id) const;
    [[nodiscard]] const S3Config &store() const { return m_store; }

private:
    struct Servers;
    ServiceThread m_thread;
    std::unique_ptr<Servers> m_servers;
    std::map<QString, ProviderConfig> m_providers;
    S3Config m_store;
};

} // namespace limner
