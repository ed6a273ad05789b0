#include "core/jobs/inputsender.h"

#include "core/base/pool.h"
#include "core/provider/filesender.h"
#include "core/schema/inputname.h"

#include <QMimeDatabase>

#include <map>

using namespace Qt::StringLiterals;

namespace limner {

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
    const QString type = QMimeDatabase{}.mimeTypeForData(*bytes).name();
    auto *const sender = dynamic_cast<FileSender *>(provider);
    if (sender == nullptr || bytes->size() <= sender->largestInline())
        co_return QString{u"data:"_s + type + u";base64,"_s +
                          QString::fromLatin1(bytes->toBase64())};
    InputFile file;
    file.name = inputs.fileName(name);
    file.mediaType = type;
    file.bytes = std::move(*bytes);
    co_return co_await sender->sendFile(std::move(file), stop);
}

} // namespace limner
