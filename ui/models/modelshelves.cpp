#include "ui/models/modelshelves.h"

#include "core/base/clock.h"
#include "core/provider/providertable.h"
#include "core/queue/jobqueue.h"
#include "ui/common/errortext.h"
#include "ui/models/coverloader.h"
#include "ui/models/modeldetails.h"
#include "ui/models/modelgrid.h"
#include "ui/models/modelspanel.h"

using namespace Qt::StringLiterals;

namespace limner {

namespace {

constexpr int inputsMs = 200;
constexpr int slowMs = 5000;

struct Choices {
    std::vector<ModelCard> recent = {};
    std::vector<ModelCard> favourites = {};
};

Choices choicesOf(ModelFinder &finder)
{
    return {.recent = finder.recent(), .favourites = finder.favourites()};
}

} // namespace

ModelShelves::ModelShelves(const Services &services, ModelsPanel &panel)
    : QObject{&panel}
    , m_services{services}
    , m_panel{panel}
    , m_tags{services.queue}
{
    for (QTimer *timer : {&m_show, &m_inputs, &m_slow})
        timer->setSingleShot(true);
    m_show.setInterval(0);
    m_inputs.setInterval(inputsMs);
    m_slow.setInterval(slowMs);
    connect(&m_show, &QTimer::timeout, this, &ModelShelves::showAll);
    connect(&m_inputs, &QTimer::timeout, this, &ModelShelves::askInputs);
    connect(&m_slow, &QTimer::timeout, this, &ModelShelves::showSoon);
    connect(&m_tags, &PriceTags::changed, this, &ModelShelves::showSoon);
    connectAnswers();
    connectPanel();
}

void ModelShelves::connectAnswers()
{
    CoverLoader *const covers = &m_panel.covers();
    ModelFinder *const finder = m_services.finder.source();
    connect(finder, &ModelFinder::found, this, [this](const FoundModels &found) {
        if (m_board.takeFound(found))
            showSoon();
    });
    connect(finder, &ModelFinder::shelvesChanged, this, [this](const FoundShelves &shelves) {
        m_board.takeShelves(shelves);
        wantShelves();
        showSoon();
    });
    connect(finder, &ModelFinder::shelfChanged, this,
            [this](const QString &provider, const QString &id, const FoundShelves &shelf) {
                m_board.takeShelf(provider, id, shelf);
                showSoon();
            });
    connect(finder, &ModelFinder::coverReady, covers, &CoverLoader::take);
    connect(finder, &ModelFinder::coverFailed, covers,
            [covers](const QString &address) { covers->take(address, {}); });
    connect(finder, &ModelFinder::choicesChanged, this, &ModelShelves::askChoices);
    connect(m_services.models.source(), &ModelStore::modelReady, this,
            [this](const QString &provider, const ModelSchema &schema) {
                takeInputs(modelKey(provider, schema.model), schema);
            });
    connect(&m_services.queue.source()->caps(), &CapGate::budgetChanged, this, [this] {
        m_tags.forget();
        showSoon();
    });
}

void ModelShelves::connectPanel()
{
    const CoverLoader *const covers = &m_panel.covers();
    const ModelsHead *const head = &m_panel.head();
    const ModelGrid *const grid = &m_panel.grid();
    connect(covers, &CoverLoader::missing, this, &ModelShelves::wantCovers);
    connect(covers, &CoverLoader::loaded, this, [this](const QString &address) {
        const ModelTile *const tile = m_panel.grid().current();
        if (tile && tile->cover == address)
            m_panel.details().showCover(m_panel.covers().image(address));
    });
    connect(head, &ModelsHead::wordsChanged, this, &ModelShelves::search);
    connect(head, &ModelsHead::filterChosen, this, [this](const QString &provider, ModelKind kind) {
        ModelsBoard::Wish wish = m_board.wish();
        wish.provider = provider;
        wish.kind = kind;
        setWish(wish);
    });
    connect(head, &ModelsHead::orderChosen, this, [this](ModelOrder order) {
        ModelsBoard::Wish wish = m_board.wish();
        wish.order = order;
        setWish(wish);
    });
    connect(grid, &ModelGrid::starWanted, this, &ModelShelves::star);
    connect(grid, &ModelGrid::currentChanged, this, &ModelShelves::showCurrent);
    connect(grid, &ModelGrid::seenChanged, this, &ModelShelves::wantTags);
    connect(&m_panel.details(), &ModelDetails::starWanted, this, [this] {
        if (const ModelTile *const tile = m_panel.grid().current())
            star(QString{tile->key});
    });
    connect(&m_panel, &ModelsPanel::refreshWanted, this, &ModelShelves::refresh);
    connect(&m_panel, &ModelsPanel::nextWanted, this, &ModelShelves::doNext);
}

void ModelShelves::begin(const QString &inUse, const QString &words)
{
    m_isOpen = true;
    setWords(words);
    m_board.setInUse(inUse);
    showProviders();
    m_services.models.ask([](ModelStore &models) { return models.connectedProviders(); }, this,
                          [this](const QStringList &providers) {
                              m_board.setConnected(providers);
                              showProviders();
                              showSoon();
                          });
    askChoices();
    refresh();
    showAll();
}

void ModelShelves::end()
{
    m_isOpen = false;
    m_slow.stop();
    m_services.finder.tell([](ModelFinder &finder) { finder.dropCovers(); });
    setWords({});
    m_startsOver = true;
}

void ModelShelves::setWords(const QString &words)
{
    m_panel.head().setTyped(words);
    ModelsBoard::Wish wish = m_board.wish();
    wish.words = words;
    m_board.setWish(wish);
}

void ModelShelves::showProviders()
{
    std::vector<ModelsHead::ProviderChoice> choices{{.name = tr("All")}};
    for (const ProviderSpec &spec : providerTable()) {
        if (spec.make)
            choices.push_back(
                {.id = spec.id, .name = spec.name, .hasKey = m_board.isConnected(spec.id)});
    }
    m_panel.head().setProviders(choices);
}

void ModelShelves::askChoices()
{
    m_services.finder.ask(choicesOf, this, [this](const Choices &choices) {
        m_board.setChoices(choices.recent, choices.favourites);
        showSoon();
    });
}

void ModelShelves::refresh()
{
    m_panel.covers().forgetFailures();
    m_slow.start();
    m_services.finder.tell([words = m_board.wish().words](ModelFinder &finder) {
        finder.search(words);
        finder.wantShelves();
    });
}

void ModelShelves::search(const QString &words)
{
    ModelsBoard::Wish wish = m_board.wish();
    wish.words = words;
    setWish(wish);
    m_slow.start();
    m_services.finder.tell([words](ModelFinder &finder) { finder.search(words); });
}

void ModelShelves::setWish(const ModelsBoard::Wish &wish)
{
    m_board.setWish(wish);
    m_startsOver = true;
    wantShelves();
    showSoon();
}

void ModelShelves::wantShelves()
{
    if (!m_isOpen)
        return;
    for (const auto &[provider, id] : m_board.emptyShelves())
        m_services.finder.tell([provider = provider, id = id](ModelFinder &finder) {
            finder.wantShelf(provider, id);
        });
}

// The last one that is wanted comes first.
void ModelShelves::wantCovers(const QStringList &addresses)
{
    m_services.finder.tell([addresses](ModelFinder &finder) {
        finder.dropCovers();
        for (auto address = addresses.crbegin(); address != addresses.crend(); ++address)
            finder.wantCover(*address);
    });
}

void ModelShelves::wantTags()
{
    if (!m_isOpen)
        return;
    std::vector<ModelCard> cards;
    for (const int index : m_panel.grid().seenTiles()) {
        if (const ModelCard *const seen = card(m_panel.grid().tile(index).key))
            cards.push_back(*seen);
    }
    m_tags.want(cards);
}

void ModelShelves::showAll()
{
    if (!m_isOpen)
        return;
    std::vector<TileShelf> shelves =
        m_board.shelves([this](const QString &key) { return m_tags.tag(key); });
    showFoot();
    if (shelves.empty())
        return showNothing();
    m_panel.showShelves(std::move(shelves));
    if (std::exchange(m_startsOver, false))
        m_panel.grid().startOver();
}

void ModelShelves::showNothing()
{
    m_next = Next::Nothing;
    if (m_board.isWaiting())
        return m_panel.showWords(
            tr("Looking for models…"),
            m_slow.isActive() ? QString{} : tr("The answer takes longer than usual."), {});
    const std::optional<Error> failure = m_board.failure();
    if (!failure)
        return showEmpty();
    const ErrorText text = errorText(*failure, ErrorPlace::Provider);
    const bool isKey = failure->kind == ErrorKind::NotConfigured;
    m_next = isKey ? Next::Settings : Next::TryAgain;
    m_panel.showWords(text.what, (text.why + u' ' + text.next).trimmed(),
                      isKey ? tr("Enter a key") : tr("Try again"));
}

void ModelShelves::showEmpty()
{
    const ModelsBoard::Wish &wish = m_board.wish();
    const QString nothing = wish.words.isEmpty()
                                ? tr("No models are known yet")
                                : tr("Nothing found for “%1”").arg(wish.words.left(60));
    if (wish.kind != ModelKind::Any) {
        m_next = Next::AllKinds;
        return m_panel.showWords(tr("Nothing of the kind “%1”").arg(kindName(wish.kind)),
                                 tr("Not every model says what it is for."), tr("Show any kind"));
    }
    if (!wish.provider.isEmpty()) {
        m_next = Next::AllProviders;
        return m_panel.showWords(nothing,
                                 tr("Only %1 was looked at.").arg(providerName(wish.provider)),
                                 tr("Look at all providers"));
    }
    m_next = wish.words.isEmpty() ? Next::TryAgain : Next::ClearSearch;
    m_panel.showWords(nothing,
                      tr("Try fewer or other words, or paste the name or the address of a model."),
                      wish.words.isEmpty() ? tr("Try again") : tr("Clear the search"));
}

void ModelShelves::doNext()
{
    ModelsBoard::Wish wish = m_board.wish();
    switch (m_next) {
    case Next::Nothing:
        return;
    case Next::TryAgain:
        return refresh();
    case Next::Settings:
        return emit settingsWanted();
    case Next::ClearSearch:
        m_panel.head().setTyped({});
        m_panel.takeFocus();
        return search({});
    case Next::AllProviders:
        wish.provider.clear();
        break;
    case Next::AllKinds:
        wish.kind = ModelKind::Any;
        break;
    }
    m_panel.head().showFilter(wish.provider, wish.kind);
    m_panel.takeFocus();
    setWish(wish);
}

void ModelShelves::showFoot()
{
    const std::optional<Error> failure = m_board.failure();
    if (!m_board.isWaiting())
        m_slow.stop();
    m_panel.showFoot(m_board.isWaiting()
                         ? tr("Asking the providers…")
                         : listWords(m_board.count(), m_board.asOf(), m_services.clock.now()),
                     failure ? errorText(*failure, ErrorPlace::Provider).sentence() : QString{});
}

void ModelShelves::showCurrent()
{
    const ModelTile *const tile = m_panel.grid().current();
    const ModelCard *const known = tile ? card(tile->key) : nullptr;
    if (!known) {
        m_shownKey.clear();
        return m_panel.details().showNothing();
    }
    ModelCard shown = *known;
    shown.isFavourite = tile->isFavourite;
    m_panel.details().showModel(shown, m_tags.tag(tile->key), alsoAt(shown));
    if (tile->key == m_shownKey)
        return;
    m_shownKey = tile->key;
    m_panel.details().showCover(m_panel.covers().image(tile->cover));
    m_panel.details().showInputs(std::nullopt);
    m_panel.details().showNote({});
    m_inputs.start();
}

QString ModelShelves::alsoAt(const ModelCard &card)
{
    const std::vector<ModelCard> others = m_board.elsewhere(card);
    m_tags.want(others);
    QStringList words;
    for (const ModelCard &other : others)
        words.append(placeWords(other, m_tags.tag(modelKey(other.provider, other.name))));
    return words.join(u'\n');
}

void ModelShelves::askInputs()
{
    const ModelCard *const shown = card(m_shownKey);
    if (!shown || !m_isOpen || !m_panel.hasDetails())
        return;
    m_services.models.ask(
        [provider = shown->provider, name = shown->name](ModelStore &models) {
            return models.known(provider, name);
        },
        this,
        [this, key = m_shownKey](const std::optional<ModelSchema> &known) {
            const ModelCard *const asked = card(key);
            if (known)
                return takeInputs(key, known);
            if (!asked || key != m_shownKey || !isConnected(asked->provider))
                return;
            m_services.models.tell([provider = asked->provider, name = asked->name](
                                       ModelStore &models) { models.request(provider, name); });
        });
}

void ModelShelves::takeInputs(const QString &key, const std::optional<ModelSchema> &schema)
{
    if (key != m_shownKey || !m_isOpen)
        return;
    m_panel.details().showInputs(schema);
    if (schema)
        emit inputsShown(*schema);
}

void ModelShelves::star(const QString &key)
{
    const ModelCard *const starred = card(key);
    const ModelTile *const tile = m_panel.grid().current();
    if (!starred || !tile)
        return;
    m_services.finder.tell([provider = starred->provider, name = starred->name,
                            isFavourite = !tile->isFavourite](ModelFinder &finder) {
        finder.setFavourite(provider, name, isFavourite);
    });
}

} // namespace limner
