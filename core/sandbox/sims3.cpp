#include "core/sandbox/sims3.h"

#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/net/retry.h"
#include "core/s3/sigv4.h"
#include "core/sandbox/s3xml.h"
#include "core/sandbox/servedrange.h"
#include "core/sandbox/sims3list.h"

#include <QFile>
#include <QStringDecoder>
#include <QTemporaryDir>

#include <set>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

const QByteArray policyFile = "bucket-policy";

bool hasName(const std::vector<std::pair<QByteArray, QByteArray>> &query, QByteArrayView name)
{
    return std::any_of(query.begin(), query.end(),
                       [name](const auto &pair) { return pair.first == name; });
}

//! MinIO's rules, the strictest that people meet (s3.md §15).
std::optional<S3Error> checkKey(const QByteArray &key)
{
    if (key.size() > 1024)
        return S3Error{400, "KeyTooLongError", "Your key is too long"};
    QStringDecoder decoder{QStringDecoder::Utf8};
    static_cast<void>(QString{decoder(key)});
    bool isBad =
        decoder.hasError() || key.contains("//") || key.startsWith('/') || key.contains('\0');
    for (const QByteArray &part : key.split('/'))
        isBad = isBad || part == "." || part == "..";
    if (isBad)
        return S3Error{400, "XMinioInvalidObjectName",
                       "Object name contains unsupported characters."};
    return std::nullopt;
}

std::optional<S3Error> checkUpload(const ServedRequest &request)
{
    const QByteArray sent = request.header("Content-MD5");
    if (!request.header("Transfer-Encoding").isEmpty())
        return S3Error{411, "MissingContentLength",
                       "You must provide the Content-Length HTTP header."};
    if (!request.header("x-amz-copy-source").isEmpty())
        return S3Error{501, "NotImplemented", "Copying is not implemented here."};
    if (!sent.isEmpty()) {
        const auto decoded =
            QByteArray::fromBase64Encoding(sent, QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded || decoded.decoded.size() != 16)
            return S3Error{400, "InvalidDigest", "The Content-Md5 you specified is not valid."};
        if (decoded.decoded != md5(request.body))
            return S3Error{400, "BadDigest",
                           "The Content-Md5 you specified did not match what we received."};
    }
    qsizetype metadata = 0;
    for (const auto &[name, value] : request.headers) {
        if (name.toLower().startsWith("x-amz-meta-"))
            metadata += name.size() - 11 + value.size();
    }
    if (metadata > 2048)
        return S3Error{400, "MetadataTooLarge",
                       "Your metadata headers exceed the maximum allowed metadata size."};
    return std::nullopt;
}

HttpHeaders keptHeaders(const ServedRequest &request)
{
    HttpHeaders kept;
    bool hasType = false;
    for (const auto &[name, value] : request.headers) {
        const QByteArray lower = name.toLower();
        hasType = hasType || lower == "content-type";
        if (lower == "content-type" || lower == "cache-control" || lower == "content-disposition" ||
            lower == "content-encoding" || lower == "content-language" ||
            lower.startsWith("x-amz-meta-"))
            kept.emplace_back(name, value);
    }
    if (!hasType)
        kept.emplace_back("Content-Type", "binary/octet-stream");
    return kept;
}

//! Whether a policy lets anybody read the object.
bool grants(const Json &statement, const QByteArray &resource)
{
    const auto listed = [](const Json &value) {
        return value.is_array() ? value : Json::array({value});
    };
    const Json &principal = memberAt(statement, "Principal");
    const Json who = listed(principal.is_object() ? memberAt(principal, "AWS") : principal);
    const Json actions = listed(memberAt(statement, "Action"));
    const auto contains = [](const Json &list, std::initializer_list<const char *> words) {
        return std::any_of(list.begin(), list.end(), [&](const Json &item) {
            return std::any_of(words.begin(), words.end(),
                               [&](const char *word) { return item == word; });
        });
    };
    if (memberAt(statement, "Effect") != "Allow" || !contains(who, {"*"}) ||
        !contains(actions, {"s3:GetObject", "s3:*"}))
        return false;
    for (const Json &item : listed(memberAt(statement, "Resource"))) {
        const QByteArray pattern = toText(item).toUtf8();
        if (pattern.endsWith('*') ? resource.startsWith(pattern.chopped(1)) : resource == pattern)
            return true;
    }
    return false;
}

} // namespace

