#pragma once

#include "app/backstage.h"
#include "core/base/servicethread.h"

#include <memory>

namespace limner {

//! The program without its window: the application on a thread of its own, and what the gallery
//! reads on another, so that no window ever waits for a disk or a lock.
class ServiceHost {
public:
    //! The caller owns the LibraryLock, and waits while the library is opened. Errors: those of
    //! Application::open.
    [[nodiscard]] static Result<std::unique_ptr<ServiceHost>> open(const Launch &launch);
    ServiceHost(const ServiceHost &) = delete;
    ServiceHost &operator=(const ServiceHost &) = delete;
    ~ServiceHost(); //!< stops the services and waits

    [[nodiscard]] Backstage &backstage() { return *m_backstage; }
    //! Does it on the application's thread and waits for it: for those that may wait.
    template <typename Work>
    auto run(Work work)
    {
        return m_core.run([this, &work] { return work(*m_application); });
    }

private:
    ServiceHost();
    [[nodiscard]] Result<> begin(const Launch &launch);
    void end();

    ServiceThread m_reading;
    ServiceThread m_core;
    std::unique_ptr<Application> m_application;
    std::unique_ptr<Backstage> m_backstage;
};

} // namespace limner
