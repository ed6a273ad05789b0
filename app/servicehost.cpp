#include "app/servicehost.h"

#include "core/base/nestedwait.h"

namespace limner {

ServiceHost::ServiceHost()
    : m_reading{QStringLiteral("reading")}
    , m_core{QStringLiteral("core")}
{}

Result<std::unique_ptr<ServiceHost>> ServiceHost::open(const Launch &launch)
{
    std::unique_ptr<ServiceHost> host{new ServiceHost};
    if (Result<> begun = host->m_core.run([&] { return host->begin(launch); }); !begun)
        return propagate(begun);
    return host;
}

ServiceHost::~ServiceHost()
{
    m_core.run([this] { end(); });
}

Result<> ServiceHost::begin(const Launch &launch)
{
    Result<std::unique_ptr<Application>> opened = Application::open(launch, &m_reading);
    if (!opened)
        return propagate(opened);
    m_application = std::move(*opened);
    m_backstage = std::make_unique<Backstage>(*m_application);
    return {};
}

void ServiceHost::end()
{
    if (!m_application)
        return;
    waitNested(m_backstage->shutdown());
    waitNested(m_application->shutdown());
    m_backstage.reset();
    m_application.reset();
}

} // namespace limner
