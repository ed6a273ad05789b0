#pragma once

#include <QDateTime>
#include <QStringList>

#include <vector>

namespace limner {

//! What one can say of a model before anybody asks for its schema. Texts come from a provider:
//! they are plain, cut to length, and never to be shown as rich text.
struct ModelCard {
    QString provider = {}; //!< of `ProviderSpec::id`
    QString name = {};     //!< as a request names it: `owner/name`
    QString version = {};  //!< the latest, where the provider tells; empty = runs by its name
    QString title = {};    //!< as people call it; empty = the name says it
    QString description = {};
    QString cover = {};       //!< an https address for `ModelFinder::wantCover`; empty = none
    QString licence = {};     //!< an address; empty = not told
    QStringList tags = {};    //!< what it is for, in the provider's words
    qint64 runs = -1;         //!< at this provider, by everybody; -1 = not told
    bool isOfficial = false;  //!< kept by the provider, and paid for by what it makes
    bool isPrivate = false;   //!< only this account may see it
    bool isBundled = false;   //!< its schema comes with Limner
    bool isFavourite = false; //!< filled in by `ModelFinder`

    bool operator==(const ModelCard &) const = default;
};

//! A collection of models that a provider shows.
struct ModelShelf {
    QString provider = {};
    QString id = {}; //!< of this provider, for `ModelFinder::wantShelf`
    QString title = {};
    QString description = {};
    std::vector<ModelCard> models = {}; //!< none until the shelf itself was asked for

    bool operator==(const ModelShelf &) const = default;
};

} // namespace limner
