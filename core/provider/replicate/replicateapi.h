#pragma once

#include "core/base/clock.h"
#include "core/net/ratelimiter.h"
#include "core/provider/filesender.h"
#include "core/provider/provider.h"

namespace limner {

class HttpClient;

enum class PredictionCall { Get, Cancel };

//! What a deployment runs at the moment.
struct Deployed {
    QString model = {};   //!< owner/name
    QString version = {}; //!< 64 hex; empty where it is hidden
};

//! Calls to Replicate's API, with the token to its own origin only. Errors: those of the client,
//! and `replicate::toError`.
class ReplicateApi {
public:
    ReplicateApi(HttpClient &http, Clock &clock, double requestsPerSecond);

    [[nodiscard]] const ProviderConfig &config() const { return m_config; }
    //! Calls under way keep the old one.
    void setConfig(ProviderConfig config) { m_config = std::move(config); }
    //! The origin alone: people paste the address with `/v1` or a slash.
    [[nodiscard]] QByteArray origin() const;
    //! On this computer or in its network, as proxies and the sandbox are.
    [[nodiscard]] bool isPrivate() const;
    [[nodiscard]] QString accountMark() const;
    [[nodiscard]] std::optional<std::chrono::milliseconds> clockAhead() const { return m_ahead; }
    //! Null before its first answer.
    [[nodiscard]] QDateTime serverTime() const;

    //! `target` is the path after the origin, with the query.
    [[nodiscard]] AsyncResult<Json> get(QByteArray target, std::stop_token stop);
    //! The same within the budget of questions a second.
    [[nodiscard]] AsyncResult<Json> getListed(QByteArray target, std::stop_token stop);
    //! The literal verb QUERY, with words as plain text.
    [[nodiscard]] AsyncResult<Json> query(QByteArray target, QByteArray words,
                                          std::stop_token stop);
    //! `path` is its owner/name. NotFound also when nothing was released in it.
    [[nodiscard]] AsyncResult<Deployed> deployment(QString path, std::stop_token stop);
    //! The paid one.
    [[nodiscard]] AsyncResult<Json> create(QByteArray target, QByteArray body,
                                           std::stop_token stop);
    //! The part of an address after our origin; nothing when it goes anywhere else, where nobody
    //! should follow.
    [[nodiscard]] std::optional<QByteArray> targetOf(const QByteArray &address) const;
    //! What the answer says of a file that was sent ahead (providers.md §1.11).
    [[nodiscard]] AsyncResult<Json> sendFile(InputFile file, std::stop_token stop);
    [[nodiscard]] AsyncResult<RemoteJob> prediction(QString id, PredictionCall what,
                                                    std::stop_token stop);

private:
    //! Checks the status, parses the body.
    [[nodiscard]] AsyncResult<Json> call(QByteArray method, QByteArray target, QByteArray body,
                                         std::stop_token stop);
    [[nodiscard]] AsyncResult<Json> answerTo(HttpRequest request, std::stop_token stop);
    [[nodiscard]] Result<HttpRequest> request(const QByteArray &method, const QByteArray &target,
                                              const QByteArray &body) const;
    void learnServerTime(const HttpResponse &response);

    HttpClient &m_http;
    Clock &m_clock;
    RateLimiter m_limiter;
    ProviderConfig m_config;
    std::optional<std::chrono::milliseconds> m_ahead; //!< the server's clock minus ours
};

} // namespace limner
