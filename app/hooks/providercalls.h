#pragma once

#include "core/base/secret.h"
#include "core/base/taskscope.h"
#include "core/notify/webhook.h"
#include "core/provider/callingprovider.h"
#include "core/settings/automation.h"

#include <QObject>

#include <map>

namespace limner {

class Application;

//! Calls of providers that say that a job has ended. Only whoever knows the account's secret is
//! heard, and nothing is believed but which job is meant: it asks the provider itself, now.
class ProviderCalls final : public QObject {
    Q_OBJECT
public:
    explicit ProviderCalls(Application &application, QObject *parent = nullptr);
    ~ProviderCalls() override; //!< shut down

    //! Says which providers are told to call, and where.
    void configure(const Automation &automation);
    //! Learns the secrets of providers that are told to call.
    void start();
    //! A call that was heard before does nothing. Errors: NotFound (there is no such provider, or
    //! it makes no calls), Unavailable (its secret is not known yet), those of `checkWebhook`.
    [[nodiscard]] AsyncResult<> take(QString provider, WebhookHead head, QByteArray body,
                                     std::stop_token stop);
    [[nodiscard]] QCoro::Task<> shutdown();

private:
    //! What is known of one provider's calls.
    struct Known {
        Secret secret = {};
        std::optional<std::chrono::milliseconds> askedAt = {}; //!< by Clock::elapsed
        bool isAsking = false;
        std::map<QByteArray, std::chrono::milliseconds> heard = {}; //!< ids, and when
    };

    [[nodiscard]] QCoro::Task<> learn(QString provider, std::stop_token stop);
    [[nodiscard]] CallingProvider *calling(const QString &provider) const;
    [[nodiscard]] QCoro::Task<> learnAll();
    [[nodiscard]] bool mayAsk(const Known &known, std::chrono::milliseconds pause) const;
    [[nodiscard]] bool isNews(Known &known, const QByteArray &id);

    Application &m_application;
    Automation m_automation;
    std::map<QString, Known> m_known; //!< by provider
    TaskScope m_scope;
};

} // namespace limner
