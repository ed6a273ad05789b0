#include "core/provider/modelfinder.h"

#include "core/base/eitherstop.h"
#include "core/provider/modelcardjson.h"
#include "core/provider/modelcatalogue.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr size_t mostFound = 100;

void addOnce(std::vector<ModelCard> &cards, const ModelCard &card)
{
    const bool isThere = std::any_of(cards.begin(), cards.end(), [&](const ModelCard &one) {
        return one.provider == card.provider && one.name == card.name;
    });
    if (!isThere && cards.size() < mostFound)
        cards.push_back(card);
}

void keepThoseOf(const QString &provider, std::vector<ModelCard> &cards)
{
    std::erase_if(cards, [&](const ModelCard &card) { return card.provider != provider; });
}

} // namespace

ModelFinder::ModelFinder(Catalog &catalog, ModelStore &models, HttpClient &http, Clock &clock,
                         const QString &folder, const QString &choices, QObject *parent)
    : QObject{parent}
    , m_catalog{catalog}
    , m_clock{clock}
    , m_answers{folder + u"/answers"_s, clock}
    , m_known{catalog, m_answers, choices.isEmpty() ? folder + u"/choices.json"_s : choices}
    , m_covers{catalog, http, folder + u"/covers"_s, coverSide}
    , m_shelves{catalog, m_answers, m_known, clock}
    , m_opener{catalog, models, m_known}
{
    connect(&m_covers, &CoverStore::ready, this, &ModelFinder::coverReady);
    connect(&m_covers, &CoverStore::failed, this, &ModelFinder::coverFailed);
    connect(&m_shelves, &ShelfFinder::allChanged, this, &ModelFinder::shelvesChanged);
    connect(&m_shelves, &ShelfFinder::changed, this, &ModelFinder::shelfChanged);
    connect(&m_opener, &ModelOpener::failed, this, &ModelFinder::openFailed);
    connect(&m_opener, &ModelOpener::opened, this,
            [this](const QString &typed, const ModelName &name, const ModelSchema &schema,
                   const Json &input) {
                markUsed(name.provider, name.model);
                emit opened(typed, name, schema, input);
            });
}

QCoro::Task<> ModelFinder::shutdown()
{
    co_await m_covers.shutdown();
    co_await m_shelves.shutdown();
    co_await m_opener.shutdown();
    co_await m_scope.drain();
}

ModelFinder::Parts ModelFinder::keptParts(const QString &words, const QString &provider) const
{
    Parts parts;
    for (const Provider *const one : browsable(m_catalog, provider)) {
        Part &part = parts[one->id()];
        part.isPending = true;
        if (const auto kept = m_answers.read(searchKey(one->id(), words))) {
            part.cards = cardsFromJson(kept->content);
            part.at = kept->at;
        }
    }
    return parts;
}

void ModelFinder::search(const QString &words)
{
    m_search.request_stop();
    m_search = std::stop_source{};
    m_known.load();
    m_words = words;
    const int turn = ++m_turn;
    const bool isAsked = !words.trimmed().isEmpty();
    m_parts = isAsked ? keptParts(words, {}) : Parts{};
    std::vector<QString> asked;
    for (const auto &[provider, part] : m_parts)
        asked.push_back(provider);
    emit found(gathered(m_words, m_parts));
    for (const QString &provider : asked) {
        if (turn == m_turn) // whoever heard it may search for something else at once
            m_scope.spawn(ask(provider, words, turn, m_search.get_token()));
    }
}

QCoro::Task<> ModelFinder::ask(QString provider, QString words, int turn, std::stop_token stop)
{
    const EitherStop either{m_scope.stopToken(), stop};
    Result<Part> answer = co_await answerOf(provider, words, either.token());
    if (turn != m_turn || m_scope.stopToken().stop_requested())
        co_return;
    Part &part = m_parts[provider];
    part.isPending = false;
    if (answer)
        part = std::move(*answer);
    else
        part.failure = answer.error();
    emit found(gathered(m_words, m_parts));
}

