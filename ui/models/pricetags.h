#pragma once

#include "core/base/remote.h"
#include "core/money/rates.h"
#include "core/provider/modelcard.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <optional>

namespace limner {

class JobQueue;

//! What is known of a model's time and price before anything is written into its form.
struct PriceTag {
    double seconds = -1; //!< of the artist's own runs; -1 = none
    //! For one `unit`; of the second's unit, for a run as long as `seconds`.
    std::optional<Amount> price = {};
    Rate::Unit unit = Rate::Unit::Second;
    bool operator==(const PriceTag &) const = default;
};

//! Asks for the price tags of the models that are seen, once each, and keeps them. They come from
//! the budget, as the price on Generate does.
class PriceTags final : public QObject {
    Q_OBJECT
public:
    explicit PriceTags(Remote<JobQueue> queue, QObject *parent = nullptr);

    void want(const std::vector<ModelCard> &cards);
    //! Nothing known until it was asked for.
    [[nodiscard]] PriceTag tag(const QString &key) const { return m_tags.value(key); }
    //! Prices or times are other ones now.
    void forget();

signals:
    void changed();

private:
    Remote<JobQueue> m_queue;
    QHash<QString, PriceTag> m_tags;
    QSet<QString> m_asked;
    int m_round = 0; //!< answers to questions of an earlier one do not count
};

} // namespace limner
