#include "ui/help/helpbook.h"

#include "core/base/json.h"

#include <QFile>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

QString newsPage()
{
    return u"news"_s;
}

QByteArray bytesOf(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

//! A part of an id: what may not stand in one becomes a dash.
QString idOf(const QString &words)
{
    static const QRegularExpression others{u"[^a-z0-9]+"_s};
    return words.toLower().replace(others, u" "_s).trimmed().replace(u' ', u'-');
}

//! Its versions, each with an id, "1-2", and their parts, "1-2-added"; what stands before the first
//! one is for those who write it.
QString versionsOf(const QByteArray &changelog)
{
    static const QRegularExpression version{u"^## \\[?([^\\]\\s]+)"_s};
    QStringList out;
    QString id;
    for (const QString &line : QString::fromUtf8(changelog).split(u'\n')) {
        const QRegularExpressionMatch begins = version.match(line);
        if (begins.hasMatch())
            id = idOf(begins.captured(1));
        if (begins.hasMatch())
            out.append(u"%1 {#%2}"_s.arg(line, id));
        else if (line.startsWith("### "_L1))
            out.append(u"%1 {#%2-%3}"_s.arg(line, id, idOf(line)));
        else if (!id.isEmpty())
            out.append(line);
    }
    return out.join(u'\n');
}

//! Takes a heading's id off its line. Code is no heading.
HelpPage readPage(const QString &id, const QString &source)
{
    static const QRegularExpression heading{u"^(#{1,6}) (.*?)(?: \\{#([a-z0-9_-]+)\\})?$"_s};
    HelpPage page{.id = id};
    QStringList lines = source.split(u'\n');
    bool isCode = false;
    for (QString &line : lines) {
        if (line.startsWith("```"_L1))
            isCode = !isCode;
        const QRegularExpressionMatch match = heading.match(line);
        if (isCode || !match.hasMatch())
            continue;
        page.sections.push_back({.id = match.captured(3),
                                 .title = match.captured(2),
                                 .level = static_cast<int>(match.capturedLength(1))});
        line = match.captured(1) + u' ' + match.captured(2);
    }
    page.title = page.sections.empty() ? id : page.sections.front().title;
    page.text = lines.join(u'\n');
    return page;
}

} // namespace

int HelpPage::count(const QString &words) const
{
    return words.isEmpty() ? 0 : static_cast<int>(text.count(words, Qt::CaseInsensitive));
}

HelpPlace helpPlaceOf(const QString &link)
{
    QString page = link.section(u'#', 0, 0);
    if (page.endsWith(".md"_L1))
        page.chop(3);
    return {.page = page, .section = link.section(u'#', 1)};
}

HelpPlace newsOf(const QString &version)
{
    return {.page = newsPage(), .section = idOf(version)};
}

HelpBook::HelpBook(const QString &language)
{
    const Json ids = parseJson(bytesOf(u":/docs/pages.json"_s)).value_or(Json::array());
    for (const Json &id : ids) {
        const QString name = toText(id);
        QString source = QString::fromUtf8(bytesOf(u":/docs/%1/%2.md"_s.arg(language, name)));
        if (name == newsPage())
            source += u'\n' + versionsOf(bytesOf(u":/CHANGELOG.md"_s));
        m_pages.push_back(readPage(name, source));
    }
}

const HelpPage *HelpBook::find(const QString &id) const
{
    for (const HelpPage &page : m_pages) {
        if (page.id == id)
            return &page;
    }
    return nullptr;
}

QString HelpBook::languageFor(const QLocale &locale)
{
    return locale.language() == QLocale::Chinese ? u"zh"_s : u"en"_s;
}

} // namespace limner
