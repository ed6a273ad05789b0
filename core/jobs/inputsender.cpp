#include "core/jobs/inputsender.h"

#include "core/base/pool.h"
#include "core/picture/smallerpicture.h"
#include "core/provider/filesender.h"
#include "core/schema/inputname.h"

#include <QMimeDatabase>

#include <map>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

bool mustBeWrittenAnew(const InputFile &file, const ProviderTraits &traits)
{
    if (!file.mediaType.startsWith(u"image/"))
        return false; // whoever takes pictures only says so itself
    const bool isTooLarge = traits.largestPicture > 0 && file.bytes.size() > traits.largestPicture;
    return isTooLarge ||
           (!traits.pictureTypes.isEmpty() && !traits.pictureTypes.contains(file.mediaType));
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
    forEachText(request.parameters, [&sent](Json &text) {
        if (const auto found = sent.find(toText(text)); found != sent.end())
            text = toJson(found->second);
    });
    co_return request;
}

AsyncResult<QString> InputSender::sendable(QString name, Provider *provider,
                                           std::stop_token stop) const
{
    const Inputs inputs = m_inputs;
    const auto read = [inputs, name] { return inputs.bytes(name); };
    Result<QByteArray> bytes = co_await onPool(read);
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
    co_return co_await sender->sendFile(std::move(*file), stop);
}

AsyncResult<InputFile> InputSender::fitting(InputFile file, ProviderTraits traits) const
{
    if (!mustBeWrittenAnew(file, traits))
        co_return file;
    const qint64 most = traits.largestPicture > 0 ? traits.largestPicture : Inputs::largestSent;
    const QByteArray whole = file.bytes;
    const auto write = [whole, most] { return smallerPicture(whole, most); };
    Result<SmallerPicture> smaller = co_await onPool(write);
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
