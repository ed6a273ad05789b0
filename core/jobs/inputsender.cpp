#include "core/jobs/inputsender.h"

#include "core/base/pool.h"
#include "core/jobs/sentfiles.h"
#include "core/picture/smallerpicture.h"
#include "core/provider/filesender.h"
#include "core/provider/picturefit.h"
#include "core/schema/inputname.h"

#include <QMimeDatabase>

#include <map>
#include <optional>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

void replaceTexts(Json &value, const std::map<QString, QString> &by)
{
    forEachText(value, [&by](Json &text) {
        if (const auto found = by.find(toText(text)); found != by.end())
            text = toJson(found->second);
    });
}

//! Of one thread: two pictures of 130 MB at once hold half a gigabyte, and every processor of a
//! small computer, for which a window then waits.
struct OneThread : QThreadPool {
    OneThread()
    {
        setMaxThreadCount(1);
        setThreadPriority(QThread::LowestPriority);
    }
};

QThreadPool &smallerPictures()
{
    static OneThread pool;
    return pool;
}

} // namespace

AsyncResult<Request> InputSender::filledIn(Request request, Provider *provider,
                                           std::stop_token stop) const
{
    std::map<QString, QString> sent;
    const QStringList names = inputNamesIn(request.parameters);
    for (const QString &name : names) {
        Result<QString> text = co_await sendable(name, provider, stop);
        if (!text)
            co_return propagate(text);
        sent.emplace(name, std::move(*text));
    }
    replaceTexts(request.parameters, sent);
    co_return request;
}

AsyncResult<QString> InputSender::sendable(QString name, Provider *provider,
                                           std::stop_token stop) const
{
    const bool isSentAhead = dynamic_cast<FileSender *>(provider) != nullptr;
    if (m_sent == nullptr || !isSentAhead)
        return sentNow(std::move(name), QString{}, provider, std::move(stop));
    return sentOnce(std::move(name), provider, std::move(stop));
}

AsyncResult<QString> InputSender::sentOnce(QString name, Provider *provider,
                                           std::stop_token stop) const
{
    const QString key = provider->id() + u' ' + provider->accountMark() + u' ' + name;
    co_await m_sent->untilFree(key, stop);
    if (stop.stop_requested())
        co_return fail(ErrorKind::Cancelled);
    if (const std::optional<QString> address = m_sent->address(key)) {
        // What a person deleted here is not sent, even if the provider still has it.
        if (m_inputs.has(name))
            co_return *address;
    }
    const SentFiles::Turn turn{*m_sent, key};
    co_return co_await sentNow(std::move(name), key, provider, stop);
}

AsyncResult<QString> InputSender::sentNow(QString name, QString key, Provider *provider,
                                          std::stop_token stop) const
{
    const Inputs inputs = m_inputs;
    Result<QByteArray> bytes = co_await onPool(&Inputs::bytes, inputs, name);
    if (!bytes)
        co_return propagate(bytes);
    InputFile kept;
    kept.name = inputs.fileName(name);
    kept.mediaType = QMimeDatabase{}.mimeTypeForData(*bytes).name();
    kept.bytes = std::move(*bytes);
    ProviderTraits traits;
    if (provider != nullptr)
        traits = provider->traits();
    Result<InputFile> file = co_await fitting(std::move(kept), std::move(traits));
    if (!file)
        co_return propagate(file);
    auto *const sender = dynamic_cast<FileSender *>(provider);
    if (sender == nullptr || file->bytes.size() <= sender->largestInline())
        co_return QString{u"data:"_s + file->mediaType + u";base64,"_s +
                          QString::fromLatin1(file->bytes.toBase64())};
    Result<SentFile> sent = co_await sender->sendFile(std::move(*file), stop);
    if (!sent)
        co_return propagate(sent);
    if (!key.isEmpty())
        m_sent->note(key, *sent);
    co_return sent->address;
}

AsyncResult<InputFile> InputSender::fitting(InputFile file, ProviderTraits traits) const
{
    if (goesInAsItIs(traits, file.mediaType, file.bytes.size()))
        co_return file;
    const qint64 most = largestPictureOf(traits);
    Result<SmallerPicture> smaller =
        co_await onPool(&smallerPictures(), &smallerPicture, file.bytes, most);
    if (!smaller) {
        const QString what = file.name.isEmpty() ? file.mediaType : file.name;
        co_return fail(ErrorKind::InvalidInput, what + u": "_s + smaller.error().message);
    }
    if (m_tell)
        m_tell({.file = file.name,
                .before = smaller->before,
                .now = smaller->size,
                .bytesBefore = smaller->bytesBefore,
                .bytesNow = smaller->jpeg.size()});
    file.mediaType = u"image/jpeg"_s;
    file.bytes = std::move(smaller->jpeg);
    co_return file;
}

} // namespace limner
