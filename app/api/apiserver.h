#pragma once

#include "app/api/apireply.h"
#include "app/api/apirequest.h"
#include "core/base/result.h"

#include <chrono>
#include <memory>
#include <optional>

namespace limner {

//! Who answers. Called on the server's threads, many at once; each call may block, and comes back
//! before the answerer goes away.
class ApiAnswerer {
public:
    ApiAnswerer() = default;
    ApiAnswerer(const ApiAnswerer &) = delete;
    ApiAnswerer &operator=(const ApiAnswerer &) = delete;
    virtual ~ApiAnswerer() = default;

    //! Before the body is read: why the call is not let in.
    [[nodiscard]] virtual std::optional<ApiReply> refusal(const ApiRequest &request) = 0;
    [[nodiscard]] virtual ApiReply answer(const ApiRequest &request) = 0;
    //! For what could not be read to its end.
    [[nodiscard]] virtual ApiReply unreadable(const ApiRequest &request, int status,
                                              const QString &why) = 0;
};

//! What a server bears.
struct ApiLimits {
    qint64 body = 16 << 20;                    //!< bytes
    std::chrono::milliseconds request{30'000}; //!< to send it, from its first byte on
    std::chrono::milliseconds idle{60'000};    //!< between two requests
    int connections = 200;
    //! That a client may let an answer stand still; it earns as much again by taking `pace` bytes a
    //! second.
    std::chrono::milliseconds answer{30'000};
    qint64 pace = 4 << 10;
};

//! An HTTP/1.1 server on threads of its own. Knows nothing of what it serves.
class ApiServer {
public:
    explicit ApiServer(ApiAnswerer &answerer, ApiLimits limits = {});
    ApiServer(const ApiServer &) = delete;
    ApiServer &operator=(const ApiServer &) = delete;
    ~ApiServer(); //!< stopped

    //! The port: a free one for 0. Io when somebody else has it.
    [[nodiscard]] Result<int> listen(const QString &host, int port);
    //! Nobody new is let in, and who asks nothing is let go. At once.
    void close();
    //! Connections that are still there.
    [[nodiscard]] int connections() const;
    //! Cuts those off and waits for the threads: every answer has been given before.
    void stop();

private:
    class Engine;
    std::unique_ptr<Engine> m_engine;
};

} // namespace limner
