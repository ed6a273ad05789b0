#include "core/upload/sharepage.h"

#include "core/base/digest.h"
#include "core/upload/copyescape.h"
#include "core/upload/sharestyle.h"

#include <QStringList>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr size_t seenAtOnce = 2; // the others are fetched as one comes to them
constexpr qsizetype longestText = 20'000;
constexpr qsizetype longestDescription = 300;

//! Text of several lines as HTML and XML take it; what turns its direction goes.
QString textOf(const QString &text)
{
    QStringList lines;
    for (const QString &line : text.left(longestText).split(u'\n'))
        lines.append(htmlEscaped(asOneLine(line)));
    return lines.join(u'\n').trimmed();
}

QString lineOf(const QString &text)
{
    return htmlEscaped(asOneLine(text.left(longestText)));
}

//! Only what a browser opens as a file of the web.
bool isWebAddress(const QString &url)
{
    const QString scheme = QUrl{url}.scheme();
    return scheme.isEmpty() || scheme == u"https" || scheme == u"http";
}

bool isVideo(const QString &type)
{
    return type.startsWith("video/"_L1);
}

bool isImage(const QString &type)
{
    return type.startsWith("image/"_L1);
}

//! Where the page's pictures come from, as its policy names it.
QString originsOf(const SharePage &page)
{
    QStringList out;
    for (const SharePagePicture &one : page.pictures) {
        const QUrl url{one.url};
        QString origin = u"'self'"_s;
        if (!url.scheme().isEmpty()) {
            origin = url.scheme() + u"://"_s + url.host(QUrl::FullyEncoded);
            if (url.port() > 0)
                origin += u':' + QString::number(url.port());
        }
        if (!one.url.isEmpty() && !out.contains(origin))
            out.append(origin);
    }
    return out.isEmpty() ? u"'none'"_s : out.join(u' ');
}

QString policyOf(const SharePage &page)
{
    const QString style = QString::fromLatin1(sha256(shareStyle).toBase64());
    const QString origins = originsOf(page);
    return u"default-src 'none'; style-src 'sha256-%1'; img-src %2; media-src %2; "
           "base-uri 'none'; form-action 'none'"_s.arg(style, origins);
}

class Page {
public:
    explicit Page(const SharePage &page)
        : m_page{page}
    {}

    QByteArray write()
    {
        add(u"<!DOCTYPE html>"_s);
        add(u"<html lang=\"%1\" xmlns=\"http://www.w3.org/1999/xhtml\">"_s.arg(
            lineOf(m_page.language)));
        writeHead();
        writeBody();
        add(u"</html>"_s);
        return m_out.toUtf8();
    }

private:
    void add(const QString &line) { m_out += line + u'\n'; }
    void addMeta(const QString &kind, const QString &name, const QString &content)
    {
        if (!content.isEmpty())
            add(u"<meta "_s + kind + u"=\""_s + name + u"\" content=\""_s + lineOf(content) +
                u"\" />"_s);
    }

    void writeHead()
    {
        add(u"<head>\n<meta charset=\"utf-8\" />"_s);
        addMeta(u"http-equiv"_s, u"Content-Security-Policy"_s, policyOf(m_page));
        addMeta(u"name"_s, u"viewport"_s, u"width=device-width, initial-scale=1"_s);
        addMeta(u"name"_s, u"referrer"_s, u"no-referrer"_s);
        addMeta(u"name"_s, u"robots"_s, u"noindex"_s); // for whoever was given the link
        addMeta(u"name"_s, u"generator"_s, u"Limner"_s);
        add(u"<title>"_s + lineOf(m_page.title) + u"</title>"_s);
        writePreview();
        add(u"<style>"_s + QString::fromLatin1(shareStyle) + u"</style>\n</head>"_s);
    }

    //! What a messenger shows of the link.
    void writePreview()
    {
        addMeta(u"property"_s, u"og:type"_s, u"website"_s);
        addMeta(u"property"_s, u"og:title"_s, m_page.title);
        addMeta(u"property"_s, u"og:url"_s, m_page.address);
        addMeta(u"property"_s, u"og:image"_s, m_page.cover);
        const auto first = std::find_if(m_page.pictures.begin(), m_page.pictures.end(),
                                        [](const auto &one) { return !one.url.isEmpty(); });
        if (first == m_page.pictures.end())
            return;
        const QString description = first->prompt.left(longestDescription);
        addMeta(u"property"_s, u"og:description"_s, description);
        addMeta(u"name"_s, u"description"_s, description);
        if (m_page.cover.isEmpty())
            return;
        if (!first->size.isEmpty()) {
            addMeta(u"property"_s, u"og:image:width"_s, QString::number(first->size.width()));
            addMeta(u"property"_s, u"og:image:height"_s, QString::number(first->size.height()));
        }
        addMeta(u"property"_s, u"og:image:alt"_s, first->alt);
        addMeta(u"name"_s, u"twitter:card"_s, u"summary_large_image"_s);
    }

