#include "core/provider/shelffinder.h"

#include "core/provider/modelcardjson.h"
#include "core/provider/modelcatalogue.h"

namespace limner {
namespace {

constexpr auto shelfLife = std::chrono::hours{1};

} // namespace

ShelfFinder::ShelfFinder(const Catalog &catalog, const KeptAnswers &answers, KnownModels &known,
                         Clock &clock, QObject *parent)
    : QObject{parent}
    , m_catalog{catalog}
    , m_answers{answers}
    , m_known{known}
    , m_clock{clock}
{}

bool ShelfFinder::isYoung(const QDateTime &at) const
{
    const std::chrono::milliseconds age{at.isValid() ? at.msecsTo(m_clock.now()) : -1};
    return age.count() >= 0 && age < shelfLife;
}

void ShelfFinder::wantAll()
{
    std::vector<QString> toAsk;
    for (const Provider *const one : browsable(m_catalog, {})) {
        Part &part = m_parts[one->id()];
        const auto kept = m_answers.read(shelvesKey(one->id()));
        if (kept && part.shelves.empty())
            part.shelves = shelvesFromJson(kept->content);
        if (part.isPending)
            continue;
        part.at = kept ? kept->at : QDateTime{};
        if (isYoung(part.at))
            continue;
        part.isPending = true;
        part.failure.reset();
        toAsk.push_back(one->id());
    }
    tellAll();
    for (const QString &provider : toAsk)
        m_scope.spawn(askAll(provider));
}

QCoro::Task<> ShelfFinder::askAll(QString provider)
{
    ModelCatalogue *const catalogue = catalogueOf(m_catalog.find(provider));
    Result<std::vector<ModelShelf>> shelves = co_await catalogue->shelves(m_scope.stopToken());
    Part &part = m_parts[provider];
    part.isPending = false;
    if (m_scope.stopToken().stop_requested())
        co_return;
    if (shelves) {
        m_answers.keep(shelvesKey(provider), toJson(*shelves));
        m_known.learn(*shelves, m_clock.now());
        part.shelves = std::move(*shelves);
        part.at = {};
    } else {
        part.failure = shelves.error();
    }
    tellAll();
}

void ShelfFinder::tellAll()
{
    FoundShelves all{.isComplete = true};
    for (const auto &[provider, part] : m_parts) {
        const std::vector<ModelShelf> shelves = m_known.marked(part.shelves);
        all.shelves.insert(all.shelves.end(), shelves.begin(), shelves.end());
        all.isComplete = all.isComplete && !part.isPending;
        if (part.failure && !all.failure)
            all.failure = part.failure;
        if (part.at.isValid() && !part.shelves.empty()) {
            all.isFromCache = true;
            all.asOf = older(all.asOf, part.at);
        }
    }
    emit allChanged(all);
}

FoundShelves ShelfFinder::kept(const QString &provider, const QString &id) const
{
    FoundShelves told;
    if (const auto kept = m_answers.read(shelfKey(provider, id))) {
        told.shelves = m_known.marked(shelvesFromJson(kept->content));
        told.isFromCache = !told.shelves.empty();
        told.asOf = kept->at;
    }
    return told;
}

void ShelfFinder::want(const QString &provider, const QString &id)
{
    FoundShelves told = kept(provider, id);
    const bool canAsk = !provider.isEmpty() && !browsable(m_catalog, provider).empty();
    told.isComplete = !canAsk || (told.isFromCache && isYoung(told.asOf));
    if (told.isComplete || told.isFromCache)
        emit changed(provider, id, told);
    if (!told.isComplete && m_asked.insert({provider, id}).second)
        m_scope.spawn(ask(provider, id));
}

QCoro::Task<> ShelfFinder::ask(QString provider, QString id)
{
    ModelCatalogue *const catalogue = catalogueOf(m_catalog.find(provider));
    Result<ModelShelf> shelf = co_await catalogue->shelf(id, m_scope.stopToken());
    m_asked.erase({provider, id});
    if (m_scope.stopToken().stop_requested())
        co_return;
    FoundShelves told;
    if (shelf) {
        const std::vector<ModelShelf> one{std::move(*shelf)};
        m_answers.keep(shelfKey(provider, id), toJson(one));
        m_known.learn(one, m_clock.now());
        told.shelves = m_known.marked(one);
    } else {
        told = kept(provider, id);
        told.failure = shelf.error();
    }
    told.isComplete = true;
    emit changed(provider, id, told);
}

} // namespace limner
