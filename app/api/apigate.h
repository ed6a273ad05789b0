#pragma once

#include "app/api/apiconfig.h"
#include "app/api/apirequest.h"
#include "app/api/callrates.h"
#include "app/api/dialect.h"

#include <mutex>
#include <optional>

namespace limner {

struct Route;

//! Who may call, from which page, under which name of this server, and how often. Asked on any
//! thread, as its clock is.
class ApiGate {
public:
    ApiGate(ApiConfig config, const Clock &clock);
    //! From the next call on; what was counted stays.
    void setConfig(ApiConfig config);

    //! Why a call is not let in; it counts from now on when it is. `route` is null for an address
    //! that nobody knows.
    [[nodiscard]] std::optional<Refusal> refusal(const ApiRequest &request, const Route *route);
    //! For the browser that asks on a page's behalf; empty for every page that is not invited.
    [[nodiscard]] std::vector<std::pair<QByteArray, QByteArray>>
    headersFor(const ApiRequest &request) const;
    //! The client itself where a server of ours stands in front.
    [[nodiscard]] QByteArray clientOf(const ApiRequest &request) const;
    //! That callers need; empty = none.
    [[nodiscard]] Secret token() const;

private:
    [[nodiscard]] QByteArray client(const ApiRequest &request) const;
    [[nodiscard]] bool isOurHost(const QByteArray &host) const;
    [[nodiscard]] bool isInvited(const QByteArray &origin, const QByteArray &host) const;
    [[nodiscard]] std::optional<Refusal> wrongToken(const ApiRequest &request, const Route *route);
    [[nodiscard]] std::optional<Refusal> tooMany(const ApiRequest &request, const Route &route);

    mutable std::mutex m_mutex; //!< all below; the public functions take it
    ApiConfig m_config;
    CallRates m_calls;
    CallRates m_generations;
    CallRates m_wrongTokens;
};

} // namespace limner
