#pragma once

#include "app/hooks/herald.h"
#include "app/hooks/providercalls.h"
#include "core/settings/automation.h"

#include <memory>

namespace limner {

//! What other programs have to do with this one: whom it calls, who calls it, and as what a person
//! chose it. On the application's thread.
class Hooks final : public QObject {
    Q_OBJECT
public:
    //! Usage, with the variable as `code`, for one that is written wrongly.
    [[nodiscard]] static Result<std::unique_ptr<Hooks>> open(Application &application);

    void start();
    [[nodiscard]] QCoro::Task<> shutdown();

    //! As this run uses it: environment over file.
    [[nodiscard]] const Automation &automation() const { return m_inForce; }
    //! As it stands in the file.
    [[nodiscard]] const Automation &fileAutomation() const { return m_fromFile; }
    //! Saves and applies. False when the file could not be written; it applies all the same.
    bool setAutomation(const Automation &automation);

    //! To whoever wants to hear.
    [[nodiscard]] Herald &herald() { return m_herald; }
    //! Of providers.
    [[nodiscard]] ProviderCalls &calls() { return m_calls; }

signals:
    void changed();

private:
    Hooks(Application &application, Automation fromFile, Automation now);
    void configure();

    Application &m_application;
    Automation m_fromFile;
    Automation m_inForce;
    Herald m_herald;
    ProviderCalls m_calls;
};

} // namespace limner
