#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"
#include "core/net/ratelimiter.h"
#include "core/provider/provider.h"

namespace limner {

class HttpClient;

struct ReplicateConfig {
    Secret token = {};
    QString baseUrl = QStringLiteral("https://api.replicate.com"); //!< scheme, host, port; `/v1` is ours
    QString cancelAfter = QStringLiteral("30m"); //!< bounds the cost of an orphan; Go duration, 5s..24h
};

//! Replicate's HTTP API (providers.md §1). The token goes to the origin of `baseUrl` only.
class Replicate final : public Provider {
public:
    Replicate(HttpClient &http, Clock &clock, ReplicateConfig config);

    [[nodiscard]] QString id() const override;
    [[nodiscard]] QString name() const override;
    [[nodiscard]] ProviderTraits traits() const override;
    [[nodiscard]] bool isConfigured() const override { return !m_config.token.isEmpty(); }
    [[nodiscard]] AsyncResult<Account> checkAccount(std::stop_token stop) override;
    [[nodiscard]] AsyncResult<ModelSchema> model(QString name, QString version,
                                                 std::stop_token stop) override;
    [[nodiscard]] AsyncResult<RemoteJob> create(Request request, std::stop_token stop) override;
    [[nodiscard]] AsyncResult<RemoteJob> poll(QString remoteId, std::stop_token stop) override;
    [[nodiscard]] AsyncResult<RemoteJob> cancel(QString remoteId, std::stop_token stop) override;
    [[nodiscard]] AsyncResult<std::optional<RemoteJob>> find(Request request, QDateTime since,
                                                             std::stop_token stop) override;
    [[nodiscard]] Result<HttpRequest> outputRequest(const QString &output) const override;

    //! New key or base address from the settings; requests under way keep the old ones.
    void setConfig(ReplicateConfig config) { m_config = std::move(config); }

private:
    [[nodiscard]] AsyncResult<Json> call(QByteArray method, QByteArray path, QByteArray body,
                                         std::stop_token stop);

    HttpClient &m_http;
    Clock &m_clock;
    RateLimiter m_limiter;
    ReplicateConfig m_config;
};

} // namespace limner
