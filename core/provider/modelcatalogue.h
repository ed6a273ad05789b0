#pragma once

#include "core/base/result.h"
#include "core/provider/modelcard.h"

#include <stop_token>

namespace limner {

class Catalog;
class Provider;

//! A provider whose models can be looked through: found by a cast from `Provider`, as `FileSender`
//! is. All of it costs nothing and is safe to repeat. Cards come without `isBundled` and
//! `isFavourite`. Errors: those of the client, and what the provider says.
class ModelCatalogue {
public:
    ModelCatalogue() = default;
    ModelCatalogue(const ModelCatalogue &) = delete;
    ModelCatalogue &operator=(const ModelCatalogue &) = delete;
    virtual ~ModelCatalogue() = default;

    //! The best first, 50 at most. No words: what the provider has to show of itself.
    [[nodiscard]] virtual AsyncResult<std::vector<ModelCard>> search(QString words,
                                                                     std::stop_token stop) = 0;
    //! Featured collections, without their models unless they came along. A provider with one plain
    //! list has one shelf, full.
    [[nodiscard]] virtual AsyncResult<std::vector<ModelShelf>> shelves(std::stop_token stop) = 0;
    //! One of them with its models. NotFound.
    [[nodiscard]] virtual AsyncResult<ModelShelf> shelf(QString id, std::stop_token stop) = 0;
    //! The model of this name, private ones of the account, too. NotFound.
    [[nodiscard]] virtual AsyncResult<ModelCard> card(QString name, std::stop_token stop) = 0;
};

//! nullptr for a provider whose models cannot be looked through.
[[nodiscard]] ModelCatalogue *catalogueOf(Provider *provider);
//! Those with a key that can be; `provider` alone, or all when it is empty.
[[nodiscard]] std::vector<Provider *> browsable(const Catalog &catalog, const QString &provider);

} // namespace limner
