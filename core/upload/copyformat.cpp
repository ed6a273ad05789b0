#include "core/upload/copyformat.h"

#include "core/base/enumnames.h"
#include "core/base/json.h"
#include "core/upload/copypattern.h"
#include "core/upload/copyplaces.h"
#include "core/upload/copytext.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype mostOwn = 50;
constexpr qsizetype longestName = 40;
constexpr qsizetype longestPattern = 4'000;

constexpr std::array languageNames{
    EnumName{CopyLanguage::Plain, "plain"_L1},
    EnumName{CopyLanguage::Markdown, "markdown"_L1},
    EnumName{CopyLanguage::Html, "html"_L1},
    EnumName{CopyLanguage::BBCode, "bbcode"_L1},
};

auto refused(const QString &rule)
{
    return fail(ErrorKind::InvalidInput, rule);
}

} // namespace

QString toString(CopyLanguage language)
{
    return nameIn(languageNames, language);
}

std::optional<CopyLanguage> copyLanguageFromString(const QString &name)
{
    return valueIn(languageNames, name);
}

const std::vector<CopyFormat> &builtInCopyFormats()
{
    using enum CopyLanguage;
    static const std::vector<CopyFormat> rows{
        {u"plain"_s, u"URL"_s, Plain, u"$url"_s},
        {u"markdown"_s, u"Markdown"_s, Markdown, u"![$alt]($url)"_s},
        {u"html"_s, u"HTML"_s, Html, uR"(<img src="$url" alt="$alt">)"_s},
        // Boards do not agree on a way to write a description, so there is none.
        {u"bbcode"_s, u"BBCode"_s, BBCode, u"[img]$url[/img]"_s},
        // Shown small, opened whole. In HTML, which Markdown pages take as well.
        {u"thumbnail"_s, u"Linked thumbnail"_s, Html,
         uR"(<a href="$url"><img src="$thumbnail" alt="$alt" width="$thumbnail_width"></a>)"_s},
    };
    return rows;
}

CopyFormats::CopyFormats(const std::vector<CopyFormat> &own)
    : m_all{builtInCopyFormats()}
{
    for (const CopyFormat &one : own) {
        if (!find(one.id) && checkCopyFormat(one))
            m_all.push_back(one);
    }
}

const CopyFormat *CopyFormats::find(const QString &id) const
{
    for (const CopyFormat &one : m_all) {
        if (one.id.compare(id, Qt::CaseInsensitive) == 0)
            return &one;
    }
    return nullptr;
}

const CopyFormat &CopyFormats::findOrPlain(const QString &id) const
{
    const CopyFormat *const found = find(id);
    return found ? *found : m_all.front();
}

QStringList CopyFormats::ids() const
{
    QStringList out;
    for (const CopyFormat &one : m_all)
        out.append(one.id);
    return out;
}

QString ownFormatsToText(const std::vector<CopyFormat> &own)
{
    if (own.empty())
        return {};
    OrderedJson rows = OrderedJson::array();
    for (const CopyFormat &one : own)
        rows.push_back({{"name", one.name.toStdString()},
                        {"language", toString(one.language).toStdString()},
                        {"pattern", one.pattern.toStdString()}});
    return QString::fromUtf8(toBytes(rows));
}

std::vector<CopyFormat> ownFormatsFromText(const QString &text)
{
    std::vector<CopyFormat> own;
    const Json rows = parseJson(text.toUtf8()).value_or(Json{});
    for (const Json &row : rows.is_array() ? rows : Json::array()) {
        const std::optional<CopyLanguage> language =
            copyLanguageFromString(textAt(row, "language"));
        const QString name = textAt(row, "name").trimmed();
        if (language && !name.isEmpty() && own.size() < mostOwn)
            own.push_back({.id = name,
                           .name = name,
                           .language = *language,
                           .pattern = textAt(row, "pattern"),
                           .isOwn = true});
    }
    return own;
}

Result<> checkCopyFormat(const CopyFormat &format)
{
    if (format.name.trimmed().isEmpty())
        return refused(u"a format needs a name"_s);
    if (format.name.size() > longestName)
        return refused(u"the name of a format has at most %1 characters"_s.arg(longestName));
    if (format.pattern.trimmed().isEmpty())
        return refused(u"a format needs a pattern, such as $url"_s);
    if (format.pattern.size() > longestPattern)
        return refused(u"a pattern has at most %1 characters"_s.arg(longestPattern));
    const Result<std::vector<CopyPart>> parts = copyParts(format.pattern);
    if (!parts)
        return propagate(parts);
    for (const CopyPart &part : *parts) {
        if (part.isToken && !findCopyToken(part.text))
            return refused(u"there is no $%1; there are %2"_s.arg(part.text, copyTokenNames()));
    }
    return checkCopyPlaces(format.language, *parts);
}

} // namespace limner
