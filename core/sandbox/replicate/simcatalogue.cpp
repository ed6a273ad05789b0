#include "core/sandbox/replicate/simcatalogue.h"

#include <algorithm>
#include <array>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

const std::array<SimCollection, 5> &featured()
{
    static const std::array<SimCollection, 5> all{{
        {"text-to-image", "Generate images", "Models that draw what you write.",
         u"text-to-image"_s},
        {"image-editing", "Edit images", "Change what is there, keep the rest.",
         u"image-editing"_s},
        {"super-resolution", "Upscale images", "Larger, and sharper.", u"super-resolution"_s},
        {"remove-backgrounds", "Remove backgrounds", "Cut out what matters.",
         u"background-removal"_s},
        {"image-to-text", "Caption images", "Pictures in words.", u"image-to-text"_s},
    }};
    return all;
}

OrderedJson versionJson(const SimModels::Model &model)
{
    OrderedJson version;
    version["id"] = model.version.toStdString();
    version["created_at"] = "2025-02-14T08:21:40.118204+00:00";
    version["cog_version"] = "0.14.7";
    version["openapi_schema"] = model.openApi;
    return version;
}

OrderedJson page(OrderedJson results)
{
    OrderedJson json;
    json["next"] = nullptr;
    json["previous"] = nullptr;
    json["results"] = std::move(results);
    return json;
}

OrderedJson collectionJson(const SimCollection &collection)
{
    return {{"name", collection.name},
            {"slug", collection.slug},
            {"description", collection.description}};
}

int points(const SimModels::Model &model, const QStringList &words)
{
    int sum = 0;
    for (const QString &word : words) {
        sum += model.fullName().contains(word, Qt::CaseInsensitive) ? 4 : 0;
        sum += model.tags.join(u' ').contains(word, Qt::CaseInsensitive) ? 2 : 0;
        sum += model.description.contains(word, Qt::CaseInsensitive) ? 1 : 0;
    }
    return sum;
}

} // namespace

std::optional<ServedReply> SimCatalogue::answer(const ServedRequest &request,
                                                const QStringList &path) const
{
    const QString area = path.value(0);
    if (area == u"models" && path.size() == 1 && request.method == "QUERY")
        return models(QString::fromUtf8(request.body));
    if (request.method != "GET")
        return std::nullopt;
    if (area == u"account")
        return jsonReply(200, {{"type", "user"},
                               {"username", "sandbox"},
                               {"name", "Limner Sandbox"},
                               {"github_url", "https://github.com/sandbox"}});
    if (area == u"hardware")
        return jsonReply(200,
                         OrderedJson::array({{{"name", "Nvidia L40S GPU"}, {"sku", "gpu-l40s"}}}));
    if (area == u"search")
        return search(request);
    if (area == u"models")
        return path.size() == 1 ? models({}) : model(path.mid(1));
    if (area == u"collections")
        return path.size() == 1 ? collections(request) : collection(path.value(1));
    if (area == u"deployments")
        return deployments(path.mid(1));
    return std::nullopt;
}

OrderedJson SimCatalogue::modelJson(const SimModels::Model &model) const
{
    OrderedJson json;
    json["url"] = "https://replicate.com/" + model.fullName().toStdString();
    json["owner"] = model.owner.toStdString();
    json["name"] = model.name.toStdString();
    json["description"] =
        model.description.isEmpty()
            ? "A model of the sandbox: no network, no cost, drawn on this machine."
            : model.description.toStdString();
    json["visibility"] = model.isPrivate ? "private" : "public";
    json["is_official"] = model.isOfficial;
    json["github_url"] = nullptr;
    json["paper_url"] = nullptr;
    json["license_url"] = nullptr;
    json["run_count"] = model.runs;
    json["cover_image_url"] =
        m_covers.toStdString() + '/' + model.fullName().toStdString() + ".png";
    json["default_example"] = nullptr;
    json["latest_version"] = versionJson(model);
    return json;
}

ServedReply SimCatalogue::model(const QStringList &path) const
{
    const SimModels::Model *const model = m_models.byName(path.value(0), path.value(1));
    if (!model)
        return notFoundReply();
    const QStringList rest = path.mid(2);
    if (rest.isEmpty())
        return jsonReply(200, modelJson(*model));
    if (rest.first() != u"versions" || rest.size() > 2)
        return notFoundReply();
    OrderedJson all = OrderedJson::array();
    for (const SimModels::Model *const one : m_models.versionsOf(model->fullName())) {
        if (rest.value(1) == one->version)
            return jsonReply(200, versionJson(*one));
        all.push_back(versionJson(*one));
    }
    return rest.size() == 1 ? jsonReply(200, page(std::move(all))) : notFoundReply();
}

