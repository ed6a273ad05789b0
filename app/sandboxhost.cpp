#include "app/sandboxhost.h"

#include "core/provider/providertable.h"
#include "core/sandbox/sims3.h"
#include "core/sandbox/simtable.h"

namespace limner {

struct SandboxHost::Servers {
    std::map<QString, std::unique_ptr<SimProvider>> providers;
    std::unique_ptr<SimS3> store;

    void start(const QString &folder)
    {
        for (const ProviderSpec &spec : providerTable()) {
            if (std::unique_ptr<SimProvider> simulated = makeSimProvider(spec.id))
                providers.emplace(spec.id, std::move(simulated));
        }
        SimS3Options storage;
        storage.folder = folder;
        store = std::make_unique<SimS3>(storage);
        store->server().isRecording = false; // nobody asks, and bodies are large
        for (const auto &[id, one] : providers)
            one->server().isRecording = false;
    }
    void stop()
    {
        store.reset();
        for (auto &[id, one] : providers)
            one.release()->deleteLater();
    }
};

SandboxHost::SandboxHost(const QString &folder)
    : m_thread{QStringLiteral("sandbox")}
    , m_servers{std::make_unique<Servers>()}
{
    m_thread.run([this, &folder] { m_servers->start(folder); });

    for (const auto &[id, one] : m_servers->providers)
        m_providers[id] = {.key = Secret{one->key()},
                           .baseUrl = QString::fromLatin1(one->baseUrl())};
    m_store.endpoint = QString::fromLatin1(m_servers->store->endpoint());
    m_store.bucket = m_servers->store->options.bucket;
    m_store.name = QStringLiteral("sandbox/") + m_store.bucket; // its port is another each time
    m_store.accessKey = QString::fromLatin1(m_servers->store->options.accessKey);
    m_store.secretKey = Secret{m_servers->store->options.secretKey};
}

SandboxHost::~SandboxHost()
{
    m_thread.run([this] { m_servers->stop(); });
}

ProviderConfig SandboxHost::provider(const QString &id) const
{
    const auto found = m_providers.find(id);
    return found == m_providers.end() ? ProviderConfig{} : found->second;
}

} // namespace limner
