#include "core/provider/knownmodels.h"

#include "core/provider/bundledmodels.h"
#include "core/provider/modelcardjson.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int mostLoaded = 100; // of each kind

bool fits(const ModelCard &card, const QStringList &words)
{
    const QString text =
        card.name + u' ' + card.title + u' ' + card.description + u' ' + card.tags.join(u' ');
    return std::all_of(words.begin(), words.end(), [&](const QString &word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace

QString searchKey(const QString &provider, const QString &words)
{
    return u"search\n"_s + provider + u'\n' + words.simplified().toLower();
}

QString shelvesKey(const QString &provider)
{
    return u"shelves\n"_s + provider;
}

QString shelfKey(const QString &provider, const QString &id)
{
    return u"shelf\n"_s + provider + u'\n' + id;
}

void KnownModels::load()
{
    if (std::exchange(m_hasLoaded, true))
        return;
    for (const QString &prefix : {u"search\n"_s, u"shelf\n"_s, u"shelves\n"_s}) {
        std::vector<KeptAnswer> answers = m_answers.newest(prefix, mostLoaded);
        std::reverse(answers.begin(), answers.end()); // the newest one has the last word
        for (const KeptAnswer &answer : answers) {
            if (prefix == "search\n"_L1)
                learn(cardsFromJson(answer.content), answer.at);
            else
                learn(shelvesFromJson(answer.content), answer.at);
        }
    }
}

void KnownModels::learn(const std::vector<ModelCard> &cards, const QDateTime &at)
{
    for (const ModelCard &card : cards) {
        m_choices.learn(card);
        m_known[{card.provider, card.name}] = KnownModel{card, at};
    }
}

void KnownModels::learn(const std::vector<ModelShelf> &shelves, const QDateTime &at)
{
    for (const ModelShelf &shelf : shelves)
        learn(shelf.models, at);
}

bool KnownModels::isKnown(const QString &provider, const QString &name) const
{
    return m_known.contains({provider, name});
}

ModelCard KnownModels::card(const QString &provider, const QString &name) const
{
    const auto found = m_known.find({provider, name});
    if (found != m_known.end())
        return marked(found->second.card);
    for (const auto *const list : {&m_choices.favourites(), &m_choices.recent()}) {
        for (const ModelCard &card : *list) {
            if (card.provider == provider && card.name == name)
                return marked(card);
        }
    }
    return marked(ModelCard{.provider = provider, .name = name});
}

std::vector<ModelCard> KnownModels::own(const QStringList &words) const
{
    std::vector<ModelCard> own = m_choices.favourites();
    own.insert(own.end(), m_choices.recent().begin(), m_choices.recent().end());
    for (const Provider *const one : m_catalog.all()) {
        for (const ModelSchema &schema : bundledModels(one->id()))
            own.push_back(card(one->id(), schema.model));
    }
    std::erase_if(own, [&](const ModelCard &one) { return !fits(one, words); });
    return marked(std::move(own));
}

std::vector<KnownModel> KnownModels::fitting(const QStringList &words) const
{
    std::vector<KnownModel> all;
    for (const auto &[key, known] : m_known) {
        if (fits(known.card, words))
            all.push_back({marked(known.card), known.at});
    }
    std::stable_sort(all.begin(), all.end(), [](const KnownModel &one, const KnownModel &other) {
        return one.card.runs > other.card.runs;
    });
    return all;
}

ModelCard KnownModels::marked(ModelCard card) const
{
    card.isFavourite = m_choices.isFavourite(card.provider, card.name);
    for (const ModelSchema &schema : bundledModels(card.provider))
        card.isBundled = card.isBundled || schema.model == card.name;
    return card;
}

std::vector<ModelCard> KnownModels::marked(std::vector<ModelCard> cards) const
{
    for (ModelCard &card : cards)
        card = marked(std::move(card));
    return cards;
}

std::vector<ModelShelf> KnownModels::marked(std::vector<ModelShelf> shelves) const
{
    for (ModelShelf &shelf : shelves)
        shelf.models = marked(std::move(shelf.models));
    return shelves;
}

} // namespace limner
