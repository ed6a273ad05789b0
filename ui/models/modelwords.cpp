#include "ui/models/modelwords.h"

#include "core/provider/providertable.h"
#include "ui/common/errortext.h"
#include "ui/common/formats.h"
#include "ui/compose/form/formplan.h"
#include "ui/models/modelkinds.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Models)
};

constexpr qsizetype longestSpoken = 160;

QString ownerOf(const QString &name)
{
    const QString plain = withoutDeployment(name);
    return plain.contains(u'/') ? plain.section(u'/', 0, 0) : QString{};
}

QString shortName(const ModelCard &card)
{
    return card.name.section(u'/', -1);
}

//! "4.8", "31": two digits that matter.
QString twoDigits(double value)
{
    const bool isSmall = std::round(value * 10) < 100 && std::fmod(std::round(value * 10), 10) != 0;
    return QLocale{}.toString(value, 'f', isSmall ? 1 : 0);
}

QString formatTypical(double seconds)
{
    return seconds >= 10 ? formatSeconds(seconds)
           : seconds < 0 ? QString{}
                         : Words::tr("%1 s").arg(std::max(1LL, std::llround(seconds)));
}

QString shortPrice(const PriceTag &tag)
{
    if (!tag.price)
        return {};
    const QString money = formatMoney(tag.price->value, tag.price->currency);
    return tag.unit == Rate::Unit::Megapixel ? Words::tr("%1 a megapixel").arg(money) : money;
}

QString joined(QStringList parts)
{
    parts.removeAll(QString{});
    return parts.join(u" · "_s);
}

QString boundsWords(const Parameter &parameter)
{
    const QLocale locale;
    const auto number = [&](double value) { return locale.toString(value, 'g', 12); };
    if (parameter.minimum && parameter.maximum && std::abs(*parameter.maximum) < 1e6)
        return Words::tr("%1 to %2").arg(number(*parameter.minimum), number(*parameter.maximum));
    return parameter.kind == ParameterKind::Integer ? Words::tr("whole number")
                                                    : Words::tr("number");
}

QString kindWords(const Parameter &parameter)
{
    switch (parameter.kind) {
    case ParameterKind::String:
    case ParameterKind::Text:
        return Words::tr("text");
    case ParameterKind::Integer:
    case ParameterKind::Number:
        return boundsWords(parameter);
    case ParameterKind::Boolean:
        return Words::tr("yes or no");
    case ParameterKind::Choice:
        return parameter.choices.size() == 1
                   ? Words::tr("1 choice")
                   : Words::tr("%1 choices").arg(parameter.choices.size());
    case ParameterKind::File:
        return Words::tr("one picture or file");
    case ParameterKind::Files:
        return Words::tr("pictures or files");
    case ParameterKind::List:
        return Words::tr("list");
    case ParameterKind::Object:
        return Words::tr("data");
    case ParameterKind::Secret:
        return Words::tr("secret");
    }
    return {};
}

QStringList namesMissingIn(const ModelSchema &schema, const ModelSchema &from)
{
    QStringList names;
    for (const Parameter &parameter : from.parameters) {
        if (!schema.find(parameter.name))
            names.append(fieldTitle(parameter));
    }
    return names;
}

} // namespace

QString modelKey(const QString &provider, const QString &name)
{
    return provider + u':' + name;
}

QString providerName(const QString &id)
{
    const ProviderSpec *const spec = findProvider(id);
    return spec ? spec->name : id;
}

