#pragma once

#include "core/provider/syncprovider.h"

namespace limner::test {

//! The plainest provider that answers at once: POST /draw, {"pictures": [base64 or address]}.
class PlainSync final : public SyncProvider {
public:
    using SyncProvider::SyncProvider;

    QString id() const override { return QStringLiteral("plain"); }
    QString name() const override { return QStringLiteral("Plain"); }
    ProviderTraits traits() const override
    {
        return {.isAsync = false, .canCancel = false, .canFindLost = false};
    }
    AsyncResult<Account> checkAccount(std::stop_token) override { co_return Account{}; }
    AsyncResult<ModelSchema> model(QString, QString, std::stop_token) override
    {
        co_return fail(ErrorKind::NotFound);
    }
    Result<HttpRequest> outputRequest(const QString &output) const override
    {
        HttpRequest request;
        request.url = output.toUtf8();
        return request;
    }

protected:
    QByteArray generationPath() const override { return "/draw"; }
    Result<Json> generationBody(const Request &request) const override
    {
        return request.parameters;
    }
    Result<RemoteJob> read(const AnswerDigest &answer) const override
    {
        RemoteJob job;
        job.id = textAt(answer.json, "id");
        for (const Json &picture : memberAt(answer.json, "pictures"))
            job.outputs.append(toText(picture));
        if (const QString refused = textAt(answer.json, "refused"); !refused.isEmpty())
            return fail(Error{.kind = errorKindFromString(refused), .effect = Error::Effect::None});
        job.status = job.outputs.isEmpty() ? RemoteStatus::Failed : RemoteStatus::Succeeded;
        return job;
    }
    Error refusal(const HttpResponse &response) const override
    {
        return Error{.kind = response.status == 503 ? ErrorKind::Unavailable : ErrorKind::NoCredit,
                     .httpStatus = response.status,
                     .effect = Error::Effect::None};
    }
};

} // namespace limner::test
