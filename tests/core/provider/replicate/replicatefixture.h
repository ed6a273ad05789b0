#pragma once

#include "core/net/httpclient.h"
#include "core/provider/replicate/replicate.h"
#include "core/sandbox/fakehttpserver.h"

#include <QTest>

namespace limner::test {

inline const QByteArray version(64, 'a');
inline const QByteArray token = "r8_testtesttesttesttesttesttesttesttestt";

inline ServedReply json(const QByteArray &body, int status = 200)
{
    return {.status = status, .headers = {{"Content-Type", "application/json"}}, .body = body};
}

inline Request someRequest()
{
    Request request{.provider = QStringLiteral("replicate"),
                    .model = QStringLiteral("acme/inkbrush"),
                    .version = QString::fromLatin1(version)};
    request.parameters = *parseJson(R"({"prompt":"a lighthouse, dusk","seed":5})");
    return request;
}

//! The provider against a scripted server, on a clock that stands still.
struct ReplicateFixture {
    FakeHttpServer server;
    HttpClient http;
    ManualClock clock;
    std::stop_source stop;
    Replicate replicate{
        http, clock,
        ProviderConfig{.key = Secret{token}, .baseUrl = QString::fromLatin1(server.origin())}};

    [[nodiscard]] const ServedRequest &last() const { return server.requests.back(); }
};

template <typename T>
T wait(QCoro::Task<T> task)
{
    return QCoro::waitFor(std::move(task));
}

} // namespace limner::test
