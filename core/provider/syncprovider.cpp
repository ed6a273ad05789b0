#include "core/provider/syncprovider.h"

#include "core/base/file.h"
#include "core/base/pool.h"
#include "core/net/httpclient.h"
#include "core/provider/keyedrequest.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

// Nine pictures of 4096 x 4096 as base64 come to less; what is larger still is no answer.
constexpr qint64 largestAnswer = 1LL << 30;

tl::unexpected<Error> noJob()
{
    return fail(ErrorKind::Usage, u"this provider keeps no jobs that one could ask about"_s);
}

tl::unexpected<Error> unsent(ErrorKind kind, const QString &message)
{
    return fail(Error{.kind = kind, .message = message, .effect = Error::Effect::None});
}

//! What has arrived, once it cannot be lost any more.
Result<RemoteJob> safelyArrived(const SyncProvider *provider, const QString &answerFile)
{
    if (const Result<> safe = syncFile(answerFile); !safe)
        return propagate(safe);
    return provider->arrived(answerFile);
}

} // namespace

AsyncResult<RemoteJob> SyncProvider::generate(Request request, QString answerFile,
                                              std::stop_token stop)
{
    Result<HttpRequest> outgoing = this->request("POST", generationPath());
    if (!outgoing)
        co_return propagate(outgoing);
    const Result<Json> body = generationBody(request);
    if (!body)
        co_return unsent(body.error().kind, body.error().message);
    outgoing->headers.emplace_back("Content-Type", "application/json");
    outgoing->body = toBytes(*body);
    outgoing->saveTo = answerFile;
    outgoing->maxBytes = largestAnswer;
    outgoing->idleTimeout = 5min; // nothing comes before the pictures are there
    outgoing->totalTimeout = 20min;
    outgoing->outlastsChanges = true;
    const Result<HttpResponse> response = co_await m_http.send(std::move(*outgoing), stop);
    if (!response)
        co_return propagate(response);
    if (!response->isSuccess())
        co_return fail(refusal(*response));
    co_return co_await onPool(&safelyArrived, this, answerFile);
}

Result<RemoteJob> SyncProvider::arrived(const QString &answerFile) const
{
    const Result<AnswerDigest> digest = digestAnswer(answerFile);
    if (!digest)
        return propagate(digest);
    if (digest->json.is_null())
        return fail(ErrorKind::Dropped, u"the answer broke off before it said anything"_s);
    Result<RemoteJob> job = read(*digest);
    // Of a cut answer only pictures are believed: what says "none" may have gone on.
    if (digest->isCut && (!job || job->outputs.isEmpty()))
        return fail(ErrorKind::Dropped,
                    u"the answer broke off before its first picture was whole"_s);
    if (job)
        job->isCut = digest->isCut;
    return job;
}

QString SyncProvider::accountMark() const
{
    return accountMarkOf(m_config);
}

QByteArray SyncProvider::origin() const
{
    return originOf(m_config);
}

Result<HttpRequest> SyncProvider::request(const QByteArray &method, const QByteArray &path) const
{
    return keyedRequest(m_config, u"no key for %1"_s.arg(name()), method, path);
}

AsyncResult<RemoteJob> SyncProvider::create(Request, std::stop_token)
{
    co_return noJob();
}

AsyncResult<RemoteJob> SyncProvider::poll(QString, std::stop_token)
{
    co_return noJob();
}

AsyncResult<RemoteJob> SyncProvider::cancel(QString, std::stop_token)
{
    co_return noJob();
}

AsyncResult<LostLook> SyncProvider::lookForLost(Request, QDateTime, std::stop_token)
{
    co_return noJob();
}

} // namespace limner