SimS3::SimS3(SimS3Options given, QObject *parent)
    : QObject{parent}
    , options{std::move(given)}
    , m_temporary{options.folder.isEmpty() ? std::make_unique<QTemporaryDir>() : nullptr}
    , m_store{m_temporary ? m_temporary->path() : options.folder}
{
    m_server.setHandler([this](const ServedRequest &request) { return handle(request); });
}

SimS3::~SimS3() = default;

QDateTime SimS3::now() const
{
    return QDateTime::currentDateTimeUtc().addSecs(options.clockOffset.count());
}

ServedReply SimS3::handle(const ServedRequest &request)
{
    ServedReply reply = dispatch(request);
    reply.headers.emplace_back("Server", "Limner-Sandbox");
    reply.headers.emplace_back("Date", httpDate(now()));
    reply.headers.emplace_back("x-amz-request-id", "LIMNERSANDBOX");
    if (!options.region.isEmpty() && reply.status >= 400)
        reply.headers.emplace_back("x-amz-bucket-region", options.region);
    return reply;
}

ServedReply SimS3::errorReply(const ServedRequest &request, const S3Error &error) const
{
    return s3ErrorReply(error, request.path());
}

ServedReply SimS3::dispatch(const ServedRequest &request)
{
    const QByteArray path = QByteArray::fromPercentEncoding(request.path());
    if (!path.startsWith('/'))
        return errorReply(request, {400, "InvalidURI", "Couldn't parse the specified URI."});
    const auto caller =
        authenticate(request, {options.accessKey, options.secretKey, options.region}, now());
    if (!caller)
        return errorReply(request, caller.error());
    const qsizetype slash = path.indexOf('/', 1);
    const QByteArray bucketName = path.mid(1, slash < 0 ? -1 : slash - 1);
    const QByteArray key = slash < 0 ? QByteArray{} : path.mid(slash + 1);
    const qsizetype mark = request.target.indexOf('?');
    const Query query = sigv4::parsedQuery(mark < 0 ? QByteArray{} : request.target.mid(mark + 1));
    const bool isRead = request.method == "GET" || request.method == "HEAD";
    const S3Error denied{403, "AccessDenied", "Access Denied."};
    if (*caller == S3Caller::Anonymous && (!isRead || key.isEmpty() || !isPublic(key)))
        return errorReply(request, denied);
    if (bucketName.isEmpty() && isRead)
        return xmlReply(200, "<ListAllMyBucketsResult><Buckets><Bucket>" +
                                 xmlElement("Name", options.bucket.toUtf8()) +
                                 "</Bucket></Buckets></ListAllMyBucketsResult>");
    const bool isMaking = request.method == "PUT" && key.isEmpty() && query.empty();
    if (bucketName != options.bucket.toUtf8())
        return errorReply(request, isMaking ? denied
                                            : S3Error{404, "NoSuchBucket",
                                                      "The specified bucket does not exist"});
    if (!options.bucketExists && !isMaking)
        return errorReply(request, {404, "NoSuchBucket", "The specified bucket does not exist"});
    if (key.isEmpty())
        return bucket(request, query);
    if (std::optional<S3Error> wrong = checkKey(key))
        return errorReply(request, *wrong);
    if (isRead)
        return getObject(request, key, query, *caller);
    if (request.method == "PUT")
        return putObject(request, key);
    if (request.method != "DELETE")
        return errorReply(request, {501, "NotImplemented", "This call is not implemented here."});
    m_store.remove(key);
    return {.status = 204};
}

ServedReply SimS3::bucket(const ServedRequest &request, const Query &query)
{
    if (hasName(query, "policy"))
        return policy(request);
    if (hasName(query, "location"))
        return xmlReply(200, xmlElement("LocationConstraint", options.region));
    if (request.method == "HEAD")
        return options.region.isEmpty()
                   ? ServedReply{}
                   : ServedReply{.headers = {{"x-amz-bucket-region", options.region}}};
    if (request.method == "GET")
        return listReply(m_store, options.bucket.toUtf8(), query);
    if (request.method != "PUT")
        return errorReply(request, {501, "NotImplemented", "This call is not implemented here."});
    if (options.bucketExists)
        return errorReply(request,
                          {409, "BucketAlreadyOwnedByYou",
                           "Your previous request to create the named bucket succeeded and you "
                           "already own it."});
    options.bucketExists = true;
    return {.headers = {{"Location", '/' + options.bucket.toUtf8()}}};
}

