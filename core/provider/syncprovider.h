#pragma once

#include "core/base/clock.h"
#include "core/net/http.h"
#include "core/provider/answerdigest.h"
#include "core/provider/provider.h"

namespace limner {

class HttpClient;

//! A provider whose one request holds until the pictures are there, and which nobody can ask about
//! it afterwards. Its answer goes to disk as it arrives, before anything is made of it, and can be
//! read again after any end of the program.
//!
//! The outputs of its jobs are https addresses, or `answer:<offset>:<length>` for base64 that stays
//! in the answer's file.
class SyncProvider : public Provider {
public:
    SyncProvider(HttpClient &http, Clock &clock)
        : m_http{http}
        , m_clock{clock}
    {}

    //! The paid request. Whatever comes back successfully is in `answerFile`, synced, first.
    //! Neither sleep nor another network gives it up, only `stop`, or five minutes of silence.
    [[nodiscard]] AsyncResult<RemoteJob> generate(Request request, QString answerFile,
                                                  std::stop_token stop);
    //! What the answer on disk holds. Of one that was cut, the whole pictures, if there are any.
    [[nodiscard]] Result<RemoteJob> arrived(const QString &answerFile) const;

    void configure(ProviderConfig config) override { m_config = std::move(config); }
    [[nodiscard]] bool isConfigured() const override { return !m_config.key.isEmpty(); }
    [[nodiscard]] QString accountMark() const override;
    [[nodiscard]] std::optional<std::chrono::milliseconds> clockAhead() const override
    {
        return {};
    }

    // There is no job at such a provider: these fail with Usage.
    [[nodiscard]] AsyncResult<RemoteJob> create(Request request, std::stop_token stop) final;
    [[nodiscard]] AsyncResult<RemoteJob> poll(QString remoteId, std::stop_token stop) final;
    [[nodiscard]] AsyncResult<RemoteJob> cancel(QString remoteId, std::stop_token stop) final;
    [[nodiscard]] AsyncResult<LostLook> lookForLost(Request request, QDateTime since,
                                                    std::stop_token stop) final;

protected:
    //! The path of the paid POST, and its body.
    [[nodiscard]] virtual QByteArray generationPath() const = 0;
    [[nodiscard]] virtual Result<Json> generationBody(const Request &request) const = 0;
    //! What a 2xx answer says. Pure. A refusal that came as 200 is an error without effect;
    //! pictures count whatever is said beside them. `RemoteJob::status` is terminal.
    [[nodiscard]] virtual Result<RemoteJob> read(const AnswerDigest &answer) const = 0;
    //! What an answer with another status says, its `effect` included.
    [[nodiscard]] virtual Error refusal(const HttpResponse &response) const = 0;

    //! With the key, to the origin of the base address only. Usage or NotConfigured when that
    //! cannot be.
    [[nodiscard]] Result<HttpRequest> request(const QByteArray &method,
                                              const QByteArray &path) const;
    [[nodiscard]] HttpClient &http() const { return m_http; }
    [[nodiscard]] Clock &clock() const { return m_clock; }
    [[nodiscard]] const ProviderConfig &config() const { return m_config; }
    //! Scheme, host and port of the base address.
    [[nodiscard]] QByteArray origin() const;

private:
    HttpClient &m_http;
    Clock &m_clock;
    ProviderConfig m_config;
};

} // namespace limner
