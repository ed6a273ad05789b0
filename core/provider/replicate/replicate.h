#pragma once

#include "core/base/clock.h"
#include "core/net/ratelimiter.h"
#include "core/provider/provider.h"

namespace limner {

class HttpClient;

//! Replicate's HTTP API (providers.md §1). The token goes to the origin of `baseUrl` only, and
//! addresses inside answers are never called with it: paths are built from ids.
class Replicate final : public Provider {
public:
    Replicate(HttpClient &http, Clock &clock, ProviderConfig config = {});

    [[nodiscard]] QString id() const override;
    [[nodiscard]] QString name() const override;
    [[nodiscard]] ProviderTraits traits() const override;
    void configure(ProviderConfig config) override;
    [[nodiscard]] bool isConfigured() const override { return !m_config.key.isEmpty(); }
    [[nodiscard]] AsyncResult<Account> checkAccount(std::stop_token stop) override;
    //! `name` may carry the version: `owner/name:64hex`.
    [[nodiscard]] AsyncResult<ModelSchema> model(QString name, QString version,
                                                 std::stop_token stop) override;
    //! An empty version runs an official model by its name.
    [[nodiscard]] AsyncResult<RemoteJob> create(Request request, std::stop_token stop) override;
    //! A 404 is asked once more after a second: new predictions may take a moment to be seen.
    [[nodiscard]] AsyncResult<RemoteJob> poll(QString remoteId, std::stop_token stop) override;
    [[nodiscard]] AsyncResult<RemoteJob> cancel(QString remoteId, std::stop_token stop) override;
    [[nodiscard]] AsyncResult<std::optional<RemoteJob>> find(Request request, QDateTime since,
                                                             std::stop_token stop) override;
    [[nodiscard]] Result<HttpRequest> outputRequest(const QString &output) const override;

private:
    //! `target` is the path after the origin, with the query. Checks the status, parses the body.
    [[nodiscard]] AsyncResult<Json> call(QByteArray method, QByteArray target, QByteArray body,
                                         std::stop_token stop);
    [[nodiscard]] AsyncResult<RemoteJob> job(QByteArray method, QString remoteId, QByteArray suffix,
                                             std::stop_token stop);
    //! The newest listed prediction that matches, as listed.
    [[nodiscard]] AsyncResult<Json> searchList(Request request, QDateTime earliest,
                                               std::stop_token stop);
    [[nodiscard]] Result<HttpRequest> request(const QByteArray &method, const QByteArray &target,
                                              const QByteArray &body) const;
    void learnServerTime(const HttpResponse &response);

    HttpClient &m_http;
    Clock &m_clock;
    RateLimiter m_limiter;
    ProviderConfig m_config;
    qint64 m_ahead = 0; //!< milliseconds that the server's clock is ahead of ours
};

} // namespace limner
