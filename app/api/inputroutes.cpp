#include "app/api/inputroutes.h"

#include "app/api/apibody.h"
#include "app/api/apicommand.h"
#include "app/api/formfile.h"
#include "core/schema/inputname.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

Result<FormFile> fileIn(const ApiRequest &request)
{
    const QByteArray type = request.header("content-type");
    if (type.toLower().startsWith("multipart/"))
        return firstFile(type, request.body);
    return FormFile{.name = queryOf(request).value(u"name"_s), .bytes = request.body};
}

OrderedJson inputJson(const KeptInput &kept)
{
    OrderedJson out{{"id", digestOf(kept.name).toStdString()}};
    out["sha256"] = digestOf(kept.name).toStdString();
    out["type"] = kept.mediaType.toStdString();
    const bool isSized = kept.size.isValid() && !kept.size.isEmpty();
    out["width"] = isSized ? OrderedJson(kept.size.width()) : OrderedJson(nullptr);
    out["height"] = isSized ? OrderedJson(kept.size.height()) : OrderedJson(nullptr);
    return out;
}

} // namespace

ApiAnswer inputAnswer(ApiContext *context, ApiCall call)
{
    Result<FormFile> file = fileIn(call.request);
    if (file && file->bytes.isEmpty())
        file = fail(ErrorKind::Usage, u"the body is empty"_s);
    if (!file)
        co_return refuse(Dialect::Native, file.error());
    InputSource source;
    source.bytes = file->bytes;
    source.fileName = QFileInfo{file->name}.fileName().left(200);
    InputOrder order;
    order.sources.push_back(source);
    const Result<KeptInput> kept =
        co_await context->application.intake().make(std::move(order), call.stop);
    if (!kept) {
        Refusal refusal = refusalFor(kept.error());
        if (kept.error().kind == ErrorKind::Io && !kept.error().code.isEmpty())
            refusal.status = 422; // the file is at fault, not the disk
        co_return refuse(Dialect::Native, refusal);
    }
    co_return jsonReply(inputJson(*kept), 201);
}

} // namespace limner
