#include "core/s3/s3target.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

bool hasOddCharacters(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() <= 0x20 || c.unicode() >= 0x7f; });
}

} // namespace

QString S3Target::place() const
{
    if (!config.name.isEmpty())
        return config.name;
    return QString::fromLatin1(endpoint.authority() + endpoint.basePath) + u'/' + config.bucket;
}

Result<S3TargetPtr> makeTarget(S3Config config)
{
    auto out = std::make_shared<S3Target>();
    config.bucket = config.bucket.trimmed();
    config.region = config.region.trimmed();
    config.accessKey = config.accessKey.trimmed();
    const Result<S3Endpoint> endpoint = parseEndpoint(config.endpoint);
    if (!endpoint)
        return propagate(endpoint);
    const Result<> bucket = checkBucketName(config.bucket);
    if (!bucket)
        return propagate(bucket);
    if (hasOddCharacters(config.region))
        return fail(ErrorKind::InvalidInput, u"the region holds a space or an odd character"_s);
    if (!config.publicUrl.trimmed().isEmpty()) {
        const Result<S3Endpoint> base = parsePublicUrl(config.publicUrl);
        if (!base)
            return propagate(base);
        out->publicBase = *base;
    }
    out->endpoint = *endpoint;
    out->config = std::move(config);
    return S3TargetPtr{std::move(out)};
}

Result<> checkKeys(const S3Config &config)
{
    if (config.accessKey.isEmpty())
        return fail(ErrorKind::NotConfigured, u"no access key"_s);
    if (config.secretKey.isEmpty())
        return fail(ErrorKind::NotConfigured, u"no secret key"_s);
    if (hasOddCharacters(config.accessKey))
        return fail(ErrorKind::InvalidInput, u"the access key holds a space or an odd character"_s);
    return {};
}

} // namespace limner
