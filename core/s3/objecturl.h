#pragma once

#include "core/base/result.h"
#include "core/s3/s3config.h"

#include <QByteArray>
#include <QByteArrayView>

namespace limner {

//! Where an S3 API answers, checked and taken apart.
struct S3Endpoint {
    QByteArray scheme = {};   //!< http or https
    QByteArray host = {};     //!< lower case, ASCII; IPv6 in brackets
    int port = 0;             //!< 0 = the scheme's own
    QByteArray basePath = {}; //!< encoded, without a trailing slash; usually empty

    //! What the Host header says: the port only when it is not the scheme's own.
    [[nodiscard]] QByteArray authority() const;
    bool operator==(const S3Endpoint &) const = default;
};

//! InvalidInput with the reason: no scheme, another scheme, user names, queries, impossible hosts
//! and ports, and plain http to a public host. NotConfigured when empty.
[[nodiscard]] Result<S3Endpoint> parseEndpoint(const QString &text);

//! BadName with the rule that is broken (s3.md §4); NotConfigured when empty.
[[nodiscard]] Result<> checkBucketName(const QString &bucket);

[[nodiscard]] bool isAmazonHost(const QByteArray &host);
//! The region in an amazonaws.com host name; empty for every other host.
[[nodiscard]] QString regionOfHost(const QByteArray &host);

//! Automatic: path style, but virtual-host style for amazonaws.com unless dots in the name would
//! break its certificate.
[[nodiscard]] bool usesVirtualHost(const S3Endpoint &endpoint, const QString &bucket,
                                   Addressing addressing);

//! One address as it goes on the wire and into the signature, byte for byte.
struct S3Address {
    QByteArray scheme = {};
    QByteArray host = {}; //!< the Host header
    QByteArray path = {}; //!< canonical, which is also how it is sent
    //! `query` is canonical; empty = none.
    [[nodiscard]] QByteArray url(QByteArrayView query = {}) const;
    bool operator==(const S3Address &) const = default;
};

//! An empty key is the bucket itself.
[[nodiscard]] S3Address objectAddress(const S3Endpoint &endpoint, const QString &bucket,
                                      const QString &key, Addressing addressing);

//! A base of public links, checked like an endpoint, but any host may be http.
[[nodiscard]] Result<S3Endpoint> parsePublicUrl(const QString &text);
//! `base/key`, encoded.
[[nodiscard]] S3Address publicAddress(const S3Endpoint &base, const QString &key);
//! The public base is the same S3 API under another name, as behind a proxy (its path ends with the
//! bucket): presigned links are then signed for that host, which the recipient can reach.
[[nodiscard]] bool isApiUnderAnotherName(const S3Endpoint &base, const QString &bucket);

} // namespace limner
