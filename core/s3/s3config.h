#pragma once

#include "core/base/secret.h"

#include <QString>

namespace limner {

enum class Addressing { Automatic, Path, VirtualHost };

//! How to reach one bucket (s3.md §4, §5).
struct S3Config {
    QString endpoint = {}; //!< `https://host[:port][/base]`
    QString bucket = {};
    //! How records call the place when its address changes with every start; empty = by its
    //! address.
    QString name = {};
    QString region = {}; //!< empty = found automatically
    QString accessKey = {};
    Secret secretKey = {};
    Secret sessionToken = {};
    QString publicUrl =
        {}; //!< base of public links when it differs from the endpoint; the key is appended
    QString caFile = {}; //!< PEM of a private authority
    Addressing addressing = Addressing::Automatic;
    bool operator==(const S3Config &) const = default;
};

} // namespace limner