    void writeBody()
    {
        add(u"<body>"_s);
        if (!m_page.title.isEmpty())
            add(u"<header><h1>"_s + lineOf(m_page.title) + u"</h1></header>"_s);
        add(m_page.pictures.size() > 1 ? u"<main class=\"several\">"_s : u"<main>"_s);
        for (size_t i = 0; i < m_page.pictures.size(); ++i)
            writePicture(m_page.pictures[i], i >= seenAtOnce);
        add(u"</main>"_s);
        if (m_page.validUntil.isValid())
            writeValidity();
        add(u"</body>"_s);
    }

    void writePicture(const SharePagePicture &one, bool isLazy)
    {
        add(u"<figure>"_s);
        if (one.url.isEmpty() || !isWebAddress(one.url))
            add(u"<p class=\"gone\">"_s + lineOf(m_page.goneWord) + u"</p>"_s);
        else
            writeFile(one, isLazy);
        writeWords(one);
        add(u"</figure>"_s);
    }

    void writeFile(const SharePagePicture &one, bool isLazy)
    {
        const QString url = htmlEscaped(one.url);
        QString size;
        if (!one.size.isEmpty())
            size = u" width=\""_s + QString::number(one.size.width()) + u"\" height=\""_s +
                   QString::number(one.size.height()) + u'"';
        if (isImage(one.mediaType))
            add(u"<a href=\""_s + url + u"\"><img src=\""_s + url + u"\" alt=\""_s +
                lineOf(one.alt) + u'"' + size + (isLazy ? u" loading=\"lazy\""_s : QString{}) +
                u" /></a>"_s);
        else if (isVideo(one.mediaType))
            add(u"<video controls=\"controls\" preload=\"metadata\" src=\""_s + url + u'"' + size +
                u"></video>"_s);
        else
            add(u"<p class=\"gone\"><a href=\""_s + url + u"\">"_s + lineOf(one.mediaType) +
                u"</a></p>"_s);
    }

    void writeWords(const SharePagePicture &one)
    {
        m_out += u"<figcaption>"_s;
        if (!one.prompt.isEmpty())
            add(u"<p>"_s + textOf(one.prompt) + u"</p>"_s);
        if (!one.negative.isEmpty())
            add(u"<p class=\"dim\">"_s + lineOf(m_page.negativeWord) + u": "_s +
                textOf(one.negative) + u"</p>"_s);
        if (!one.facts.empty()) {
            add(u"<dl>"_s);
            for (const auto &[label, value] : one.facts)
                add(u"<dt>"_s + lineOf(label) + u"</dt><dd>"_s + lineOf(value) + u"</dd>"_s);
            add(u"</dl>"_s);
        }
        if (one.hasDownload && !one.url.isEmpty() && isWebAddress(one.url))
            add(u"<p><a href=\""_s + htmlEscaped(one.url) + u"\" download=\"\">"_s +
                lineOf(m_page.downloadWord) + u"</a></p>"_s);
        add(u"</figcaption>"_s);
    }

    void writeValidity()
    {
        const QDateTime until = m_page.validUntil.toUTC();
        const QString time = u"<time datetime=\""_s + until.toString(Qt::ISODate) + u"\">"_s +
                             until.toString(u"yyyy-MM-dd HH:mm"_s) + u" UTC</time>"_s;
        add(u"<footer>"_s + lineOf(m_page.validWord).replace(u"%1"_s, time) + u"</footer>"_s);
    }

    const SharePage &m_page;
    QString m_out;
};

} // namespace

QByteArray htmlOf(const SharePage &page)
{
    return Page{page}.write();
}

QString relativeAddress(const QString &from, const QString &to)
{
    const QUrl page{from};
    const QUrl target{to};
    const auto root = [](const QUrl &url) {
        return url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
    };
    if (page.host().isEmpty() || root(page) != root(target) || target.hasQuery())
        return to;
    QStringList folders = page.path(QUrl::FullyEncoded).split(u'/');
    QStringList steps = target.path(QUrl::FullyEncoded).split(u'/');
    folders.removeLast();
    while (!folders.isEmpty() && steps.size() > 1 && folders.front() == steps.front()) {
        folders.removeFirst();
        steps.removeFirst();
    }
    const QString relative = u"../"_s.repeated(folders.size()) + steps.join(u'/');
    // A colon in the first part would be a scheme.
    return relative.section(u'/', 0, 0).contains(u':') ? u"./"_s + relative : relative;
}

} // namespace limner
