#pragma once

#include "core/net/httpclient.h"
#include "core/sandbox/replicate/simreplicate.h"

namespace limner::test {

inline const QByteArray animagine =
    "057e2276ac5dcd8d1575dc37b131f903df9c10c41aed53d47cd7d4f068c19fa5";

inline SimReplicateOptions instant()
{
    return {.timeScale = 0};
}

//! About 0.2 s for a run of 28 steps, with all phases visible.
inline SimReplicateOptions quick()
{
    return {.timeScale = 0.05};
}

//! Speaks to a simulated Replicate as a client does, and waits.
class SimClient {
public:
    struct Answer {
        int status = 0;
        Json json = nullptr;
        HttpResponse response = {};
    };
    Answer call(SimReplicate &sim, const QByteArray &method, const QByteArray &target,
                const QByteArray &body = {}, HttpHeaders more = {})
    {
        HttpRequest request{.method = method,
                            .url = target.startsWith("http") ? target : sim.baseUrl() + target,
                            .headers = std::move(more),
                            .body = body,
                            .maxBytes = 400 << 20};
        if (!target.contains("/delivery/"))
            request.headers.emplace_back("Authorization", "Bearer " + sim.options.token);
        if (!body.isEmpty())
            request.headers.emplace_back("Content-Type", "application/json");
        const auto result = QCoro::waitFor(m_client.send(std::move(request), {}));
        if (!result)
            return {};
        const bool isJson = result->header("Content-Type").contains("json");
        return {result->status, isJson ? parseJson(result->body).value_or(Json{}) : Json{},
                *result};
    }
    Answer create(SimReplicate &sim, const Json &input, HttpHeaders more = {})
    {
        const Json body{{"version", animagine.toStdString()}, {"input", input}};
        return call(sim, "POST", "/v1/predictions", toBytes(body), std::move(more));
    }
    Answer poll(SimReplicate &sim, const Answer &created)
    {
        return call(sim, "GET", "/v1/predictions/" + textAt(created.json, "id").toUtf8());
    }
    QByteArray firstOutput(SimReplicate &sim, const Json &input)
    {
        const Answer done = poll(sim, create(sim, input));
        return QByteArray::fromStdString(done.json.at("output").at(0).get<std::string>());
    }

private:
    HttpClient m_client;
};

} // namespace limner::test
