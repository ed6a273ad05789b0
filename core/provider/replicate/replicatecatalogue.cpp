#include "core/provider/replicate/replicatecatalogue.h"

#include "core/provider/modelname.h"
#include "core/provider/replicate/replicatecard.h"

#include <QUrl>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype longestWords = 300;
constexpr int mostPages = 10;
constexpr size_t mostShelves = 200;

//! The beta is not there, does not like the words, or is broken: the older way may do.
bool mayDoOtherwise(const Error &error)
{
    return error.kind == ErrorKind::NotFound || error.kind == ErrorKind::InvalidInput ||
           error.kind == ErrorKind::ServerError || error.kind == ErrorKind::InvalidAnswer;
}

replicate::Covers coversOf(const ReplicateApi &api)
{
    return api.isPrivate() ? replicate::Covers::Anywhere : replicate::Covers::Public;
}

void putFirst(std::vector<ModelCard> &cards, ModelCard card)
{
    std::erase_if(cards, [&](const ModelCard &known) { return known.name == card.name; });
    cards.insert(cards.begin(), std::move(card));
}

bool isAmong(const std::vector<ModelShelf> &shelves, const QString &id)
{
    return std::any_of(shelves.begin(), shelves.end(),
                       [&](const ModelShelf &known) { return known.id == id; });
}

} // namespace

AsyncResult<std::vector<ModelCard>> ReplicateCatalogue::search(QString words, std::stop_token stop)
{
    words = words.simplified().left(longestWords);
    Result<std::vector<ModelCard>> cards = co_await searched(words, stop);
    if (!cards || !replicate::isModelPath(words))
        co_return cards;
    Result<ModelCard> named = co_await card(words, stop);
    if (!named)
        co_return cards;
    putFirst(*cards, *std::move(named));
    co_return cards;
}

AsyncResult<std::vector<ModelCard>> ReplicateCatalogue::searched(QString words,
                                                                 std::stop_token stop)
{
    const QByteArray target =
        words.isEmpty() ? QByteArray{"/v1/models"}
                        : "/v1/search?query=" + QUrl::toPercentEncoding(words) + "&limit=50";
    Result<Json> answer = co_await m_api.get(target, stop);
    if (answer && words.isEmpty())
        co_return replicate::cardsFrom(memberAt(*answer, "results"), coversOf(m_api));
    if (answer && memberAt(*answer, "models").is_array())
        co_return replicate::cardsFrom(memberAt(*answer, "models"), coversOf(m_api));
    if (!answer && !mayDoOtherwise(answer.error()))
        co_return propagate(answer);
    answer = co_await m_api.query("/v1/models", words.toUtf8(), stop);
    if (!answer)
        co_return propagate(answer);
    if (!memberAt(*answer, "results").is_array())
        co_return fail(ErrorKind::InvalidAnswer, u"results is missing"_s);
    co_return replicate::cardsFrom(memberAt(*answer, "results"), coversOf(m_api));
}

AsyncResult<std::vector<ModelShelf>> ReplicateCatalogue::shelves(std::stop_token stop)
{
    std::vector<ModelShelf> shelves;
    std::set<QByteArray> read;
    QByteArray target = "/v1/collections";
    while (!target.isEmpty() && read.insert(target).second && read.size() <= mostPages &&
           shelves.size() < mostShelves) {
        Result<QByteArray> next = co_await readShelves(target, &shelves, stop);
        // What was read is worth showing.
        if (!next && shelves.empty())
            co_return propagate(next);
        target = next ? std::move(*next) : QByteArray{};
    }
    co_return shelves;
}

AsyncResult<QByteArray> ReplicateCatalogue::readShelves(QByteArray target,
                                                        std::vector<ModelShelf> *into,
                                                        std::stop_token stop)
{
    const Result<Json> answer = co_await m_api.get(target, stop);
    if (!answer)
        co_return propagate(answer);
    const Json &results = memberAt(*answer, "results");
    if (!results.is_array())
        co_return fail(ErrorKind::InvalidAnswer, u"results is missing"_s);
    for (const Json &item : results) {
        std::optional<ModelShelf> shelf = replicate::shelfFrom(item, coversOf(m_api));
        if (shelf && into->size() < mostShelves && !isAmong(*into, shelf->id))
            into->push_back(*std::move(shelf));
    }
    co_return m_api.targetOf(textAt(*answer, "next").toUtf8()).value_or(QByteArray{});
}

AsyncResult<ModelShelf> ReplicateCatalogue::shelf(QString id, std::stop_token stop)
{
    if (!replicate::isSlug(id))
        co_return fail(ErrorKind::InvalidInput, u"not a collection: %1"_s.arg(id.left(100)));
    const QByteArray target = "/v1/collections/" + id.toLatin1();
    const Result<Json> answer = co_await m_api.get(target, stop);
    if (!answer)
        co_return propagate(answer);
    std::optional<ModelShelf> shelf = replicate::shelfFrom(*answer, coversOf(m_api));
    if (!shelf || shelf->id != id)
        co_return fail(ErrorKind::InvalidAnswer, u"the answer is about another collection"_s);
    co_return *std::move(shelf);
}

AsyncResult<ModelCard> ReplicateCatalogue::card(QString name, std::stop_token stop)
{
    QString model = name;
    if (isDeployment(name)) {
        const QString path = withoutDeployment(name);
        const Result<Deployed> deployed = co_await m_api.deployment(path, stop);
        if (!deployed)
            co_return propagate(deployed);
        model = deployed->model;
    }
    if (!replicate::isModelPath(model))
        co_return fail(ErrorKind::InvalidInput,
                       u"not a model name, owner/name: %1"_s.arg(model.left(100)));
    const QByteArray target = "/v1/models/" + model.toLatin1();
    const Result<Json> answer = co_await m_api.get(target, stop);
    if (!answer)
        co_return propagate(answer);
    std::optional<ModelCard> card = replicate::cardFrom(*answer, coversOf(m_api));
    if (!card)
        co_return fail(ErrorKind::InvalidAnswer, u"the model has no name"_s);
    card->name = name; // it may answer under a new owner
    if (isDeployment(name))
        card->version.clear();
    co_return *std::move(card);
}

} // namespace limner
