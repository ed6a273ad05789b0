#include "app/api/pagereply.h"

#include "core/base/file.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qint64 largestPart = 1 << 20;

//! Nothing of another server, nothing written into the page itself, and no text that becomes
//! markup; forms go nowhere by themselves, so that no token lands in an address.
constexpr char policy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'";

} // namespace

QByteArray pagePart(const QString &name)
{
    return readFile(u":/"_s + name, largestPart).value_or(QByteArray{});
}

ApiReply partReply(const QString &name, const char *type, const char *caching)
{
    ApiReply reply{.type = type};
    reply.body = pagePart(name);
    reply.headers.emplace_back("X-Content-Type-Options", "nosniff");
    reply.headers.emplace_back("Content-Security-Policy", policy);
    reply.headers.emplace_back("Cache-Control", caching);
    return reply;
}

ApiReply pageReply(const QString &name, const PageWords &words)
{
    ApiReply reply = partReply(name, "text/html; charset=utf-8", "no-store");
    reply.body = filled(reply.body, words);
    reply.headers.emplace_back("Vary", "Accept-Language");
    reply.headers.emplace_back("Referrer-Policy", "no-referrer");
    reply.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
    return reply;
}

} // namespace limner
