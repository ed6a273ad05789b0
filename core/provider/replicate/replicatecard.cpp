#include "core/provider/replicate/replicatecard.h"

#include "core/base/secret.h"
#include "core/net/http.h"
#include "core/provider/providertable.h"
#include "core/provider/replicate/replicateanswer.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner::replicate {
namespace {

constexpr size_t mostCards = 50;
constexpr qsizetype longestText = 2000;
constexpr qsizetype longestAddress = 2000;
constexpr qsizetype mostTags = 12;

// Descriptions are somebody's text: one paragraph without control characters.
QString paragraph(const QString &text, qsizetype most)
{
    QString out = text.left(4 * most).simplified();
    out.removeIf([](QChar c) { return !c.isPrint() && !c.isSurrogate(); });
    return redacted(out.left(most));
}

bool isPlain(const QString &address)
{
    return !address.isEmpty() && address.size() <= longestAddress &&
           std::all_of(address.begin(), address.end(),
                       [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; });
}

QString coverOf(const Json &model, Covers covers)
{
    const QString address = textAt(model, "cover_image_url");
    if (!isPlain(address) || originOf(address.toLatin1()).isEmpty())
        return {};
    const QUrl url{address};
    if (!url.userInfo().isEmpty() ||
        (covers == Covers::Public && isPrivateHost(url.host(QUrl::FullyEncoded))))
        return {};
    return QString::fromLatin1(secured(address.toLatin1()));
}

QString webAddress(const Json &model, const char *key)
{
    const QString address = textAt(model, key);
    return isPlain(address) && address.startsWith("https://"_L1) ? address : QString{};
}

void addMetadata(ModelCard &card, const Json &metadata)
{
    if (card.description.isEmpty())
        card.description = paragraph(textAt(metadata, "generated_description"), longestText);
    const Json &tags = memberAt(metadata, "tags");
    if (!tags.is_array())
        return;
    for (const Json &tag : tags) {
        const QString word = tag.is_string() ? paragraph(toText(tag), 60) : QString{};
        if (!word.isEmpty() && card.tags.size() < mostTags && !card.tags.contains(word))
            card.tags.append(word);
    }
}

} // namespace

bool isModelPath(const QString &text)
{
    static const QRegularExpression pattern{
        u"\\A[A-Za-z0-9][A-Za-z0-9_.-]{0,99}/[A-Za-z0-9][A-Za-z0-9_.-]{0,99}\\z"_s};
    return pattern.match(text).hasMatch();
}

bool isSlug(const QString &text)
{
    static const QRegularExpression pattern{u"\\A[A-Za-z0-9][A-Za-z0-9_-]{0,99}\\z"_s};
    return pattern.match(text).hasMatch();
}

std::optional<ModelCard> cardFrom(const Json &model, Covers covers)
{
    const QString name = textAt(model, "owner").left(200) + u'/' + textAt(model, "name").left(200);
    if (!model.is_object() || !isModelPath(name))
        return std::nullopt;
    ModelCard card;
    card.provider = findProvider(u"replicate"_s)->id;
    card.name = name;
    card.description = paragraph(textAt(model, "description"), longestText);
    card.cover = coverOf(model, covers);
    card.licence = webAddress(model, "license_url");
    card.runs = std::max<qint64>(integerAt(model, "run_count").value_or(-1), -1);
    card.isOfficial = boolAt(model, "is_official", false);
    card.isPrivate = textAt(model, "visibility") == "private"_L1;
    const QString version = textAt(memberAt(model, "latest_version"), "id");
    if (!card.isOfficial && isVersion(version)) // official ones run by their name
        card.version = version;
    return card;
}

std::vector<ModelCard> cardsFrom(const Json &list, Covers covers)
{
    std::vector<ModelCard> cards;
    if (!list.is_array())
        return cards;
    for (const Json &item : list) {
        if (cards.size() == mostCards)
            break;
        const Json &inside = memberAt(item, "model");
        std::optional<ModelCard> card = cardFrom(inside.is_object() ? inside : item, covers);
        const auto isSame = [&](const ModelCard &known) { return known.name == card->name; };
        if (!card || std::any_of(cards.begin(), cards.end(), isSame))
            continue;
        addMetadata(*card, memberAt(item, "metadata"));
        cards.push_back(*std::move(card));
    }
    return cards;
}

std::optional<ModelShelf> shelfFrom(const Json &collection, Covers covers)
{
    ModelShelf shelf;
    shelf.provider = findProvider(u"replicate"_s)->id;
    shelf.id = textAt(collection, "slug");
    if (!collection.is_object() || !isSlug(shelf.id))
        return std::nullopt;
    shelf.title = paragraph(textAt(collection, "name", shelf.id), 200);
    shelf.description = paragraph(textAt(collection, "description"), longestText);
    shelf.models = cardsFrom(memberAt(collection, "models"), covers);
    return shelf;
}

} // namespace limner::replicate
