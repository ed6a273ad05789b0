#pragma once

#include "core/provider/modelcatalogue.h"
#include "core/provider/syncprovider.h"

namespace limner {

//! Together AI's HTTP API (providers.md §2). The key goes to the origin of `baseUrl` only, and to
//! its API only: pictures are fetched without it. Nothing is sent twice.
class Together final : public SyncProvider, public ModelCatalogue {
public:
    Together(HttpClient &http, Clock &clock, ProviderConfig config = {});

    [[nodiscard]] QString id() const override;
    [[nodiscard]] QString name() const override;
    [[nodiscard]] ProviderTraits traits() const override;
    void configure(ProviderConfig config) override;
    //! By the list of models, because there is no account to ask for: its name stays empty.
    [[nodiscard]] AsyncResult<Account> checkAccount(std::stop_token stop) override;
    //! The provider publishes none: that of the model's family, at once. InvalidInput for what is
    //! no `owner/name`; there are no versions.
    [[nodiscard]] AsyncResult<ModelSchema> model(QString name, QString version,
                                                 std::stop_token stop) override;
    [[nodiscard]] Result<HttpRequest> outputRequest(const QString &output) const override;

    [[nodiscard]] AsyncResult<std::vector<ModelCard>> search(QString words,
                                                             std::stop_token stop) override;
    [[nodiscard]] AsyncResult<std::vector<ModelShelf>> shelves(std::stop_token stop) override;
    [[nodiscard]] AsyncResult<ModelShelf> shelf(QString id, std::stop_token stop) override;
    [[nodiscard]] AsyncResult<ModelCard> card(QString name, std::stop_token stop) override;

protected:
    [[nodiscard]] QByteArray generationPath() const override { return "/v1/images/generations"; }
    [[nodiscard]] Result<Json> generationBody(const Request &request) const override;
    [[nodiscard]] Result<RemoteJob> read(const AnswerDigest &answer) const override;
    [[nodiscard]] Error refusal(const HttpResponse &response) const override;

private:
    [[nodiscard]] AsyncResult<Json> get(QByteArray target, std::stop_token stop);
    [[nodiscard]] AsyncResult<std::vector<ModelCard>> newerList(std::stop_token stop);
    [[nodiscard]] AsyncResult<std::vector<ModelCard>> olderList(std::stop_token stop);
    [[nodiscard]] AsyncResult<std::vector<ModelCard>> listed(std::stop_token stop);
};

} // namespace limner
