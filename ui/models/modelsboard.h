#pragma once

#include "core/provider/modelfinder.h"
#include "ui/models/modelkinds.h"
#include "ui/models/modelorder.h"
#include "ui/models/modeltile.h"
#include "ui/models/modelwords.h"

#include <QHash>
#include <QSet>

#include <functional>

namespace limner {

//! What is known of models, as values, and which of it stands on which shelf. Knows no widgets and
//! asks nobody.
class ModelsBoard {
public:
    //! What the person looks for; empty words show shelves, others what was found for them.
    struct Wish {
        QString words = {};
        QString provider = {}; //!< empty = all of them
        ModelKind kind = ModelKind::Any;
        ModelOrder order = ModelOrder::AsGiven; //!< of every shelf but the recent ones
        bool operator==(const Wish &) const = default;
    };
    using Tags = std::function<PriceTag(const QString &key)>;

    void setWish(const Wish &wish) { m_wish = wish; }
    [[nodiscard]] const Wish &wish() const { return m_wish; }
    void setChoices(std::vector<ModelCard> recent, std::vector<ModelCard> favourites);
    //! Providers that have a key.
    void setConnected(const QStringList &providers);
    [[nodiscard]] bool isConnected(const QString &provider) const;
    //! Its card says so.
    void setInUse(const QString &key) { m_inUse = key; }
    //! False when it answers other words than the wish's.
    bool takeFound(const FoundModels &found);
    void takeShelves(const FoundShelves &shelves);
    void takeShelf(const QString &provider, const QString &id, const FoundShelves &shelf);

    //! Collections that are to be shown and have not been filled, as provider and id.
    [[nodiscard]] std::vector<std::pair<QString, QString>> emptyShelves() const;
    [[nodiscard]] std::vector<TileShelf> shelves(const Tags &tags) const;
    //! nullptr when unknown.
    [[nodiscard]] const ModelCard *card(const QString &key) const;

    //! The same model at other providers, as far as its name tells.
    [[nodiscard]] std::vector<ModelCard> elsewhere(const ModelCard &card) const;

    [[nodiscard]] int count() const { return int(m_cards.size()); }
    //! Something is still being asked for.
    [[nodiscard]] bool isWaiting() const;
    //! Of the oldest kept part that is shown; null = all of it is new.
    [[nodiscard]] QDateTime asOf() const;
    [[nodiscard]] std::optional<Error> failure() const;

private:
    [[nodiscard]] bool shows(const ModelCard &card, const QString &shelf) const;
    [[nodiscard]] std::vector<const ModelShelf *> shownCollections() const;
    [[nodiscard]] std::vector<ModelCard> shown(const QString &shelf,
                                               const std::vector<ModelCard> &cards) const;
    void add(std::vector<TileShelf> &shelves, const QString &title, const QString &note,
             const std::vector<ModelCard> &cards, bool isFolded, const Tags &tags) const;
    void remember(const std::vector<ModelCard> &cards);

    Wish m_wish;
    QString m_inUse;
    QSet<QString> m_connected;
    bool m_knowsConnected = false;
    std::vector<ModelCard> m_recent;
    std::vector<ModelCard> m_favourites;
    QSet<QString> m_starred; //!< keys
    FoundModels m_found;
    FoundShelves m_shelves;
    QSet<QString> m_answered; //!< collections that were asked for
    QHash<QString, ModelCard> m_cards;
};

} // namespace limner