AsyncResult<ModelFinder::Part> ModelFinder::answerOf(QString provider, QString words,
                                                     std::stop_token stop)
{
    ModelCatalogue *const catalogue = catalogueOf(m_catalog.find(provider));
    if (!catalogue)
        co_return fail(ErrorKind::NotConfigured, provider);
    Result<std::vector<ModelCard>> cards = co_await catalogue->search(words, stop);
    if (!cards)
        co_return propagate(cards);
    m_answers.keep(searchKey(provider, words), toJson(*cards));
    m_known.learn(*cards, m_clock.now());
    Part part;
    part.cards = std::move(*cards);
    co_return part;
}

AsyncResult<FoundModels> ModelFinder::find(QString words, QString provider, std::stop_token stop)
{
    m_known.load();
    const EitherStop either{m_scope.stopToken(), stop};
    Parts parts = keptParts(words, provider);
    for (auto &[id, part] : parts) {
        Result<Part> answer = co_await answerOf(id, words, either.token());
        part.isPending = false;
        if (answer)
            part = std::move(*answer);
        else
            part.failure = answer.error();
    }
    FoundModels all = gathered(words, parts);
    if (!provider.isEmpty())
        keepThoseOf(provider, all.cards);
    if (all.cards.empty() && all.failure)
        co_return fail(*all.failure);
    co_return all;
}

// Providers take turns, so that none hides the others.
FoundModels ModelFinder::gathered(const QString &words, const Parts &parts) const
{
    FoundModels all{.words = words, .isComplete = true};
    size_t most = 0;
    for (const auto &[provider, part] : parts) {
        most = std::max(most, part.cards.size());
        all.isComplete = all.isComplete && !part.isPending;
        if (part.failure && !all.failure)
            all.failure = part.failure;
        if (part.at.isValid() && !part.cards.empty()) {
            all.isFromCache = true;
            all.asOf = older(all.asOf, part.at);
        }
    }
    for (size_t row = 0; row < most; ++row) {
        for (const auto &[provider, part] : parts) {
            if (row < part.cards.size())
                addOnce(all.cards, m_known.marked(part.cards[row]));
        }
    }
    addLocal(all, parts);
    return all;
}

//! What fits of the artist's own and of the bundled ones; and of all that is known where the
//! provider has not answered.
void ModelFinder::addLocal(FoundModels &found, const Parts &parts) const
{
    const QStringList words = found.words.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const ModelCard &card : m_known.own(words))
        addOnce(found.cards, card);
    if (words.isEmpty())
        return;
    for (const KnownModel &other : m_known.fitting(words)) {
        const auto part = parts.find(other.card.provider);
        const bool isAnswered =
            part != parts.end() && !part->second.isPending && !part->second.failure;
        const size_t before = found.cards.size();
        if (!isAnswered)
            addOnce(found.cards, other.card);
        if (found.cards.size() == before)
            continue;
        found.isFromCache = true;
        found.asOf = older(found.asOf, other.at);
    }
}

ModelCard ModelFinder::known(const QString &provider, const QString &name) const
{
    return m_known.card(provider, name);
}

NearModel ModelFinder::near(const QString &named)
{
    m_known.load();
    std::vector<ModelCard> all = m_known.own({});
    for (const KnownModel &known : m_known.fitting({}))
        all.push_back(known.card);
    std::erase_if(all, [this](const ModelCard &card) {
        const Provider *const provider = m_catalog.find(card.provider);
        return !provider || !provider->isConfigured();
    });
    return nearModel(all, named);
}

std::vector<ModelCard> ModelFinder::favourites() const
{
    return m_known.marked(m_known.choices().favourites());
}

std::vector<ModelCard> ModelFinder::recent() const
{
    return m_known.marked(m_known.choices().recent());
}

void ModelFinder::setFavourite(const QString &provider, const QString &name, bool isFavourite)
{
    if (m_known.choices().setFavourite(known(provider, name), isFavourite))
        emit choicesChanged();
}

void ModelFinder::markUsed(const QString &provider, const QString &name)
{
    if (m_known.choices().markUsed(known(provider, name)))
        emit choicesChanged();
}

} // namespace limner
