#include "app/api/pageroutes.h"

#include "app/api/apibody.h"
#include "app/api/apicommand.h"
#include "app/api/pagereply.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int picturesOfPage = 12;

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
    return filled(pagePart(u"page/figure.html"_s), own);
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
