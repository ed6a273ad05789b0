#include "app/shippedparts.h"

#include <limnercommit.h>

#include <QtGlobal>

#include <avif/avif.h>
#include <jxl/decode.h>
#include <libheif/heif.h>
#include <nlohmann/json.hpp>
#include <openssl/crypto.h>
#include <qrencode.h>
#include <sqlite3.h>
#include <webp/decode.h>
#include <zlib.h>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

QString text(const char *version)
{
    return QString::fromLatin1(version);
}

//! Three numbers, of which each was multiplied by `base` once more than the one behind it.
QString unpacked(quint32 version, quint32 base)
{
    return u"%1.%2.%3"_s.arg(version / base / base).arg(version / base % base).arg(version % base);
}

QString jsonVersion()
{
    return u"%1.%2.%3"_s.arg(NLOHMANN_JSON_VERSION_MAJOR)
        .arg(NLOHMANN_JSON_VERSION_MINOR)
        .arg(NLOHMANN_JSON_VERSION_PATCH);
}

} // namespace

ProgramFacts programFacts()
{
    ProgramFacts facts{.version = text(LIMNER_VERSION), .commit = text(LIMNER_COMMIT)};
    facts.parts = {
        {u"Qt"_s, text(qVersion()), u"LGPL-3.0-only"_s},
        {u"SQLite"_s, text(sqlite3_libversion()), u"blessing"_s},
        {u"OpenSSL"_s, text(OpenSSL_version(OPENSSL_VERSION_STRING)), u"Apache-2.0"_s},
        {u"libjpeg-turbo"_s, text(JPEG_VERSION), u"IJG AND BSD-3-Clause"_s},
        {u"libwebp"_s, unpacked(quint32(WebPGetDecoderVersion()), 256), u"BSD-3-Clause"_s},
        {u"libavif"_s, text(avifVersion()), u"BSD-2-Clause"_s},
        {u"libjxl"_s, unpacked(JxlDecoderVersion(), 1000), u"BSD-3-Clause"_s},
        {u"libheif"_s, text(heif_get_version()), u"LGPL-3.0-or-later"_s},
        {u"libqrencode"_s, text(QRcode_APIVersionString()), u"LGPL-2.1-or-later"_s},
        {u"zlib"_s, text(zlibVersion()), u"Zlib"_s},
        {u"QCoro"_s, text(QCORO_VERSION), u"MIT"_s},
        {u"QtKeychain"_s, text(KEYCHAIN_VERSION), u"BSD-3-Clause"_s},
        {u"MD4C"_s, text(MD4C_VERSION), u"MIT"_s},
        {u"cpp-httplib"_s, text(HTTPLIB_VERSION), u"MIT"_s},
        {u"JSON for Modern C++"_s, jsonVersion(), u"MIT"_s},
        {u"tl::expected"_s, text(EXPECTED_VERSION), u"CC0-1.0"_s},
    };
    if (const QString isal = text(ISAL_VERSION); !isal.isEmpty())
        facts.parts.push_back({u"ISA-L"_s, isal, u"BSD-3-Clause"_s});
    return facts;
}

} // namespace limner
