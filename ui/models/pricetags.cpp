#include "ui/models/pricetags.h"

#include "core/queue/jobqueue.h"
#include "ui/models/modelwords.h"

namespace limner {

namespace {

using NamedTags = std::vector<std::pair<QString, PriceTag>>;

PriceTag tagOf(Budget &budget, const Request &request)
{
    PriceTag tag{.seconds = budget.typicalSeconds(request)};
    const Rate *const rate = budget.rates().find(request);
    if (rate && rate->unit != Rate::Unit::Second && !budget.rates().inCredits()) {
        tag.unit = rate->unit;
        tag.price = Amount{.value = rate->price};
    } else {
        tag.price = budget.estimate(request);
    }
    return tag;
}

NamedTags tagsOf(Budget &budget, const std::vector<Request> &requests)
{
    NamedTags answers;
    for (const Request &request : requests)
        answers.emplace_back(modelKey(request.provider, request.model), tagOf(budget, request));
    return answers;
}

} // namespace

PriceTags::PriceTags(Remote<JobQueue> queue, QObject *parent)
    : QObject{parent}
    , m_queue{queue}
{}

void PriceTags::want(const std::vector<ModelCard> &cards)
{
    std::vector<Request> requests;
    for (const ModelCard &card : cards) {
        const QString key = modelKey(card.provider, card.name);
        if (m_asked.contains(key))
            continue;
        m_asked.insert(key);
        requests.push_back(
            {.provider = card.provider, .model = card.name, .version = card.version});
    }
    if (requests.empty())
        return;
    m_queue.ask([requests](JobQueue &queue) { return tagsOf(queue.caps().budget(), requests); },
                this,
                [this, round = m_round](const NamedTags &answers) {
                    if (round != m_round)
                        return;
                    for (const auto &[key, tag] : answers)
                        m_tags.insert(key, tag);
                    emit changed();
                });
}

void PriceTags::forget()
{
    ++m_round;
    m_tags.clear();
    m_asked.clear();
}

} // namespace limner
