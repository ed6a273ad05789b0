#include "app/api/docroutes.h"

#include "app/api/bundledtable.h"
#include "app/api/docpage.h"
#include "app/api/pagereply.h"
#include "app/api/route.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

ApiReply unknownPage(const QString &name)
{
    return refuse(404, ErrorKind::NotFound,
                  u"no page of the documentation is called “%1”"_s.arg(name.left(80)));
}

//! Read once.
const HelpBook &bookOf(const QByteArray &language)
{
    static const HelpBook english{u"en"_s};
    static const HelpBook chinese{u"zh"_s};
    return language == "zh" ? chinese : english;
}

QByteArray linkTo(const HelpPage &page, const QString &shown, const QByteArray &language)
{
    const QByteArray current = page.id == shown ? " aria-current=\"page\"" : "";
    return "<li><a href=\"" + page.id.toLatin1() + "?lang=" + language + '"' + current + '>' +
           htmlOf(page.title) + "</a></li>\n";
}

//! What a call does; English where nobody has translated it.
QString summaryOf(const Route &route, const QByteArray &language)
{
    static const Json table = bundledTable(u":/page/calls.json"_s);
    const QString translated = textAt(memberAt(table, language.constData()), route.summary);
    return translated.isEmpty() ? QString::fromUtf8(route.summary) : translated;
}

//! Every call of the table, so that none is told of by hand.
QByteArray callsOf(const std::vector<Route> &all, const PageWords &words,
                   const QByteArray &language)
{
    QByteArray out =
        "<h2 id=\"calls\">" + words.value("calls") + "</h2>\n<div class=\"scroll\"><table>\n";
    for (const Route &route : all)
        out += QByteArray{"<tr><td>"} + route.method + "</td><td><code>" +
               htmlOf(QString::fromLatin1(route.pattern)) + "</code></td><td>" +
               htmlOf(summaryOf(route, language)) + "</td></tr>\n";
    return out + "</table></div>\n";
}

} // namespace

ApiAnswer docAnswer(ApiContext *, ApiCall call)
{
    const QByteArray language = pageLanguage(call.request);
    const HelpBook &book = bookOf(language);
    const QString name = call.names.front();
    const HelpPage *const page = book.find(name);
    if (!page)
        co_return unknownPage(name);
    PageWords words = pageWords(language);
    words["page"] = name.toLatin1();
    words["title"] = htmlOf(page->title);
    for (const HelpPage &one : book.pages())
        words["pages"] += linkTo(one, name, language);
    words["text"] = docHtml(*page, language);
    if (name == "api"_L1)
        words["text"] += callsOf(routes(), words, language);
    co_return pageReply(u"page/docs.html"_s, words);
}

ApiAnswer docsAnswer(ApiContext *, ApiCall call)
{
    const QByteArray language = pageLanguage(call.request);
    const HelpBook &book = bookOf(language);
    ApiReply reply{.status = 307, .type = "text/plain"};
    reply.headers.emplace_back("Location",
                               "docs/" + book.pages().front().id.toLatin1() + "?lang=" + language);
    reply.headers.emplace_back("Vary", "Accept-Language");
    co_return reply;
}

ApiAnswer docPictureAnswer(ApiContext *, ApiCall call)
{
    static const QRegularExpression form{u"^[a-z0-9-]+\\.webp$"_s};
    const QString name = call.names.front();
    if (!form.match(name).hasMatch())
        co_return unknownPage(name);
    ApiReply reply = partReply(u"docs/pictures/"_s + name, "image/webp", "max-age=3600");
    if (reply.body.isEmpty())
        co_return unknownPage(name);
    co_return reply;
}

} // namespace limner
