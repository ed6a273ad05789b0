#include "app/hooks/hooks.h"

#include "app/application.h"
#include "app/hooks/hooksettings.h"
#include "core/base/log.h"

namespace limner {

Result<std::unique_ptr<Hooks>> Hooks::open(Application &application)
{
    const Launch &launch = application.launch();
    const Automation fromFile = loadAutomation(launch.folders.settingsFile);
    const Result<Automation> now = inForce(fromFile, launch.environment);
    if (!now)
        return propagate(now);
    return std::unique_ptr<Hooks>{new Hooks{application, fromFile, *now}};
}

Hooks::Hooks(Application &application, Automation fromFile, Automation now)
    : m_application{application}
    , m_fromFile{std::move(fromFile)}
    , m_inForce{std::move(now)}
    , m_herald{application}
    , m_calls{application}
{
    configure();
}

void Hooks::configure()
{
    m_herald.configure(m_inForce);
    m_calls.configure(m_inForce);
}

bool Hooks::setAutomation(const Automation &automation)
{
    const Launch &launch = m_application.launch();
    const bool isSaved = saveAutomation(automation, launch.folders.settingsFile);
    if (!isSaved)
        qCWarning(lcApp) << "who may ask and who is told could not be saved";
    m_fromFile = automation;
    if (const Result<Automation> now = inForce(automation, launch.environment))
        m_inForce = *now;
    configure();
    emit changed();
    return isSaved;
}

void Hooks::start()
{
    m_herald.notifier().start();
    m_calls.start();
}

QCoro::Task<> Hooks::shutdown()
{
    co_await m_calls.shutdown();
    co_await m_herald.notifier().shutdown();
}

} // namespace limner
