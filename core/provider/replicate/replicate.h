#pragma once

#include "core/provider/filesender.h"
#include "core/provider/replicate/replicateapi.h"

namespace limner {

//! Replicate's HTTP API (providers.md §1). The token goes to the origin of `baseUrl` only, and
//! addresses inside answers are never called with it: paths are built from ids.
class Replicate final : public Provider, public FileSender {
public:
    Replicate(HttpClient &http, Clock &clock, ProviderConfig config = {});

    [[nodiscard]] QString id() const override;
    [[nodiscard]] QString name() const override;
    [[nodiscard]] ProviderTraits traits() const override;
    void configure(ProviderConfig config) override;
    [[nodiscard]] bool isConfigured() const override { return !m_api.config().key.isEmpty(); }
    [[nodiscard]] AsyncResult<Account> checkAccount(std::stop_token stop) override;
    //! `name` may carry the version: `owner/name:64hex`.
    [[nodiscard]] AsyncResult<ModelSchema> model(QString name, QString version,
                                                 std::stop_token stop) override;
    //! An empty version runs an official model by its name.
    [[nodiscard]] AsyncResult<RemoteJob> create(Request request, std::stop_token stop) override;
    [[nodiscard]] AsyncResult<RemoteJob> poll(QString remoteId, std::stop_token stop) override;
    [[nodiscard]] AsyncResult<RemoteJob> cancel(QString remoteId, std::stop_token stop) override;
    [[nodiscard]] AsyncResult<LostLook> lookForLost(Request request, QDateTime since,
                                                    std::stop_token stop) override;
    [[nodiscard]] QString accountMark() const override { return m_api.accountMark(); }
    [[nodiscard]] std::optional<std::chrono::milliseconds> clockAhead() const override
    {
        return m_api.clockAhead();
    }
    [[nodiscard]] Result<HttpRequest> outputRequest(const QString &output) const override;
    [[nodiscard]] qint64 largestInline() const override;
    [[nodiscard]] AsyncResult<QString> sendFile(InputFile file, std::stop_token stop) override;

private:
    ReplicateApi m_api;
};

} // namespace limner
