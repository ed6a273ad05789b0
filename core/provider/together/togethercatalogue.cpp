#include "core/provider/together/togethercatalogue.h"

#include "core/provider/together/togetherfamilies.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner::together {
namespace {

constexpr size_t mostModels = 5'000;
constexpr qsizetype longestText = 500;
constexpr qsizetype longestCursor = 1'000;

bool holds(const Json &list, const char *word)
{
    return list.is_array() && std::find(list.begin(), list.end(), Json(word)) != list.end();
}

//! The older list says it by `type`, the newer one by what comes out.
bool makesPictures(const Json &model)
{
    return textAt(model, "type") == u"image" ||
           holds(memberAt(model, "capabilities"), "CAPABILITY_IMAGE_GENERATION") ||
           holds(memberAt(model, "outputModalities"), "MODALITY_IMAGE");
}

//! The name a request is made with; in the newer list `id` is another one.
QString nameOf(const Json &model)
{
    for (const char *const key : {"serverlessEndpoint", "id", "name"}) {
        QString name = textAt(model, key);
        if (isModelName(name))
            return name;
    }
    return {};
}

QString plain(const Json &model, std::initializer_list<const char *> keys)
{
    for (const char *const key : keys) {
        QString text = textAt(model, key).left(longestText).simplified();
        if (!text.isEmpty())
            return text;
    }
    return {};
}

ModelCard cardOf(const Json &model)
{
    ModelCard card;
    card.provider = u"together"_s;
    card.name = nameOf(model);
    card.title = plain(model, {"display_name", "displayName"});
    card.description = plain(model, {"description"});
    card.isOfficial = true;
    if (const QString owner = plain(model, {"organization"}); !owner.isEmpty())
        card.tags.append(owner);
    return card;
}

} // namespace

std::optional<ModelPage> readModelPage(const Json &answer)
{
    const Json &list = answer.is_array() ? answer : memberAt(answer, "data");
    if (!list.is_array())
        return std::nullopt;
    ModelPage page;
    page.next = textAt(answer, "next_cursor").left(longestCursor);
    for (const Json &model : list) {
        if (!makesPictures(model))
            continue;
        ModelCard card = cardOf(model);
        if (!card.name.isEmpty() && page.cards.size() < mostModels)
            page.cards.push_back(std::move(card));
    }
    return page;
}

std::vector<ModelCard> filtered(const std::vector<ModelCard> &cards, const QString &words,
                                size_t most)
{
    const QStringList wanted = words.simplified().split(u' ', Qt::SkipEmptyParts);
    std::vector<ModelCard> found;
    for (const ModelCard &card : cards) {
        const QString text = card.name + u' ' + card.title + u' ' + card.tags.join(u' ');
        const bool fits = std::all_of(wanted.begin(), wanted.end(), [&text](const QString &word) {
            return text.contains(word, Qt::CaseInsensitive);
        });
        if (fits && found.size() < most)
            found.push_back(card);
    }
    return found;
}

} // namespace limner::together
