#pragma once

#include "core/provider/callingprovider.h"
#include "core/provider/filesender.h"
#include "core/provider/modelcatalogue.h"
#include "core/provider/replicate/replicateapi.h"
#include "core/provider/replicate/replicatecatalogue.h"

namespace limner {

//! Replicate's HTTP API (providers.md §1). The token goes to the origin of `baseUrl` only, and
//! addresses inside answers are never called with it: paths are built from ids.
class Replicate final : public Provider,
                        public FileSender,
                        public ModelCatalogue,
                        public CallingProvider {
public:
    Replicate(HttpClient &http, Clock &clock, ProviderConfig config = {});

    [[nodiscard]] QString id() const override;
    [[nodiscard]] QString name() const override;
    [[nodiscard]] ProviderTraits traits() const override;
    void configure(ProviderConfig config) override;
    [[nodiscard]] bool isConfigured() const override { return !m_api.config().key.isEmpty(); }
    [[nodiscard]] AsyncResult<Account> checkAccount(std::stop_token stop) override;
    //! `name` may carry the version: `owner/name:64hex`. What comes back is to be run as it stands
    //! there: its version is empty for official models and deployments.
    [[nodiscard]] AsyncResult<ModelSchema> model(QString name, QString version,
                                                 std::stop_token stop) override;
    //! The request alone says which of the three ways it goes, so that a job is sent the same way
    //! after any restart (providers.md §1.2): with a version `POST /predictions`; without one
    //! `POST /models/owner/name/predictions`, for official models; and for the model
    //! `deployments/owner/name` `POST /deployments/owner/name/predictions`. NotFound, with the name
    //! and their words, for a model that is not there (any more) or a version that is not ours.
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
    void setWebhook(const QByteArray &address) override { m_webhook = address; }
    [[nodiscard]] AsyncResult<Secret> webhookSecret(std::stop_token stop) override;
    [[nodiscard]] Doorbell &doorbell() override { return m_doorbell; }
    [[nodiscard]] qint64 largestInline() const override;
    [[nodiscard]] AsyncResult<SentFile> sendFile(InputFile file, std::stop_token stop) override;
    [[nodiscard]] AsyncResult<std::vector<ModelCard>> search(QString words,
                                                             std::stop_token stop) override;
    [[nodiscard]] AsyncResult<std::vector<ModelShelf>> shelves(std::stop_token stop) override;
    [[nodiscard]] AsyncResult<ModelShelf> shelf(QString id, std::stop_token stop) override;
    [[nodiscard]] AsyncResult<ModelCard> card(QString name, std::stop_token stop) override;

private:
    [[nodiscard]] AsyncResult<ModelSchema> schemaOf(QString model, QString version,
                                                    std::stop_token stop);

    ReplicateApi m_api;
    Doorbell m_doorbell;
    QByteArray m_webhook;
    ReplicateCatalogue m_catalogue{m_api};
};

} // namespace limner
