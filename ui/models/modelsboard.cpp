#include "ui/models/modelsboard.h"

#include "ui/common/formats.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Models)
};

//! Collections that are shown without being asked for; a kind brings more of them.
constexpr size_t mostCollections = 6;

QString keyOf(const ModelCard &card)
{
    return modelKey(card.provider, card.name);
}

QString countWords(size_t count)
{
    return count == 1 ? Words::tr("1 model")
                      : Words::tr("%1 models").arg(formatCount(qint64(count)));
}

bool isTitleOf(const ModelShelf &shelf, ModelKind kind)
{
    return isOfKind({}, shelf.title + u" | "_s + shelf.description.left(200), kind);
}

} // namespace

void ModelsBoard::setChoices(std::vector<ModelCard> recent, std::vector<ModelCard> favourites)
{
    m_recent = std::move(recent);
    m_favourites = std::move(favourites);
    m_starred.clear();
    for (const ModelCard &card : m_favourites)
        m_starred.insert(keyOf(card));
    remember(m_recent);
    remember(m_favourites);
}

void ModelsBoard::setConnected(const QStringList &providers)
{
    m_connected = {providers.begin(), providers.end()};
    m_knowsConnected = true;
}

bool ModelsBoard::isConnected(const QString &provider) const
{
    return !m_knowsConnected || m_connected.contains(provider);
}

// A card that tells more replaces one that only has a name.
void ModelsBoard::remember(const std::vector<ModelCard> &cards)
{
    for (const ModelCard &card : cards) {
        ModelCard &known = m_cards[keyOf(card)];
        if (known.name.isEmpty() || !card.description.isEmpty() || known.description.isEmpty()) {
            const bool isBundled = known.isBundled || card.isBundled;
            known = card;
            known.isBundled = isBundled;
        }
    }
}

bool ModelsBoard::takeFound(const FoundModels &found)
{
    if (found.words.simplified() != m_wish.words.simplified())
        return false;
    m_found = found;
    remember(found.cards);
    return true;
}

void ModelsBoard::takeShelves(const FoundShelves &shelves)
{
    FoundShelves taken = shelves;
    // What was filled stays filled until it is filled anew.
    for (ModelShelf &shelf : taken.shelves) {
        for (const ModelShelf &before : m_shelves.shelves) {
            if (shelf.models.empty() && before.provider == shelf.provider && before.id == shelf.id)
                shelf.models = before.models;
        }
        remember(shelf.models);
    }
    m_shelves = std::move(taken);
}

void ModelsBoard::takeShelf(const QString &provider, const QString &id, const FoundShelves &shelf)
{
    m_answered.insert(modelKey(provider, id));
    for (const ModelShelf &filled : shelf.shelves) {
        remember(filled.models);
        for (ModelShelf &known : m_shelves.shelves) {
            if (known.provider == provider && known.id == id && !filled.models.empty())
                known.models = filled.models;
        }
    }
}

std::vector<const ModelShelf *> ModelsBoard::shownCollections() const
{
    std::vector<const ModelShelf *> shown;
    size_t unasked = 0;
    for (const ModelShelf &shelf : m_shelves.shelves) {
        if (!m_wish.provider.isEmpty() && shelf.provider != m_wish.provider)
            continue;
        const bool isAsked = m_wish.kind != ModelKind::Any && isTitleOf(shelf, m_wish.kind);
        if (!isAsked && ++unasked > mostCollections)
            continue;
        shown.push_back(&shelf);
    }
    return shown;
}

std::vector<std::pair<QString, QString>> ModelsBoard::emptyShelves() const
{
    std::vector<std::pair<QString, QString>> empty;
    for (const ModelShelf *shelf : shownCollections()) {
        if (shelf->models.empty() && !m_answered.contains(modelKey(shelf->provider, shelf->id)))
            empty.emplace_back(shelf->provider, shelf->id);
    }
    return empty;
}

