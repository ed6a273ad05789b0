#include "app/sandboxhost.h"

#include "core/sandbox/simreplicate.h"
#include "core/sandbox/sims3.h"

namespace limner {

struct SandboxHost::Servers {
    std::unique_ptr<SimReplicate> replicate;
    std::unique_ptr<SimS3> store;
};

SandboxHost::SandboxHost(const QString &folder)
    : m_servers{std::make_unique<Servers>()}
{
    // A small object that lives on the thread runs what must happen there.
    auto *const porter = new QObject;
    porter->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, porter, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("sandbox"));
    m_thread.start();
    QMetaObject::invokeMethod(
        porter,
        [this, folder] {
            SimReplicateOptions simulated;
            m_servers->replicate = std::make_unique<SimReplicate>(simulated);
            SimS3Options storage;
            storage.folder = folder;
            m_servers->store = std::make_unique<SimS3>(storage);
            m_servers->replicate->server().isRecording = false; // nobody asks, and bodies are large
            m_servers->store->server().isRecording = false;
        },
        Qt::BlockingQueuedConnection);
    QObject::connect(
        &m_thread, &QThread::finished, m_servers->replicate.get(),
        [servers = m_servers.get()] {
            servers->store.reset();
            servers->replicate.release()->deleteLater();
        },
        Qt::DirectConnection);

    m_providerUrl = QString::fromLatin1(m_servers->replicate->baseUrl());
    m_token = Secret{m_servers->replicate->options.token};
    m_store.endpoint = QString::fromLatin1(m_servers->store->endpoint());
    m_store.bucket = m_servers->store->options.bucket;
    m_store.name = QStringLiteral("sandbox/") + m_store.bucket; // its port is another each time
    m_store.accessKey = QString::fromLatin1(m_servers->store->options.accessKey);
    m_store.secretKey = Secret{m_servers->store->options.secretKey};
}

SandboxHost::~SandboxHost()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace limner
