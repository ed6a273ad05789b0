#pragma once

#include "core/base/error.h"
#include "core/provider/modelcard.h"
#include "core/provider/modelname.h"
#include "core/schema/parameter.h"
#include "ui/models/modeltile.h"
#include "ui/models/pricetags.h"

#include <utility>
#include <vector>

namespace limner {

//! Models in words for people.

//! `provider:owner/name`, as `ModelFinder::open` reads it, too.
[[nodiscard]] QString modelKey(const QString &provider, const QString &name);
//! How a provider is called; its id when nobody knows it.
[[nodiscard]] QString providerName(const QString &id);
//! "4.8k runs", "31M runs", in Chinese by ten thousands; "" when not told.
[[nodiscard]] QString formatRuns(qint64 runs);
//! "$0.04 a picture", "$0.0027 a megapixel", "$0.0037 a run"; "" when not known.
[[nodiscard]] QString priceWords(const PriceTag &tag);

//! How a card stands to the artist.
struct CardStand {
    bool isInUse = false;
    bool hasKey = true; //!< its provider can be asked
};
[[nodiscard]] ModelTile tileOf(const ModelCard &card, const PriceTag &tag, CardStand stand);
//! Owner, provider, and what else tells it apart.
[[nodiscard]] QString subtitleOf(const ModelCard &card);

using WordRows = std::vector<std::pair<QString, QString>>;
//! Time, price, runs and what else is known.
[[nodiscard]] WordRows factRows(const ModelCard &card, const PriceTag &tag);
//! Where else it runs, and for how much: the provider, then "$0.0027 a megapixel".
[[nodiscard]] QString placeWords(const ModelCard &card, const PriceTag &tag);
//! Its inputs, those that have to be given first.
[[nodiscard]] WordRows inputRows(const ModelSchema &schema);
//! Its page on the provider's site; "" where there is none.
[[nodiscard]] QString pageOf(const ModelCard &card);

//! What Return does with a name, before it is pressed.
[[nodiscard]] QString announced(const ModelName &name);
//! It looks like a name or an address rather than like words to search for.
[[nodiscard]] bool looksLikeName(const QString &typed);
//! Why it could not be opened, and what to do.
[[nodiscard]] QString openFailure(const QString &typed, const Error &error);
//! "1,204 models, list of 09:12 today, kept for offline use"
[[nodiscard]] QString listWords(int models, const QDateTime &asOf, const QDateTime &now);
//! The provider has another version: what came, what went.
[[nodiscard]] QString changeWords(const ModelSchema &before, const ModelSchema &after);

} // namespace limner