QString formatRuns(qint64 runs)
{
    if (runs < 0)
        return {};
    const double count = double(runs);
    if (QLocale{}.language() == QLocale::Chinese) {
        if (runs >= 100'000'000)
            //: Chinese counts by hundred millions; other languages never show this.
            return Words::tr("%1 × 100,000,000 runs").arg(twoDigits(count / 1e8));
        if (runs >= 10'000)
            //: Chinese counts by ten thousands; other languages never show this.
            return Words::tr("%1 × 10,000 runs").arg(twoDigits(count / 1e4));
        return Words::tr("%1 runs").arg(formatCount(runs));
    }
    if (runs >= 999'500'000)
        return Words::tr("%1B runs").arg(twoDigits(count / 1e9));
    if (runs >= 999'500)
        return Words::tr("%1M runs").arg(twoDigits(count / 1e6));
    if (runs >= 1000)
        return Words::tr("%1k runs").arg(twoDigits(count / 1e3));
    return runs == 1 ? Words::tr("1 run") : Words::tr("%1 runs").arg(formatCount(runs));
}

QString priceWords(const PriceTag &tag)
{
    if (!tag.price)
        return {};
    const QString money = formatMoney(tag.price->value, tag.price->currency);
    switch (tag.unit) {
    case Rate::Unit::Picture:
        return Words::tr("%1 a picture").arg(money);
    case Rate::Unit::Megapixel:
        return Words::tr("%1 a megapixel").arg(money);
    case Rate::Unit::Second:
        break;
    }
    return Words::tr("about %1 a run").arg(money);
}

ModelTile tileOf(const ModelCard &card, const PriceTag &tag, CardStand stand)
{
    ModelTile tile;
    tile.key = modelKey(card.provider, card.name);
    tile.name = shortName(card);
    const QString provider = providerName(card.provider);
    const QString owner = ownerOf(card.name);
    tile.owner = joined({provider, stand.hasKey ? owner : Words::tr("needs a key")});
    tile.facts = joined({formatTypical(tag.seconds), shortPrice(tag), formatRuns(card.runs)});
    tile.description = card.description.simplified();
    tile.cover = card.cover;
    tile.isFavourite = card.isFavourite;
    tile.isInUse = stand.isInUse;
    if (stand.isInUse)
        tile.badges.append(Words::tr("in use"));
    if (isDeployment(card.name))
        tile.badges.append(Words::tr("deployment"));
    if (card.isPrivate)
        tile.badges.append(Words::tr("private"));
    if (needsPicture(card))
        tile.badges.append(Words::tr("needs a picture"));
    QStringList spoken{tile.name, owner, provider};
    if (card.isOfficial)
        spoken.append(Words::tr("official"));
    spoken.append(tile.badges);
    if (card.isFavourite)
        spoken.append(Words::tr("favourite"));
    if (!stand.hasKey)
        spoken.append(Words::tr("needs a key"));
    spoken.append(tile.facts.split(u" · "_s));
    spoken.append(tile.description.left(longestSpoken));
    spoken.removeAll(QString{});
    tile.spoken = spoken.join(u", "_s);
    return tile;
}

QString subtitleOf(const ModelCard &card)
{
    return joined({ownerOf(card.name), providerName(card.provider),
                   card.isOfficial ? Words::tr("official") : QString{},
                   card.isPrivate ? Words::tr("private") : QString{},
                   card.isBundled ? Words::tr("known without a network") : QString{}});
}

WordRows factRows(const ModelCard &card, const PriceTag &tag)
{
    WordRows rows;
    const auto add = [&rows](const QString &name, const QString &value) {
        if (!value.isEmpty())
            rows.emplace_back(name, value);
    };
    if (tag.seconds >= 0)
        add(Words::tr("Typical time"),
            Words::tr("%1, by your own runs").arg(formatTypical(tag.seconds)));
    add(Words::tr("Price"), tag.price ? priceWords(tag) : Words::tr("known after a first run"));
    if (card.runs >= 0)
        add(Words::tr("Runs"), formatCount(card.runs));
    add(Words::tr("Version"), card.version.left(12));
    add(Words::tr("For"), card.tags.mid(0, 4).join(u", "_s));
    return rows;
}

QString placeWords(const ModelCard &card, const PriceTag &tag)
{
    const QString price = priceWords(tag);
    return price.isEmpty() ? providerName(card.provider)
                           : Words::tr("%1, %2").arg(providerName(card.provider), price);
}

WordRows inputRows(const ModelSchema &schema)
{
    std::vector<const Parameter *> sorted;
    for (const Parameter &parameter : schema.parameters)
        sorted.push_back(&parameter);
    const auto isAsked = [](const Parameter &one) {
        return one.required && one.defaultValue.is_null();
    };
    std::stable_sort(sorted.begin(), sorted.end(), [&](const Parameter *a, const Parameter *b) {
        return std::pair{!isAsked(*a), a->order} < std::pair{!isAsked(*b), b->order};
    });
    WordRows rows;
    for (const Parameter *parameter : sorted) {
        const QString kind = kindWords(*parameter);
        rows.emplace_back(fieldTitle(*parameter),
                          isAsked(*parameter) ? Words::tr("%1, required").arg(kind) : kind);
    }
    return rows;
}

QString pageOf(const ModelCard &card)
{
    const ProviderSpec *const spec = findProvider(card.provider);
    return spec && !spec->sites.isEmpty() && card.name.contains(u'/')
               ? u"https://"_s + spec->sites.front() + u'/' + card.name
               : QString{};
}

QString announced(const ModelName &name)
{
    const QString where =
        name.provider.isEmpty() ? QString{} : u" ("_s + providerName(name.provider) + u')';
    const QString model = withoutDeployment(name.model);
    switch (name.kind) {
    case ModelName::Kind::Model:
        return Words::tr("Return opens the model %1").arg(model) + where;
    case ModelName::Kind::Version:
        return Words::tr("Return opens version %2 of %1").arg(model, name.version.left(8)) + where;
    case ModelName::Kind::Prediction:
        return Words::tr("Return takes over the model and the settings of this run") + where;
    case ModelName::Kind::Deployment:
        return Words::tr("Return opens the deployment %1").arg(model) + where;
    }
    return {};
}

bool looksLikeName(const QString &typed)
{
    const QString text = typed.trimmed();
    // A provider without owners has bare names: `provider:name`.
    const bool namesProvider = text.contains(u':') && parseModelName(text);
    return (text.contains(u'/') || namesProvider) && !text.contains(u' ');
}

QString openFailure(const QString &typed, const Error &error)
{
    const Result<ModelName> name = parseModelName(typed);
    const QString model = name && !name->model.isEmpty() ? name->model : typed;
    if (error.kind == ErrorKind::InvalidInput && !name)
        return Words::tr("This names no model. Give owner/name, owner/name:version, or the address "
                         "of a model or a run.");
    if (error.kind == ErrorKind::NotFound)
        return Words::tr("There is no %1, or it is private and not yours. Look for a typing error, "
                         "or search for a part of the name.")
            .arg(model);
    if (error.kind == ErrorKind::NotConfigured && name && !name->provider.isEmpty())
        return Words::tr("%1 needs a key before %2 can be used.")
            .arg(providerName(name->provider), model);
    return errorText(error, ErrorPlace::Provider).sentence();
}

QString listWords(int models, const QDateTime &asOf, const QDateTime &now)
{
    QString count =
        models == 1 ? Words::tr("1 model") : Words::tr("%1 models").arg(formatCount(models));
    if (!asOf.isValid())
        return count;
    const QDateTime local = asOf.toLocalTime();
    const QString time = QLocale{}.toString(local.time(), QLocale::ShortFormat);
    const QString day = formatDay(local.date(), now.toLocalTime().date());
    return Words::tr("%1, list of %2, %3, kept for offline use").arg(count, day.toLower(), time);
}

QString changeWords(const ModelSchema &before, const ModelSchema &after)
{
    QStringList parts{Words::tr("%1 was changed by its authors.").arg(after.model)};
    if (const QStringList added = namesMissingIn(before, after); !added.isEmpty())
        parts.append(Words::tr("New: %1.").arg(added.mid(0, 5).join(u", "_s)));
    if (const QStringList gone = namesMissingIn(after, before); !gone.isEmpty())
        parts.append(Words::tr("Gone: %1.").arg(gone.mid(0, 5).join(u", "_s)));
    return parts.join(u' ');
}

} // namespace limner
