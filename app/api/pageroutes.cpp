#include "app/api/pageroutes.h"

#include "app/api/apibody.h"
#include "app/api/apicommand.h"
#include "app/api/pagetext.h"
#include "core/base/file.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qint64 largestPart = 1 << 20;
constexpr int picturesOfPage = 12;

//! Nothing of another server, nothing written into the page itself, and no text that becomes
//! markup; forms go nowhere by themselves, so that no token lands in an address.
constexpr char policy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'";

QByteArray part(const QString &name)
{
    return readFile(u":/"_s + name, largestPart).value_or(QByteArray{});
}

ApiReply partReply(const QString &name, const char *type, const char *caching = "no-cache")
{
    ApiReply reply{.type = type};
    reply.body = part(name);
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

QByteArray figureOf(const Json &row, const PageWords &words)
{
    PageWords own = words;
    own["id"] = QUrl::toPercentEncoding(textAt(row, "id"));
    own["prompt"] = htmlOf(textAt(row, "prompt"));
    const QString url = textAt(row, "url");
    const bool isWeb = url.startsWith("https://"_L1) || url.startsWith("http://"_L1);
    if (isWeb)
        own["link"] = "<p class=\"acts\"><a rel=\"noopener noreferrer\" href=\"" + htmlOf(url) +
                      "\">" + words.value("open") + "</a></p>";
    return filled(part(u"page/figure.html"_s), own);
}

} // namespace

ApiAnswer pageAnswer(ApiContext *, ApiCall call)
{
    co_return pageReply(u"page/page.html"_s, pageWords(pageLanguage(call.request)));
}

ApiAnswer lookAnswer(ApiContext *context, ApiCall call)
{
    const QByteArray language = pageLanguage(call.request);
    PageWords words = pageWords(language);
    ListCommand command;
    command.limit = picturesOfPage;
    command.after = queryOf(call.request).value(u"after"_s);
    const AnyCommand any = command;
    const OrderedJson ordered = co_await askRows(context, any, call.stop);
    if (ordered.contains("error"))
        co_return replyOf(ordered);
    const Json answer = parseJson(toBytes(ordered)).value_or(Json::object());
    for (const Json &row : memberAt(answer, "rows"))
        words["rows"] += figureOf(row, words);
    if (words.value("rows").isEmpty())
        words["rows"] = "<p class=\"hint\">" + words.value("empty") + "</p>";
    if (memberAt(answer, "next").is_string())
        words["after"] = "<p><a href=\"?lang=" + language +
                         "&amp;after=" + QUrl::toPercentEncoding(textAt(answer, "next")) + "\">" +
                         words.value("more") + "</a></p>";
    co_return pageReply(u"page/look.html"_s, words);
}

ApiAnswer pageScriptAnswer(ApiContext *, ApiCall)
{
    co_return partReply(u"page/page.js"_s, "text/javascript; charset=utf-8");
}

ApiAnswer pageStyleAnswer(ApiContext *, ApiCall)
{
    co_return partReply(u"page/page.css"_s, "text/css; charset=utf-8");
}

ApiAnswer pageIconAnswer(ApiContext *, ApiCall)
{
    co_return partReply(u"icons/limner.svg"_s, "image/svg+xml");
}

} // namespace limner
