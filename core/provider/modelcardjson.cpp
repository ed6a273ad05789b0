#include "core/provider/modelcardjson.h"

#include <algorithm>

namespace limner {
namespace {

Json written(const ModelCard &card)
{
    Json json{{"provider", toJson(card.provider)}, {"name", toJson(card.name)}};
    const auto text = [&json](const char *key, const QString &value) {
        if (!value.isEmpty())
            json[key] = toJson(value);
    };
    text("version", card.version);
    text("title", card.title);
    text("description", card.description);
    text("cover", card.cover);
    text("licence", card.licence);
    for (const QString &tag : card.tags)
        json["tags"].push_back(toJson(tag));
    if (card.runs >= 0)
        json["runs"] = card.runs;
    if (card.isOfficial)
        json["official"] = true;
    if (card.isPrivate)
        json["private"] = true;
    return json;
}

ModelCard read(const Json &json)
{
    ModelCard card;
    card.provider = textAt(json, "provider");
    card.name = textAt(json, "name");
    card.version = textAt(json, "version");
    card.title = textAt(json, "title");
    card.description = textAt(json, "description");
    card.cover = textAt(json, "cover");
    card.licence = textAt(json, "licence");
    const Json &tags = memberAt(json, "tags");
    for (const Json &tag : tags.is_array() ? tags : Json::array())
        card.tags.append(toText(tag));
    card.runs = std::max<qint64>(-1, integerAt(json, "runs").value_or(-1));
    card.isOfficial = boolAt(json, "official", false);
    card.isPrivate = boolAt(json, "private", false);
    return card;
}

} // namespace

Json toJson(const std::vector<ModelCard> &cards)
{
    Json list = Json::array();
    for (const ModelCard &card : cards)
        list.push_back(written(card));
    return list;
}

Json toJson(const std::vector<ModelShelf> &shelves)
{
    Json list = Json::array();
    for (const ModelShelf &shelf : shelves)
        list.push_back({{"provider", toJson(shelf.provider)},
                        {"id", toJson(shelf.id)},
                        {"title", toJson(shelf.title)},
                        {"description", toJson(shelf.description)},
                        {"models", toJson(shelf.models)}});
    return list;
}

std::vector<ModelCard> cardsFromJson(const Json &list)
{
    std::vector<ModelCard> cards;
    for (const Json &item : list.is_array() ? list : Json::array()) {
        ModelCard card = read(item);
        if (!card.name.isEmpty() && !card.provider.isEmpty())
            cards.push_back(std::move(card));
    }
    return cards;
}

std::vector<ModelShelf> shelvesFromJson(const Json &list)
{
    std::vector<ModelShelf> shelves;
    for (const Json &item : list.is_array() ? list : Json::array()) {
        ModelShelf shelf{.provider = textAt(item, "provider"),
                         .id = textAt(item, "id"),
                         .title = textAt(item, "title"),
                         .description = textAt(item, "description"),
                         .models = cardsFromJson(memberAt(item, "models"))};
        if (!shelf.id.isEmpty() && !shelf.provider.isEmpty())
            shelves.push_back(std::move(shelf));
    }
    return shelves;
}

} // namespace limner
