#pragma once

#include "core/provider/coverstore.h"
#include "core/provider/modelopener.h"
#include "core/provider/nearmodel.h"
#include "core/provider/shelffinder.h"

#include <QImage>

namespace limner {

//! Finds models for the window, at all providers that are configured: from what is kept on disk at
//! once, then from the provider. Everything kept works offline. Lives on a core thread; the window
//! asks, and hears the signals.
class ModelFinder final : public QObject {
    Q_OBJECT
public:
    static constexpr int coverSide = 512; //!< pixels

    //! Keeps what it learns in `folder`: `answers/` and `covers/`, which may be lost; and the
    //! artist's choices in `choices`, which may not, by default beside them.
    ModelFinder(Catalog &catalog, ModelStore &models, HttpClient &http, Clock &clock,
                const QString &folder, const QString &choices = {}, QObject *parent = nullptr);

    //! Of names without one that nobody here knows.
    void setUsualProvider(const QString &provider) { m_opener.setUsualProvider(provider); }

    //! Answers with `found`, two times or more: kept, then new. The newest words win: an older
    //! search is given up and never heard again. Empty words find what there is anyway: favourites,
    //! recent, bundled. The window waits for typing to pause.
    void search(const QString &words);
    //! The same for whoever waits for the end of it; of one provider, or of all. The error of the
    //! first one when nobody answered and nothing is kept.
    [[nodiscard]] AsyncResult<FoundModels> find(QString words, QString provider,
                                                std::stop_token stop);
    //! Answers with `shelvesChanged`: kept ones at once, then, unless younger than an hour, new
    //! ones.
    void wantShelves() { m_shelves.wantAll(); }
    //! Answers with `shelfChanged`, in the same way.
    void wantShelf(const QString &provider, const QString &id) { m_shelves.want(provider, id); }
    //! Answers with `coverReady` or `coverFailed`, a few at a time, the last one wanted first.
    void wantCover(const QString &address) { m_covers.want(address); }
    //! Forgets covers that were wanted and have not begun: they scrolled away.
    void dropCovers() { m_covers.drop(); }

    //! For what was typed or pasted: `opened` or `openFailed`. An older one still under way is
    //! given up.
    void open(const QString &typed) { m_opener.open(typed); }

    //! The last one marked first.
    [[nodiscard]] std::vector<ModelCard> favourites() const;
    void setFavourite(const QString &provider, const QString &name, bool isFavourite);
    //! The last one used first, 50 at most.
    [[nodiscard]] std::vector<ModelCard> recent() const;
    //! A job was made with it, or it was chosen.
    void markUsed(const QString &provider, const QString &name);
    //! The card of a model as far as it is known here; else one with only its name.
    [[nodiscard]] ModelCard known(const QString &provider, const QString &name) const;

    //! Which of the artist's providers has the model that another tool names, as far as one knows.
    [[nodiscard]] NearModel near(const QString &named);

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

private:
    //! What one provider has to say.
    struct Part {
        std::vector<ModelCard> cards = {};
        QDateTime at = {}; //!< of what was kept; null = it is new, or there is nothing
        bool isPending = false;
        std::optional<Error> failure = {};
    };
    using Parts = std::map<QString, Part>; //!< by provider

    [[nodiscard]] Parts keptParts(const QString &words, const QString &provider) const;
    [[nodiscard]] QCoro::Task<> ask(QString provider, QString words, int turn,
                                    std::stop_token stop);
    [[nodiscard]] AsyncResult<Part> answerOf(QString provider, QString words, std::stop_token stop);
    [[nodiscard]] FoundModels gathered(const QString &words, const Parts &parts) const;
    void addLocal(FoundModels &found, const Parts &parts) const;

    Catalog &m_catalog;
    Clock &m_clock;
    KeptAnswers m_answers;
    KnownModels m_known;
    CoverStore m_covers;
    ShelfFinder m_shelves;
    ModelOpener m_opener;

    QString m_words;
    Parts m_parts; //!< of the last search
    int m_turn = 0;
    std::stop_source m_search;
    TaskScope m_scope;
};

} // namespace limner
