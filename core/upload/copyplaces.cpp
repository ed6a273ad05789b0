#include "core/upload/copyplaces.h"

#include "core/upload/copytext.h"
#include "core/upload/htmlplace.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

auto refused(const QString &token, const QString &why)
{
    return fail(ErrorKind::InvalidInput, u"$%1 %2"_s.arg(token, why));
}

bool isAddress(const CopyPart &part)
{
    const CopyToken *const token = findCopyToken(part.text);
    return token && token->kind == CopyToken::Kind::Address;
}

Result<> checkHtml(const std::vector<CopyPart> &parts)
{
    HtmlPlace place;
    for (const CopyPart &part : parts) {
        if (!part.isToken) {
            place.read(part.text);
            continue;
        }
        const QString why = place.objection(isAddress(part));
        if (!why.isEmpty())
            return refused(part.text, why);
        place.pass();
    }
    const QString left = place.unfinished();
    return left.isEmpty() ? Result<>{} : Result<>{fail(ErrorKind::InvalidInput, left)};
}

//! What stands before a token, with a letter in place of the tokens there.
QString before(const std::vector<CopyPart> &parts, size_t index)
{
    QString out;
    for (size_t i = 0; i < index; ++i)
        out += parts[i].isToken ? u"x"_s : parts[i].text;
    return out;
}

Result<> checkMarkdown(const std::vector<CopyPart> &parts)
{
    static const QRegularExpression tag{u"<[A-Za-z/!?]"_s};
    // An address begins behind these; a title in quotes is a text again.
    static const QRegularExpression address{u"(?:\\]\\(\\s*<?[^\\s)]*|\\]:\\s*<?\\S*|<)\\z"_s};
    for (size_t i = 0; i < parts.size(); ++i) {
        if (!parts[i].isToken && tag.match(parts[i].text).hasMatch())
            return fail(ErrorKind::InvalidInput,
                        u"a pattern with HTML tags is of the language HTML"_s);
        const bool isText = parts[i].isToken && !isAddress(parts[i]);
        if (isText && address.match(before(parts, i)).hasMatch())
            return refused(parts[i].text, u"cannot stand in an address"_s);
    }
    return {};
}

Result<> checkBBCode(const std::vector<CopyPart> &parts)
{
    static const QRegularExpression inTag{u"\\[[^\\]]*\\z"_s};
    static const QRegularExpression inAddress{
        u"\\[(?:url|img|email|video|media|youtube|audio)[^\\]=]*\\][^\\[]*\\z"_s,
        QRegularExpression::CaseInsensitiveOption};
    for (size_t i = 0; i < parts.size(); ++i) {
        if (!parts[i].isToken || isAddress(parts[i]))
            continue;
        const QString head = before(parts, i);
        if (inTag.match(head).hasMatch())
            return refused(parts[i].text, u"cannot stand in a tag"_s);
        if (inAddress.match(head).hasMatch())
            return refused(parts[i].text, u"cannot stand where an address belongs"_s);
    }
    return {};
}

} // namespace

Result<> checkCopyPlaces(CopyLanguage language, const std::vector<CopyPart> &parts)
{
    switch (language) {
    case CopyLanguage::Html:
        return checkHtml(parts);
    case CopyLanguage::Markdown:
        return checkMarkdown(parts);
    case CopyLanguage::BBCode:
        return checkBBCode(parts);
    case CopyLanguage::Plain:
        break;
    }
    return {};
}

} // namespace limner