std::vector<const SimModels::Model *> SimCatalogue::fitting(const QString &words) const
{
    const QStringList all = words.simplified().split(u' ', Qt::SkipEmptyParts);
    std::vector<const SimModels::Model *> found = m_models.listed();
    std::erase_if(found, [&](const SimModels::Model *one) {
        return !all.isEmpty() && points(*one, all) == 0;
    });
    std::stable_sort(found.begin(), found.end(),
                     [&](const SimModels::Model *one, const SimModels::Model *other) {
                         return points(*one, all) > points(*other, all);
                     });
    return found;
}

ServedReply SimCatalogue::models(const QString &words) const
{
    OrderedJson results = OrderedJson::array();
    for (const SimModels::Model *const one : fitting(words))
        results.push_back(modelJson(*one));
    return jsonReply(200, page(std::move(results)));
}

ServedReply SimCatalogue::search(const ServedRequest &request) const
{
    const QUrlQuery query = queryOf(request);
    const QString words = query.queryItemValue(u"query"_s, QUrl::FullyDecoded);
    const QString limit = query.queryItemValue(u"limit"_s);
    const int most = limit.isEmpty() ? 20 : limit.toInt();
    if (words.trimmed().isEmpty() || most < 1 || most > 50)
        return problemReply(400, "Bad request", "query is required, and limit is 1 to 50");
    OrderedJson models = OrderedJson::array();
    for (const SimModels::Model *const one : fitting(words)) {
        if (static_cast<int>(models.size()) == most)
            break;
        OrderedJson tags = OrderedJson::array();
        for (const QString &tag : one->tags)
            tags.push_back(tag.toStdString());
        models.push_back({{"model", modelJson(*one)},
                          {"metadata", {{"score", 0.82}, {"tags", std::move(tags)}}}});
    }
    OrderedJson collections = OrderedJson::array();
    for (const SimCollection &one : featured()) {
        if (QString::fromLatin1(one.name).contains(words, Qt::CaseInsensitive))
            collections.push_back(collectionJson(one));
    }
    OrderedJson json;
    json["query"] = words.toStdString();
    json["models"] = std::move(models);
    json["collections"] = std::move(collections);
    json["pages"] = OrderedJson::array();
    return jsonReply(200, json);
}

ServedReply SimCatalogue::collections(const ServedRequest &request) const
{
    const QByteArray cursor = QByteArray::fromBase64(
        queryOf(request).queryItemValue(u"cursor"_s, QUrl::FullyDecoded).toLatin1());
    const size_t from = static_cast<size_t>(std::max(0, cursor.toInt()));
    OrderedJson results = OrderedJson::array();
    const size_t end = std::min(featured().size(), from + static_cast<size_t>(pageSize));
    for (size_t i = from; i < end; ++i)
        results.push_back(collectionJson(featured().at(i)));
    OrderedJson json = page(std::move(results));
    if (end < featured().size())
        json["next"] =
            (m_baseUrl + "/v1/collections?cursor=" +
             QByteArray::number(static_cast<qulonglong>(end)).toBase64().replace("=", "%3D"))
                .toStdString();
    return jsonReply(200, json);
}

ServedReply SimCatalogue::collection(const QString &slug) const
{
    for (const SimCollection &one : featured()) {
        if (slug != QLatin1StringView{one.slug})
            continue;
        OrderedJson json = collectionJson(one);
        json["models"] = OrderedJson::array();
        for (const SimModels::Model *const model : m_models.listed()) {
            if (model->tags.contains(one.tag))
                json["models"].push_back(modelJson(*model));
        }
        return jsonReply(200, json);
    }
    return notFoundReply();
}

const SimDeployment *SimCatalogue::deployment(const QString &name) const
{
    const auto found = std::find_if(m_deployments.begin(), m_deployments.end(),
                                    [&](const SimDeployment &one) { return one.name == name; });
    return found == m_deployments.end() ? nullptr : &*found;
}

ServedReply SimCatalogue::deployments(const QStringList &path) const
{
    OrderedJson all = OrderedJson::array();
    for (const SimDeployment &one : m_deployments) {
        const SimModels::Model *const model = m_models.byFullName(one.model);
        const std::string version = model ? model->version.toStdString() : std::string{};
        OrderedJson json{{"owner", one.name.section(u'/', 0, 0).toStdString()},
                         {"name", one.name.section(u'/', 1).toStdString()},
                         {"current_release",
                          {{"number", 1},
                           {"model", one.model.toStdString()},
                           {"version", version},
                           {"configuration",
                            {{"hardware", "gpu-l40s"},
                             {"min_instances", one.coldStart.count() > 0 ? 0 : 1},
                             {"max_instances", 2}}}}}};
        if (path.join(u'/') == one.name)
            return jsonReply(200, json);
        all.push_back(std::move(json));
    }
    return path.isEmpty() ? jsonReply(200, page(std::move(all))) : notFoundReply();
}

} // namespace limner
