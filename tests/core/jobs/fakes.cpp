#include "tests/core/jobs/fakes.h"

#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/base/pool.h"
#include "core/upload/uploadstore.h"

#include <QBuffer>
#include <QImage>
#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner::test {
namespace {

template <typename T>
T take(std::deque<T> &script)
{
    T out = script.front();
    if (script.size() > 1)
        script.pop_front();
    return out;
}

} // namespace

QByteArray pngBytes(int shade)
{
    QImage image{8, 8, QImage::Format_RGB32};
    image.fill(qRgb(shade % 256, 40, 90));
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QString pngUri(int shade)
{
    return u"data:image/png;base64,"_s + QString::fromLatin1(pngBytes(shade).toBase64());
}

Error errorOf(ErrorKind kind, const QString &message)
{
    Error error;
    error.kind = kind;
    error.message = message;
    return error;
}

Request request(qint64 seed)
{
    Request out;
    out.provider = u"fake"_s;
    out.model = u"acme/brush"_s;
    out.version = u"v1"_s;
    out.parameters["prompt"] = "a lighthouse";
    out.parameters["seed"] = seed;
    return out;
}

LostLook listed(std::vector<RemoteJob> candidates)
{
    LostLook look;
    look.candidates = std::move(candidates);
    look.isComplete = true;
    return look;
}

RemoteJob remote(RemoteStatus status, const QStringList &outputs)
{
    RemoteJob job;
    job.id = u"remote-1"_s;
    job.status = status;
    job.outputs = outputs;
    if (isTerminal(status))
        job.predictSeconds = 4;
    return job;
}

AsyncResult<Account> FakeProvider::checkAccount(std::stop_token)
{
    co_return Account{};
}

AsyncResult<ModelSchema> FakeProvider::model(QString, QString, std::stop_token)
{
    co_return ModelSchema{};
}

AsyncResult<RemoteJob> FakeProvider::create(Request, std::stop_token stop)
{
    ++creates;
    if (onCreate)
        onCreate();
    if (hangCreate) {
        co_await m_clock.sleep(24h, stop);
        if (stop.stop_requested())
            co_return fail(ErrorKind::Cancelled);
    }
    Result<RemoteJob> answer = take(createAnswers);
    // Every job has an id of its own.
    if (answer && creates > 1 && answer->id == u"remote-1")
        answer->id = u"remote-%1"_s.arg(creates);
    co_return answer;
}

AsyncResult<RemoteJob> FakeProvider::poll(QString, std::stop_token)
{
    ++polls;
    co_return take(pollAnswers);
}

AsyncResult<RemoteJob> FakeProvider::cancel(QString, std::stop_token)
{
    ++cancels;
    co_return take(cancelAnswers);
}

AsyncResult<LostLook> FakeProvider::lookForLost(Request, QDateTime since, std::stop_token)
{
    ++looks;
    askedSince = since;
    if (onLook)
        onLook();
    Result<LostLook> look = take(lookAnswers);
    if (look && !look->now.isValid())
        look->now = m_clock.now().addMSecs(ahead.value_or(std::chrono::milliseconds{0}).count());
    co_return look;
}

Result<HttpRequest> FakeProvider::outputRequest(const QString &output) const
{
    if (outputFails)
        return fail(*outputFails);
    HttpRequest out;
    out.url = output.toUtf8();
    return out;
}

AsyncResult<ObjectInfo> FakeStore::put(PutObject object, std::stop_token stop)
{
    ++puts;
    mostUnderWay = std::max(mostUnderWay, ++underWay);
    const std::chrono::milliseconds duration = hang ? 24h : 5ms;
    const Clock::Woken woken = co_await m_clock.sleep(duration, stop);
    --underWay;
    if (woken == Clock::Woken::Stopped)
        co_return fail(ErrorKind::Cancelled);
    if (alwaysFails)
        co_return fail(*alwaysFails);
    if (!failures.empty()) {
        const Error error = failures.front();
        failures.pop_front();
        co_return fail(error);
    }
    const Result<QByteArray> bytes = readFile(object.file, 1 << 30);
    if (!bytes)
        co_return propagate(bytes);
    if (object.onProgress)
        object.onProgress(object.bytes, object.bytes);
    objects[object.key] = *bytes;
    hashes[object.key] = object.sha256;
    types[object.key] = object.contentType;
    ObjectInfo info;
    info.key = object.key;
    info.etag = "etag";
    co_return info;
}

ObjectInfo FakeStore::infoOf(const QString &key) const
{
    const QByteArray &bytes = objects.at(key);
    ObjectInfo info;
    info.key = key;
    info.bytes = bytes.size();
    info.etag = md5(isEncrypting ? "sealed" + bytes : bytes).toHex();
    return info;
}

AsyncResult<FetchedObject> FakeStore::get(FetchObject object, std::stop_token stop)
{
    ++gets;
    if (co_await m_clock.sleep(5ms, stop) == Clock::Woken::Stopped)
        co_return fail(ErrorKind::Cancelled);
    if (getFails)
        co_return fail(*getFails);
    const auto found = objects.find(object.key);
    if (found == objects.end())
        co_return fail(ErrorKind::NotFound);
    const QByteArray &bytes = found->second;
    if (bytes.size() > object.mostBytes)
        co_return fail(ErrorKind::TooLarge);
    QFile file{object.file};
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        co_return fail(ErrorKind::Io, object.file);
    if (object.onProgress)
        object.onProgress(bytes.size(), bytes.size());
    co_return FetchedObject{.bytes = bytes.size(), .sha256 = sha256(bytes)};
}

AsyncResult<ObjectInfo> FakeStore::head(QString key, std::stop_token)
{
    ++heads;
    if (headFails)
        co_return fail(*headFails);
    if (!objects.contains(key))
        co_return fail(ErrorKind::NotFound);
    ObjectInfo info = infoOf(key);
    info.isEncrypted = isEncrypting;
    if (const auto hash = hashes.find(key); hash != hashes.end())
        info.sha256 = hash->second;
    co_return info;
}

AsyncResult<> FakeStore::remove(QString key, std::stop_token)
{
    ++removals;
    if (removeFails)
        co_return fail(*removeFails);
    objects.erase(key);
    co_return Result<>{};
}

AsyncResult<ObjectPage> FakeStore::list(QString prefix, QString from, std::stop_token)
{
    ++lists;
    if (listFails)
        co_return fail(*listFails);
    ObjectPage page;
    for (auto at = objects.upper_bound(from); at != objects.end(); ++at) {
        if (!at->first.startsWith(prefix))
            continue;
        page.objects.push_back(infoOf(at->first));
        if (page.objects.size() == pageSize) {
            page.next = at->first;
            break;
        }
    }
    co_return page;
}

QByteArray FakeStore::publicUrl(const QString &key) const
{
    return "https://store.test/gallery/" + key.toUtf8();
}

Result<QByteArray> FakeStore::presignedUrl(const QString &key, std::chrono::seconds) const
{
    return publicUrl(key) + "?signed";
}

AsyncResult<bool> FakeStore::opens(QByteArray url, std::chrono::milliseconds patience,
                                   std::stop_token stop)
{
    const bool isSigned = url.endsWith("?signed");
    publicChecks += isSigned ? 0 : 1;
    if (isSigned)
        co_return signedRead;
    if (publicHangs) {
        co_await m_clock.sleep(patience, stop);
        co_return fail(ErrorKind::Timeout);
    }
    if (publicFails)
        co_return fail(*publicFails);
    co_return publicRead;
}

AsyncResult<OpenedPage> FakeStore::openPage(QByteArray url, std::chrono::milliseconds patience,
                                            std::stop_token stop)
{
    const Result<bool> opened = co_await opens(url, patience, stop);
    if (!opened)
        co_return propagate(opened);
    const QString key = QString::fromUtf8(url.sliced(publicUrl({}).size())).section(u'?', 0, 0);
    const auto type = types.find(key);
    const QByteArray own = type == types.end() ? QByteArray{} : type->second;
    OpenedPage page;
    page.opens = *opened && objects.contains(key);
    page.contentType = servedAs.isEmpty() ? own.split(';').first() : servedAs;
    co_return page;
}

ArtworkId keepPicture(Library &library, Clock &clock, int number)
{
    const QByteArray bytes = pngBytes(number);
    const QString file = library.originals().incomingFile(u"new"_s);
    QFile out{file};
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        return 0;
    out.close();
    Artwork artwork;
    artwork.jobId = u"job"_s;
    artwork.outputIndex = number;
    artwork.createdAt = clock.now();
    artwork.request = request();
    artwork.sha256 = sha256(bytes);
    artwork.md5 = md5(bytes);
    artwork.bytes = bytes.size();
    artwork.mediaType = u"image/png"_s;
    artwork.size = {8, 8};
    if (!library.originals().adopt(file, artwork))
        return 0;
    const Result<ArtworkId> id = library.insert(artwork);
    return id && UploadStore{library.database()}.insertPending(*id) ? *id : 0;
}

bool driveUntil(ManualClock &clock, const std::function<bool()> &done)
{
    QElapsedTimer watch;
    watch.start();
    QTimer pulse;
    pulse.start(20);
    const auto isAtWork = [] { return workPool().activeThreadCount() > 0; };
    while (watch.elapsed() < 15'000) {
        const bool wasAtWork = isAtWork(); // what it made may be on its way
        settle();
        if (done())
            return true;
        // Days would go by while a thread works; where nobody waits for time it is a socket.
        if (wasAtWork || isAtWork() || !clock.advanceToNext())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return false;
}

void settle()
{
    for (int i = 0; i < 8; ++i)
        QCoreApplication::processEvents();
}

} // namespace limner::test
