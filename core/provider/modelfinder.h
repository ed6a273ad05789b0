#pragma once

#include "core/base/taskscope.h"
#include "core/provider/modelcard.h"
#include "core/provider/modelname.h"
#include "core/provider/modelstore.h"

#include <QImage>

#include <optional>

namespace limner {

class Clock;
class HttpClient;

//! What was found for some words, so far.
struct FoundModels {
    QString words = {};                //!< as they were asked for
    std::vector<ModelCard> cards = {}; //!< the best first, each model once
    bool isComplete = false;           //!< every provider has answered, or failed
    bool isFromCache = false;          //!< part of it was kept from an earlier answer
    QDateTime asOf = {};               //!< of the oldest kept part; null = it is all new
    std::optional<Error> failure = {}; //!< of the first provider that did not answer

    bool operator==(const FoundModels &) const = default;
};

//! The featured collections of all providers, or one of them with its models.
struct FoundShelves {
    std::vector<ModelShelf> shelves = {};
    bool isComplete = false;
    bool isFromCache = false;
    QDateTime asOf = {};
    std::optional<Error> failure = {};

    bool operator==(const FoundShelves &) const = default;
};

//! Finds models for the window, at all providers that are configured: from what is kept on disk at
//! once, then from the provider. Everything kept works offline. Lives on a core thread; the window
//! asks, and hears the signals.
class ModelFinder final : public QObject {
    Q_OBJECT
public:
    static constexpr int coverSide = 512; //!< pixels

    //! Keeps what it learns in `folder`: `answers/`, `covers/` and `choices.json`.
    ModelFinder(Catalog &catalog, ModelStore &models, HttpClient &http, Clock &clock,
                QString folder, QObject *parent = nullptr);
    ~ModelFinder() override;

    //! Answers with `found`, two times or more: kept, then new. The newest words win: an older
    //! search is given up and never heard again. Empty words find what there is anyway: favourites,
    //! recent, bundled. The window waits for typing to pause.
    void search(const QString &words);
    //! Answers with `shelvesChanged`: kept ones at once, then, unless younger than an hour, new
    //! ones.
    void wantShelves();
    //! Answers with `shelfChanged`, in the same way.
    void wantShelf(const QString &provider, const QString &id);
    //! Answers with `coverReady` or `coverFailed`, a few at a time, the last one wanted first.
    void wantCover(const QString &address);
    //! Forgets covers that were wanted and have not begun: they scrolled away.
    void dropCovers();

    //! For what was typed or pasted: `opened` or `openFailed`. An older one still under way is
    //! given up.
    void open(const QString &typed);

    //! The last one marked first.
    [[nodiscard]] std::vector<ModelCard> favourites() const;
    void setFavourite(const QString &provider, const QString &name, bool isFavourite);
    //! The last one used first, 50 at most.
    [[nodiscard]] std::vector<ModelCard> recent() const;
    //! A job was made with it, or it was chosen.
    void markUsed(const QString &provider, const QString &name);
    //! The card of a model as far as it is known here; else one with only its name.
    [[nodiscard]] ModelCard known(const QString &provider, const QString &name) const;

    [[nodiscard]] QCoro::Task<> shutdown();

signals:
    void found(const limner::FoundModels &models);
    void shelvesChanged(const limner::FoundShelves &shelves);
    //! One shelf, with its models; none when it failed and nothing is kept.
    void shelfChanged(const QString &provider, const QString &id,
                      const limner::FoundShelves &shelf);
    //! At most `coverSide` pixels a side.
    void coverReady(const QString &address, const QImage &cover);
    void coverFailed(const QString &address, const limner::Error &error);
    //! `input` is that of a pasted run, else null. `name` is never a Prediction: the run's own
    //! model and version stand in it.
    void opened(const QString &typed, const limner::ModelName &name,
                const limner::ModelSchema &schema, const limner::Json &input);
    void openFailed(const QString &typed, const limner::Error &error);
    //! Favourites or recent ones.
    void choicesChanged();
};

} // namespace limner
