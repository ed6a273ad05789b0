#pragma once

#include "core/s3/s3config.h"

#include <QString>
#include <QThread>

#include <memory>

namespace limner {

class SimReplicate;
class SimS3;

//! The simulated provider and store for `--sandbox`, on a thread of their own so that drawing a
//! picture never holds up the window. Objects live in `folder` and survive the program.
class SandboxHost {
public:
    explicit SandboxHost(const QString &folder);
    SandboxHost(const SandboxHost &) = delete;
    SandboxHost &operator=(const SandboxHost &) = delete;
    ~SandboxHost();

    [[nodiscard]] QString providerUrl() const { return m_providerUrl; }
    [[nodiscard]] Secret token() const { return m_token; }
    [[nodiscard]] const S3Config &store() const { return m_store; }

private:
    struct Servers;
    QThread m_thread;
    std::unique_ptr<Servers> m_servers;
    QString m_providerUrl;
    Secret m_token;
    S3Config m_store;
};

} // namespace limner
