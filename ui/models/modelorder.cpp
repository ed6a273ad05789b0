#include "ui/models/modelorder.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Models)
};

QString shortName(const ModelCard &card)
{
    return card.name.section(u'/', -1);
}

} // namespace

const std::vector<ModelOrder> &modelOrders()
{
    static const std::vector<ModelOrder> orders{ModelOrder::AsGiven, ModelOrder::MostUsed,
                                                ModelOrder::ByName};
    return orders;
}

QString orderName(ModelOrder order)
{
    switch (order) {
    case ModelOrder::AsGiven:
        return Words::tr("Featured");
    case ModelOrder::MostUsed:
        return Words::tr("Most used");
    case ModelOrder::ByName:
        return Words::tr("By name");
    }
    return {};
}

void sortCards(std::vector<ModelCard> &cards, ModelOrder order)
{
    if (order == ModelOrder::MostUsed)
        std::stable_sort(cards.begin(), cards.end(),
                         [](const ModelCard &a, const ModelCard &b) { return a.runs > b.runs; });
    if (order == ModelOrder::ByName)
        std::stable_sort(cards.begin(), cards.end(), [](const ModelCard &a, const ModelCard &b) {
            return shortName(a).compare(shortName(b), Qt::CaseInsensitive) < 0;
        });
}

// The ".1" of a first generation is left out by some; that of "1.1" is not.
QString familyOf(const QString &modelName)
{
    static const QRegularExpression first{u"(?<=[a-z])\\.1(?=-)"_s};
    static const QRegularExpression marks{u"[^a-z0-9]"_s};
    return modelName.section(u'/', -1).toLower().remove(first).remove(marks);
}

} // namespace limner
