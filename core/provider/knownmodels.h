#pragma once

#include "core/provider/catalog.h"
#include "core/provider/keptanswers.h"
#include "core/provider/modelchoices.h"

#include <map>

namespace limner {

//! A card, and when a provider last said so.
struct KnownModel {
    ModelCard card = {};
    QDateTime at = {};
};

//! All that is known of models without asking anybody: from kept answers, from what the artist
//! chose, and from what comes with Limner.
class KnownModels {
public:
    //! `choices` is the file of `ModelChoices`.
    KnownModels(const Catalog &catalog, const KeptAnswers &answers, QString choices)
        : m_catalog{catalog}
        , m_answers{answers}
        , m_choices{std::move(choices)}
    {}

    //! Reads the kept answers, once.
    void load();
    void learn(const std::vector<ModelCard> &cards, const QDateTime &at);
    void learn(const std::vector<ModelShelf> &shelves, const QDateTime &at);

    //! Else one with only its name.
    [[nodiscard]] ModelCard card(const QString &provider, const QString &name) const;
    [[nodiscard]] bool isKnown(const QString &provider, const QString &name) const;
    //! Favourites, recent ones and bundled ones that fit all the words.
    [[nodiscard]] std::vector<ModelCard> own(const QStringList &words) const;
    //! All that fit, the most run first.
    [[nodiscard]] std::vector<KnownModel> fitting(const QStringList &words) const;

    //! With what only we know of them filled in.
    [[nodiscard]] ModelCard marked(ModelCard card) const;
    [[nodiscard]] std::vector<ModelCard> marked(std::vector<ModelCard> cards) const;
    [[nodiscard]] std::vector<ModelShelf> marked(std::vector<ModelShelf> shelves) const;

    [[nodiscard]] ModelChoices &choices() { return m_choices; }
    [[nodiscard]] const ModelChoices &choices() const { return m_choices; }

private:
    const Catalog &m_catalog;
    const KeptAnswers &m_answers;
    ModelChoices m_choices;
    std::map<std::pair<QString, QString>, KnownModel> m_known; //!< by provider and name
    bool m_hasLoaded = false;
};

//! Of the answers that are kept.
[[nodiscard]] QString searchKey(const QString &provider, const QString &words);
[[nodiscard]] QString shelvesKey(const QString &provider);
[[nodiscard]] QString shelfKey(const QString &provider, const QString &id);

} // namespace limner
