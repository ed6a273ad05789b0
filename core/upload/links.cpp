#include "core/upload/links.h"

using namespace Qt::StringLiterals;

namespace limner {

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

Result<Link> makeLink(const ObjectStore &store, const Upload &upload, LinkMode mode,
                      std::optional<bool> bucketIsPublic, std::chrono::seconds lifetime,
                      const QDateTime &now)
{
    if (upload.state != UploadState::Stored || upload.objectKey.isEmpty())
        return fail(ErrorKind::NotUploaded);
    const Result<> configured = store.isConfigured();
    if (!configured)
        return propagate(configured);

    Link out;
    out.isPublic =
        mode == LinkMode::Public || (mode == LinkMode::Automatic && bucketIsPublic.value_or(false));
    if (out.isPublic) {
        out.url = QString::fromLatin1(store.publicUrl(upload.objectKey));
        return out;
    }
    const Result<QByteArray> url = store.presignedUrl(upload.objectKey, lifetime);
    if (!url)
        return propagate(url);
    out.url = QString::fromLatin1(*url);
    out.validUntil = now.addSecs(lifetime.count());
    return out;
}

} // namespace limner
