#pragma once

#include "core/base/digest.h"
#include "core/net/httpclient.h"
#include "core/s3/sigv4.h"
#include "core/sandbox/sims3.h"

namespace limner::test {

//! How a test departs from a correct request.
struct Twist {
    QByteArray accessKey = "limner-sandbox";
    QByteArray secretKey = "limner-sandbox-secret";
    QByteArray region = "us-east-1";
    QByteArray sentBody = {}; //!< instead of the signed one
    std::chrono::seconds age{0};
    std::chrono::seconds expires{3600};
    HttpHeaders unsignedHeaders = {};
    HttpHeaders headers = {}; //!< signed
};

//! Signs and sends as an S3 client does, and waits.
class SignedClient {
public:
    HttpResponse send(SimS3 &sim, const QByteArray &method, const QByteArray &path,
                      const QByteArray &body = {}, const Twist &twist = {},
                      const sigv4::Query &query = {})
    {
        const QByteArray stamp =
            sigv4::timestamp(QDateTime::currentDateTimeUtc().addSecs(-twist.age.count()));
        const sigv4::Scope scope{.day = stamp.left(8), .region = twist.region};
        HttpHeaders headers = twist.headers;
        headers.emplace_back("Host", sim.endpoint().mid(7));
        headers.emplace_back("x-amz-date", stamp);
        headers.emplace_back("x-amz-content-sha256", sha256Hex(body));
        const QByteArray canonicalPath = sigv4::canonicalPath(path);
        const QByteArray canonicalQuery = sigv4::canonicalQuery(query);
        const QByteArray text =
            sigv4::stringToSign(stamp, scope,
                                sigv4::canonicalRequest(method, canonicalPath, canonicalQuery,
                                                        headers, sha256Hex(body)));
        const QByteArray signature =
            sigv4::signature(sigv4::signingKey(twist.secretKey, scope), text);
        headers.emplace_back(
            "Authorization",
            sigv4::authorization(twist.accessKey, scope, sigv4::signedHeaders(headers), signature));
        headers.insert(headers.end(), twist.unsignedHeaders.begin(), twist.unsignedHeaders.end());
        const QByteArray question = canonicalQuery.isEmpty() ? QByteArray{} : '?' + canonicalQuery;
        return plain({.method = method,
                      .url = sim.endpoint() + canonicalPath + question,
                      .headers = std::move(headers),
                      .body = twist.sentBody.isEmpty() ? body : twist.sentBody});
    }
    QByteArray link(SimS3 &sim, const QByteArray &path, const Twist &twist = {},
                    sigv4::Query query = {})
    {
        const QByteArray stamp =
            sigv4::timestamp(QDateTime::currentDateTimeUtc().addSecs(-twist.age.count()));
        const sigv4::Presign presign{.accessKey = twist.accessKey,
                                     .scope = {.day = stamp.left(8), .region = twist.region},
                                     .timestamp = stamp,
                                     .expires = twist.expires};
        const QByteArray canonicalQuery =
            sigv4::canonicalQuery(sigv4::presignQuery(presign, std::move(query)));
        const QByteArray canonicalPath = sigv4::canonicalPath(path);
        const QByteArray request =
            sigv4::canonicalRequest("GET", canonicalPath, canonicalQuery,
                                    {{"Host", sim.endpoint().mid(7)}}, sigv4::unsignedPayload);
        const QByteArray signature =
            sigv4::signature(sigv4::signingKey(twist.secretKey, presign.scope),
                             sigv4::stringToSign(stamp, presign.scope, request));
        return sim.endpoint() + canonicalPath + '?' +
               sigv4::presignedQuery(presign, canonicalQuery, signature);
    }
    HttpResponse plain(HttpRequest request)
    {
        return QCoro::waitFor(m_client.send(std::move(request), {})).value_or(HttpResponse{});
    }
    [[nodiscard]] static QByteArray element(const HttpResponse &response, const QByteArray &name)
    {
        const qsizetype from = response.body.indexOf('<' + name + '>') + name.size() + 2;
        const qsizetype to = response.body.indexOf("</" + name + '>');
        return to < 0 ? QByteArray{} : response.body.mid(from, to - from);
    }

private:
    HttpClient m_client;
};

} // namespace limner::test
