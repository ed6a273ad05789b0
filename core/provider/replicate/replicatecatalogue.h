#pragma once

#include "core/provider/modelcatalogue.h"
#include "core/provider/replicate/replicateapi.h"

namespace limner {

//! Replicate's models, searched and in collections (providers.md §1.2, §1.9).
class ReplicateCatalogue {
public:
    explicit ReplicateCatalogue(ReplicateApi &api)
        : m_api{api}
    {}

    //! `GET /search`; where that is not to be had, `QUERY /models`. Words that are a name also ask
    //! for that very model: the private ones of the account stand in no list.
    [[nodiscard]] AsyncResult<std::vector<ModelCard>> search(QString words, std::stop_token stop);
    [[nodiscard]] AsyncResult<std::vector<ModelShelf>> shelves(std::stop_token stop);
    [[nodiscard]] AsyncResult<ModelShelf> shelf(QString id, std::stop_token stop);
    //! Also of a deployment: that of the model it runs, by the deployment's name.
    [[nodiscard]] AsyncResult<ModelCard> card(QString name, std::stop_token stop);

private:
    [[nodiscard]] AsyncResult<std::vector<ModelCard>> searched(QString words, std::stop_token stop);
    //! The target of the next page, empty at the end.
    [[nodiscard]] AsyncResult<QByteArray>
    readShelves(QByteArray target, std::vector<ModelShelf> *into, std::stop_token stop);

    ReplicateApi &m_api;
};

} // namespace limner