bool ModelsBoard::shows(const ModelCard &card, const QString &shelf) const
{
    return (m_wish.provider.isEmpty() || card.provider == m_wish.provider) &&
           isOfKind(card, shelf, m_wish.kind);
}

//! Those of a shelf that are looked for, each once, with all that is known of it, in order.
std::vector<ModelCard> ModelsBoard::shown(const QString &shelf,
                                          const std::vector<ModelCard> &cards) const
{
    std::vector<ModelCard> out;
    QSet<QString> here;
    for (const ModelCard &card : cards) {
        const QString key = keyOf(card);
        if (here.contains(key) || !shows(card, shelf))
            continue;
        here.insert(key);
        ModelCard known = m_cards.value(key, card);
        known.isFavourite = m_starred.contains(key);
        out.push_back(std::move(known));
    }
    if (&cards != &m_recent)
        sortCards(out, m_wish.order);
    return out;
}

void ModelsBoard::add(std::vector<TileShelf> &shelves, const QString &title, const QString &note,
                      const std::vector<ModelCard> &cards, bool isFolded, const Tags &tags) const
{
    TileShelf shelf{.title = title, .isFolded = isFolded};
    for (const ModelCard &card : shown(title, cards)) {
        const QString key = keyOf(card);
        shelf.tiles.push_back(tileOf(
            card, tags(key), {.isInUse = key == m_inUse, .hasKey = isConnected(card.provider)}));
    }
    const QString count = countWords(shelf.tiles.size());
    shelf.note = note.isEmpty() ? count : note + u" · "_s + count;
    if (!shelf.tiles.empty())
        shelves.push_back(std::move(shelf));
}

std::vector<TileShelf> ModelsBoard::shelves(const Tags &tags) const
{
    std::vector<TileShelf> shelves;
    if (!m_wish.words.simplified().isEmpty()) {
        const bool isAnswer = m_found.words.simplified() == m_wish.words.simplified();
        if (isAnswer)
            add(shelves, Words::tr("Found"), {}, m_found.cards, false, tags);
        return shelves;
    }
    add(shelves, Words::tr("Recent"), {}, m_recent, true, tags);
    add(shelves, Words::tr("Favourites"), {}, m_favourites, true, tags);
    for (const ModelShelf *shelf : shownCollections())
        add(shelves, shelf->title, Words::tr("featured by %1").arg(providerName(shelf->provider)),
            shelf->models, true, tags);
    std::vector<ModelCard> bundled;
    for (const ModelCard &card : m_found.cards) {
        if (card.isBundled)
            bundled.push_back(card);
    }
    add(shelves, Words::tr("Bundled"), Words::tr("known without a network"), bundled, true, tags);
    return shelves;
}

const ModelCard *ModelsBoard::card(const QString &key) const
{
    const auto known = m_cards.constFind(key);
    return known == m_cards.constEnd() ? nullptr : &*known;
}

std::vector<ModelCard> ModelsBoard::elsewhere(const ModelCard &card) const
{
    std::vector<ModelCard> out;
    const QString family = familyOf(card.name);
    for (const ModelCard &other : m_cards) {
        if (other.provider != card.provider && familyOf(other.name) == family)
            out.push_back(other);
    }
    std::sort(out.begin(), out.end(),
              [](const ModelCard &a, const ModelCard &b) { return keyOf(a) < keyOf(b); });
    return out;
}

bool ModelsBoard::isWaiting() const
{
    if (m_wish.words.simplified().isEmpty())
        return !m_shelves.isComplete && !m_shelves.failure;
    return m_found.words.simplified() != m_wish.words.simplified() || !m_found.isComplete;
}

QDateTime ModelsBoard::asOf() const
{
    const bool isSearch = !m_wish.words.simplified().isEmpty();
    return isSearch ? (m_found.isFromCache ? m_found.asOf : QDateTime{})
                    : (m_shelves.isFromCache ? m_shelves.asOf : QDateTime{});
}

std::optional<Error> ModelsBoard::failure() const
{
    return m_wish.words.simplified().isEmpty() ? m_shelves.failure : m_found.failure;
}

} // namespace limner
