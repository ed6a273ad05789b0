#pragma once

#include "core/provider/providerspec.h"
#include "core/provider/syncprovider.h"

namespace limner {

//! MiniMax's pictures over HTTP (providers.md §3): one request that holds until they are there. Its
//! models are the bundled ones; it has no list of them.
class MiniMax final : public SyncProvider {
public:
    //! `regions`: its own addresses beside the first one, for tests; a key that one refuses is
    //! tried at the others by `checkAccount`, and nowhere else.
    MiniMax(HttpClient &http, Clock &clock, ProviderConfig config = {});
    MiniMax(HttpClient &http, Clock &clock, ProviderConfig config,
            std::vector<ProviderRegion> regions);

    [[nodiscard]] QString id() const override;
    [[nodiscard]] QString name() const override;
    [[nodiscard]] ProviderTraits traits() const override;
    void configure(ProviderConfig config) override;
    //! Costs nothing: it asks for no picture at all, and only looks what is refused, the key or
    //! that. A judgement: the reference names no way to ask, and keys are looked at first. Without
    //! a name, since there is none to learn. Errors: OtherRegion when another region takes the key.
    [[nodiscard]] AsyncResult<Account> checkAccount(std::stop_token stop) override;
    //! NotFound for all but the bundled ones.
    [[nodiscard]] AsyncResult<ModelSchema> model(QString name, QString version,
                                                 std::stop_token stop) override;
    [[nodiscard]] Result<HttpRequest> outputRequest(const QString &output) const override;

protected:
    [[nodiscard]] QByteArray generationPath() const override;
    [[nodiscard]] Result<Json> generationBody(const Request &request) const override;
    [[nodiscard]] Result<RemoteJob> read(const AnswerDigest &answer) const override;
    [[nodiscard]] Error refusal(const HttpResponse &response) const override;

private:
    //! Success when the key is taken at this address.
    [[nodiscard]] AsyncResult<> tryKey(QByteArray at, std::stop_token stop);
    //! The others of its own addresses; none when the one in use is not its own: a key that goes to
    //! a proxy or a sandbox goes nowhere else.
    [[nodiscard]] QStringList otherAddresses() const;

    std::vector<ProviderRegion> m_regions;
};

} // namespace limner
