#include "core/upload/links.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

std::optional<Error> doubtOf(const KnownStore &known, std::optional<bool> opens)
{
    if (opens.value_or(true) && !known.linkError)
        return std::nullopt;
    Error doubt = known.linkError.value_or(Error{});
    if (!opens.value_or(true)) // an answer, and a clear one
        doubt = Error{.kind = ErrorKind::LinkUnopened, .httpStatus = 403};
    doubt.kind = ErrorKind::LinkUnopened;
    return doubt;
}

} // namespace

QString toString(LinkMode mode)
{
    switch (mode) {
    case LinkMode::Public:
        return u"public"_s;
    case LinkMode::Presigned:
        return u"presigned"_s;
    case LinkMode::Automatic:
        break;
    }
    return u"auto"_s;
}

std::optional<LinkMode> linkModeFromString(const QString &name)
{
    for (const LinkMode mode : {LinkMode::Automatic, LinkMode::Public, LinkMode::Presigned}) {
        if (name.trimmed().compare(toString(mode), Qt::CaseInsensitive) == 0)
            return mode;
    }
    return std::nullopt;
}

bool givesPublic(LinkMode mode, std::optional<bool> publicOpens)
{
    return mode == LinkMode::Public || (mode == LinkMode::Automatic && publicOpens.value_or(false));
}

Result<Link> makeLink(const ObjectStore &store, const Upload &upload, LinkMode mode,
                      const KnownStore &known, std::chrono::seconds lifetime, const QDateTime &now)
{
    if (upload.state != UploadState::Stored || upload.objectKey.isEmpty())
        return fail(ErrorKind::NotUploaded);
    Link out;
    out.isPublic = givesPublic(mode, known.publicOpens);
    out.doubt = doubtOf(known, out.isPublic ? known.publicOpens : known.signedOpens);
    if (out.isPublic) {
        out.url = QString::fromLatin1(store.publicUrl(upload.objectKey));
        return out.url.isEmpty() ? Result<Link>{fail(ErrorKind::NotConfigured)} : out;
    }
    const Result<> configured = store.isConfigured();
    if (!configured)
        return propagate(configured);
    const Result<QByteArray> url = store.presignedUrl(upload.objectKey, lifetime);
    if (!url)
        return propagate(url);
    out.url = QString::fromLatin1(*url);
    out.validUntil = now.addSecs(lifetime.count());
    return out;
}

} // namespace limner