ServedReply SimS3::policy(const ServedRequest &request)
{
    const QString path = m_store.folder() + u'/' + QString::fromLatin1(policyFile);
    if (request.method == "DELETE") {
        QFile::remove(path);
        return {.status = 204};
    }
    if (request.method == "GET") {
        const Result<QByteArray> text = readFile(path, 1 << 20);
        if (!text)
            return errorReply(request,
                              {404, "NoSuchBucketPolicy", "The bucket policy does not exist"});
        return {.headers = {{"Content-Type", "application/json"}}, .body = *text};
    }
    const Result<Json> json = parseJson(request.body);
    if (!json || !memberAt(*json, "Statement").is_array())
        return errorReply(request, {400, "MalformedPolicy", "Policy has invalid JSON."});
    if (!writeFileDurably(path, request.body))
        return errorReply(request, {500, "InternalError", "The policy could not be written."});
    return {.status = 204};
}

bool SimS3::isPublic(const QByteArray &key) const
{
    if (options.publicRead)
        return true;
    const Result<QByteArray> text =
        readFile(m_store.folder() + u'/' + QString::fromLatin1(policyFile), 1 << 20);
    if (!text)
        return false;
    const Result<Json> json = parseJson(*text);
    if (!json)
        return false;
    const QByteArray resource = "arn:aws:s3:::" + options.bucket.toUtf8() + '/' + key;
    const Json &statements = memberAt(*json, "Statement");
    return std::any_of(statements.begin(), statements.end(),
                       [&resource](const Json &one) { return grants(one, resource); });
}

ServedReply SimS3::putObject(const ServedRequest &request, const QByteArray &key)
{
    if (std::optional<S3Error> wrong = checkUpload(request))
        return errorReply(request, *wrong);
    if (options.isFull)
        return errorReply(request,
                          {507, "XMinioStorageFull",
                           "Storage backend has reached its minimum free drive threshold."});
    if (request.header("If-None-Match") == "*" && m_store.find(key))
        return errorReply(request,
                          {412, "PreconditionFailed",
                           "At least one of the pre-conditions you specified did not hold"});
    const Result<> stored = m_store.put(key, request.body, keptHeaders(request));
    if (!stored)
        return errorReply(request, {stored.error().kind == ErrorKind::DiskFull ? 507 : 500,
                                    stored.error().kind == ErrorKind::DiskFull ? "XMinioStorageFull"
                                                                               : "InternalError",
                                    stored.error().message.toUtf8()});
    return {.headers = {{"ETag", '"' + md5(request.body).toHex() + '"'}}};
}

ServedReply SimS3::getObject(const ServedRequest &request, const QByteArray &key,
                             const Query &query, S3Caller caller) const
{
    const std::optional<SimS3Store::Object> object = m_store.find(key);
    if (!object)
        return errorReply(request,
                          {404, "NoSuchKey", "The specified key does not exist.", {{"Key", key}}});
    ServedReply reply{.headers = object->headers};
    for (const auto &[name, value] : query) {
        static const std::set<QByteArray> overridable{
            "response-content-type",     "response-content-disposition", "response-cache-control",
            "response-content-encoding", "response-content-language",    "response-expires"};
        if (!overridable.contains(name))
            continue;
        if (caller == S3Caller::Anonymous)
            return errorReply(request,
                              {400, "InvalidRequest",
                               "Request specific response headers cannot be used for anonymous "
                               "GET requests."});
        const QByteArray header = name.mid(9);
        std::erase_if(reply.headers, [&header](const HttpHeader &one) {
            return one.first.compare(header, Qt::CaseInsensitive) == 0;
        });
        if (!value.contains('\r') && !value.contains('\n'))
            reply.headers.emplace_back(header, value);
    }
    reply.headers.emplace_back("ETag", '"' + object->etag + '"');
    reply.headers.emplace_back("Last-Modified", httpDate(object->modified));
    reply.headers.emplace_back("Accept-Ranges", "bytes");
    if (request.method == "HEAD") {
        reply.announceLength = object->bytes;
        return reply;
    }
    Result<QByteArray> body = m_store.body(key);
    if (!body)
        return errorReply(request, {500, "InternalError", body.error().message.toUtf8()});
    reply.body = *std::move(body);
    applyRange(request, reply);
    return reply;
}

} // namespace limner
