#include "core/upload/sharecontents.h"

#include "core/schema/inputname.h"
#include "core/upload/copyescape.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype longestAlt = 300;
constexpr qsizetype longestSetting = 300;

QString word(const Share &share, const QString &what)
{
    const auto found = share.options.words.find(what);
    return found == share.options.words.end() || found->second.isEmpty() ? what : found->second;
}

//! Where something lies on this computer, or elsewhere, is nobody's business.
bool isPrivate(const QString &text)
{
    return isInputName(text) || isInlineFile(text) || text.contains("://"_L1) ||
           text.startsWith(u'/') || text.startsWith(u'\\') || text.startsWith(u'~') ||
           text.contains(":\\"_L1);
}

bool isSaidElsewhere(const QString &name)
{
    return promptNames().contains(name) || seedNames().contains(name) ||
           name == "negative_prompt"_L1 || name == "width"_L1 || name == "height"_L1;
}

void addSettings(std::vector<std::pair<QString, QString>> &facts, const Json &parameters)
{
    if (!parameters.is_object())
        return;
    for (const auto &[key, value] : parameters.items()) {
        const QString name = QString::fromStdString(key);
        const bool isPlain = value.is_number() || value.is_boolean() || value.is_string();
        const QString text = isPlain ? toText(value) : QString{};
        if (!text.isEmpty() && text.size() <= longestSetting && !isSaidElsewhere(name) &&
            !isPrivate(text))
            facts.emplace_back(name, text);
    }
}

std::vector<std::pair<QString, QString>> factsOf(const Share &share, const Artwork &artwork)
{
    const auto shows = [&share](const QString &field) {
        return share.options.shown.contains(field);
    };
    std::vector<std::pair<QString, QString>> facts;
    if (shows(u"model"_s) && !artwork.request.model.isEmpty())
        facts.emplace_back(word(share, u"model"_s), artwork.request.model);
    const std::optional<qint64> seed = artwork.seed ? artwork.seed : artwork.request.seed();
    if (shows(u"seed"_s) && seed)
        facts.emplace_back(word(share, u"seed"_s), QString::number(*seed));
    if (shows(u"size"_s) && !artwork.size.isEmpty())
        facts.emplace_back(word(share, u"size"_s),
                           u"%1 × %2"_s.arg(artwork.size.width()).arg(artwork.size.height()));
    if (shows(u"date"_s) && artwork.createdAt.isValid())
        facts.emplace_back(word(share, u"date"_s),
                           artwork.createdAt.toLocalTime().date().toString(Qt::ISODate));
    if (shows(u"settings"_s))
        addSettings(facts, artwork.request.parameters);
    return facts;
}

SharePagePicture pictureOf(const Share &share, const SharedPicture &shared, const QString &title,
                           const Link &address)
{
    SharePagePicture out;
    if (!shared.link)
        return out;
    const Artwork &artwork = shared.artwork;
    const bool isNear = address.isPublic && shared.link->isPublic;
    out.url = isNear ? relativeAddress(address.url, shared.link->url) : shared.link->url;
    out.mediaType = artwork.mediaType;
    out.size = artwork.size;
    if (share.options.shown.contains(u"prompt"_s))
        out.prompt = artwork.request.prompt();
    if (share.options.shown.contains(u"negative"_s))
        out.negative = artwork.request.negativePrompt();
    // A prompt that is not to be shown is not to be read out, either.
    out.alt = out.prompt.isEmpty() ? title : asOneLine(out.prompt).left(longestAlt);
    out.facts = factsOf(share, artwork);
    out.hasDownload = share.options.shown.contains(u"download"_s);
    return out;
}

} // namespace

SharePage pageOf(const Share &share, const std::vector<SharedPicture> &pictures,
                 const Link &address)
{
    SharePage page;
    page.language = share.options.language;
    page.title = share.title.isEmpty() ? word(share, u"title"_s) : share.title;
    page.negativeWord = word(share, u"negative"_s);
    page.downloadWord = word(share, u"download"_s);
    page.goneWord = word(share, u"gone"_s);
    page.validWord = word(share, u"valid"_s);
    if (address.isPublic)
        page.address = address.url;
    int number = 0;
    for (const SharedPicture &one : pictures) {
        const QString name =
            QString{word(share, u"picture"_s)}.replace(u"%1"_s, QString::number(++number));
        page.pictures.push_back(pictureOf(share, one, name, address));
        if (!one.link)
            continue;
        if (page.cover.isEmpty() && one.artwork.mediaType.startsWith("image/"_L1))
            page.cover = one.link->url;
        const QDateTime until = one.link->validUntil;
        if (until.isValid() && (!page.validUntil.isValid() || until < page.validUntil))
            page.validUntil = until;
    }
    return page;
}

} // namespace limner
