#pragma once

#include "core/base/json.h"
#include "core/provider/modelcard.h"

namespace limner {

//! Which models the artist marked, and which were used last, in one small file.
class ModelChoices {
public:
    //! A file that is missing or damaged counts as empty.
    explicit ModelChoices(QString file);

    //! The last one marked, or used, first.
    [[nodiscard]] const std::vector<ModelCard> &favourites() const { return m_favourites; }
    [[nodiscard]] const std::vector<ModelCard> &recent() const { return m_recent; }
    [[nodiscard]] bool isFavourite(const QString &provider, const QString &name) const;
    //! False when nothing changed.
    bool setFavourite(const ModelCard &card, bool isFavourite);
    bool markUsed(const ModelCard &card);
    //! What is newly known of a model that stands here.
    void learn(const ModelCard &card);

    static constexpr size_t mostFavourites = 500;
    static constexpr size_t mostRecent = 50;

private:
    void save() const;

    QString m_file;
    std::vector<ModelCard> m_favourites;
    std::vector<ModelCard> m_recent;
};

} // namespace limner
