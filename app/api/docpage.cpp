#include "app/api/docpage.h"

#include <QRegularExpression>

#include <md4c-html.h>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

// GitHub's dialect is what the pages are written in; they bring no HTML of their own.
constexpr unsigned dialect = MD_DIALECT_GITHUB | MD_FLAG_NOHTML;

QString htmlOfMarkdown(const QString &markdown)
{
    const QByteArray text = markdown.toUtf8();
    QByteArray html;
    const auto append = [](const MD_CHAR *part, MD_SIZE size, void *to) {
        static_cast<QByteArray *>(to)->append(part, static_cast<qsizetype>(size));
    };
    md_html(text.constData(), static_cast<MD_SIZE>(text.size()), append, &html, dialect, 0);
    return QString::fromUtf8(html);
}

//! Every heading of the page in order, each with the id of its section.
QString withIds(const QString &html, const std::vector<HelpSection> &sections)
{
    static const QRegularExpression heading{u"<h[1-6]>"_s};
    QString out;
    qsizetype from = 0;
    size_t at = 0;
    for (const QRegularExpressionMatch &found : heading.globalMatch(html)) {
        const QString id = at < sections.size() ? sections[at].id : QString{};
        ++at;
        out += QStringView{html}.sliced(from, found.capturedEnd() - 1 - from);
        if (!id.isEmpty())
            out += u" id=\"%1\""_s.arg(id);
        from = found.capturedEnd() - 1;
    }
    out += QStringView{html}.sliced(from);
    return out;
}

} // namespace

QByteArray docHtml(const HelpPage &page, const QByteArray &language)
{
    static const QRegularExpression link{u"href=\"([a-z-]+)\\.md(#[a-z0-9_-]+)?\""_s};
    QString html = withIds(htmlOfMarkdown(page.text), page.sections);
    html.replace(link, u"href=\"\\1?lang=%1\\2\""_s.arg(QString::fromLatin1(language)));
    html.replace(u"<table>"_s, u"<div class=\"scroll\"><table>"_s);
    html.replace(u"</table>"_s, u"</table></div>"_s);
    return html.toUtf8();
}

} // namespace limner
