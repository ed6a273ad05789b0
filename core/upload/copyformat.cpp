#include "core/upload/copyformat.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

// A prompt of a page helps nobody as a picture's description.
constexpr qsizetype longestAlt = 300;

QString shortenedAlt(const QString &alt)
{
    QString out;
    out.reserve(alt.size());
    for (const QChar c : alt)
        out.append(c.isPrint() || c.isSurrogate() ? c : u' ');
    out = out.simplified();
    if (out.size() <= longestAlt)
        return out;
    out.truncate(longestAlt - 1);
    if (out.back().isHighSurrogate()) // never half a character
        out.chop(1);
    return out.trimmed() + u'…';
}

QString markdownEscaped(const QString &alt)
{
    QString out;
    for (const QChar c : alt) {
        if (u"\\`*_[]<>&!~$|"_s.contains(c))
            out.append(u'\\');
        out.append(c);
    }
    return out;
}

//! The address ends at a space or an unbalanced bracket unless it stands in angle brackets.
QString markdownUrl(const QString &url)
{
    const bool needsBrackets = url.contains(u'(') || url.contains(u')') || url.contains(u' ');
    return needsBrackets ? u'<' + url + u'>' : url;
}

QString htmlEscaped(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\'', u"&#39;"_s);
}

//! A bracket would be read as the next tag.
QString bbCodeUrl(QString url)
{
    return url.replace(u'[', u"%5B"_s).replace(u']', u"%5D"_s);
}

} // namespace

const std::vector<CopyFormatRow> &copyFormats()
{
    static const std::vector<CopyFormatRow> rows{
        {CopyFormat::Plain, "plain", "URL"},
        {CopyFormat::Markdown, "markdown", "Markdown"},
        {CopyFormat::Html, "html", "HTML"},
        {CopyFormat::BBCode, "bbcode", "BBCode"},
    };
    return rows;
}

CopyFormat copyFormatFromId(const QString &id)
{
    for (const CopyFormatRow &row : copyFormats()) {
        if (id == QLatin1StringView(row.id))
            return row.format;
    }
    return CopyFormat::Plain;
}

QString copyFormatId(CopyFormat format)
{
    for (const CopyFormatRow &row : copyFormats()) {
        if (row.format == format)
            return QString::fromLatin1(row.id);
    }
    return u"plain"_s;
}

QString formatLink(CopyFormat format, const QString &url, const QString &alt)
{
    const QString description = shortenedAlt(alt);
    switch (format) {
    case CopyFormat::Plain:
        break;
    case CopyFormat::Markdown:
        return u"![%1](%2)"_s.arg(markdownEscaped(description), markdownUrl(url));
    case CopyFormat::Html:
        return u"<img src=\"%1\" alt=\"%2\">"_s.arg(htmlEscaped(url), htmlEscaped(description));
    case CopyFormat::BBCode:
        // Boards do not agree on a way to write a description, so there is none.
        return u"[img]%1[/img]"_s.arg(bbCodeUrl(url));
    }
    return url;
}

} // namespace limner
