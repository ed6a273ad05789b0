#pragma once

#include "core/base/digest.h"
#include "core/net/httpclient.h"
#include "core/s3/s3bucket.h"

#include <QCoroTask>
#include <QFile>
#include <QTemporaryDir>

#define FINE(result)                                                                               \
    do {                                                                                           \
        const auto &checked = (result);                                                            \
        QVERIFY2(checked.has_value(), qPrintable(why(checked)));                                   \
    } while (false)

namespace limner::test {

template <typename T>
[[nodiscard]] QString why(const Result<T> &result)
{
    if (result)
        return QStringLiteral("fine");
    const Error &error = result.error();
    return toString(error.kind) + u' ' + QString::number(error.httpStatus) + u' ' + error.code +
           u' ' + error.message;
}

//! `kind` of a failure, "fine" otherwise.
template <typename T>
[[nodiscard]] QString kindOf(const Result<T> &result)
{
    return result ? QStringLiteral("fine") : toString(result.error().kind);
}

//! How to reach a test server's own bucket.
template <typename Server>
[[nodiscard]] S3Config configFor(const Server &server)
{
    S3Config out;
    out.endpoint = server.endpoint();
    out.bucket = QStringLiteral("gallery");
    out.accessKey = server.accessKey();
    out.secretKey = Secret{server.secretKey()};
    if constexpr (requires { server.caFile(); })
        out.caFile = server.caFile();
    return out;
}

//! Keys that break careless encoders.
[[nodiscard]] inline QStringList oddKeys()
{
    return {QStringLiteral("plain.png"),
            QStringLiteral("2026/11/with space and  two.png"),
            QStringLiteral("plus+plus/a+b.png"),
            QStringLiteral("percent%20literal%2F100%.png"),
            QStringLiteral("quotes'single\"double`back.png"),
            QStringLiteral("Zoë/été/日本語/🎨.png"),
            QStringLiteral("signs!*()~;:@&=$,?#[]{}|^<>.png"),
            QStringLiteral("tilde~._-.png")};
}

//! A client with what it needs, waiting for its answers.
class S3Trial {
public:
    explicit S3Trial(S3Config config = {})
        : client{http, clock, std::move(config)}
        , bucket{client}
    {}

    HttpClient http;
    SystemClock clock;
    S3Client client;
    S3Bucket bucket;

    //! A file with these bytes, described as an upload.
    [[nodiscard]] PutObject object(const QString &key, const QByteArray &bytes)
    {
        PutObject out;
        out.key = key;
        out.file = m_folder.filePath(QString::number(++m_files));
        QFile file{out.file};
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a test file");
        out.bytes = bytes.size();
        out.sha256 = sha256(bytes);
        out.md5 = md5(bytes);
        out.contentType = "image/png";
        return out;
    }
    [[nodiscard]] Result<ObjectInfo> put(PutObject one)
    {
        return QCoro::waitFor(client.put(std::move(one), {}));
    }
    [[nodiscard]] Result<ObjectInfo> put(const QString &key, const QByteArray &bytes)
    {
        return put(object(key, bytes));
    }
    [[nodiscard]] Result<QByteArray> bytes(const QString &key)
    {
        return QCoro::waitFor(client.getBytes(key, {}));
    }
    [[nodiscard]] Result<ObjectInfo> head(const QString &key)
    {
        return QCoro::waitFor(client.head(key, {}));
    }
    [[nodiscard]] Result<> remove(const QString &key)
    {
        return QCoro::waitFor(client.remove(key, {}));
    }
    [[nodiscard]] Result<> createBucket() { return QCoro::waitFor(bucket.create({})); }
    [[nodiscard]] Result<> headBucket() { return QCoro::waitFor(bucket.head({})); }
    [[nodiscard]] Result<> makePublic(const QString &prefix)
    {
        return QCoro::waitFor(bucket.makePublic(prefix, {}));
    }
    [[nodiscard]] Result<bool> isPublic(const QString &key)
    {
        return QCoro::waitFor(client.opens(client.publicUrl(key), std::chrono::seconds{10}, {}));
    }
    //! Page by page, to the end.
    [[nodiscard]] Result<std::vector<ObjectInfo>> list(const QString &prefix)
    {
        std::vector<ObjectInfo> out;
        QString from;
        do {
            const Result<ObjectPage> page = QCoro::waitFor(client.list(prefix, from, {}));
            if (!page)
                return propagate(page);
            out.insert(out.end(), page->objects.begin(), page->objects.end());
            from = page->next;
        } while (!from.isEmpty());
        return out;
    }
    //! What somebody without keys gets.
    [[nodiscard]] HttpResponse fetch(const QByteArray &url)
    {
        HttpRequest request;
        request.url = url;
        const Result<HttpResponse> answer = QCoro::waitFor(http.send(std::move(request), {}));
        return answer.value_or(HttpResponse{});
    }

private:
    QTemporaryDir m_folder;
    int m_files = 0;
};

} // namespace limner::test
