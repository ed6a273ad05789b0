#include "ui/compose/compare/comparedraft.h"

#include <algorithm>

namespace limner {

namespace {

Json objectAt(const Json &json, const char *name)
{
    const Json &found = memberAt(json, name);
    return found.is_object() ? found : Json::object();
}

} // namespace

Json toJson(const CompareDraft &draft)
{
    Json models = Json::array();
    for (const ComparedModel &one : draft.models)
        models.push_back({{"provider", one.provider.toStdString()},
                          {"model", one.model.toStdString()},
                          {"values", one.values}});
    return {{"open", draft.isOpen},
            {"shared", draft.shared},
            {"images", draft.images},
            {"models", std::move(models)}};
}

CompareDraft compareDraftFrom(const Json &json)
{
    CompareDraft draft;
    draft.isOpen = boolAt(json, "open", false);
    draft.shared = objectAt(json, "shared");
    draft.images =
        static_cast<int>(std::clamp<qint64>(integerAt(json, "images").value_or(1), 1, 100));
    const Json &models = memberAt(json, "models");
    for (const Json &one : models.is_array() ? models : Json::array()) {
        const ComparedModel model{textAt(one, "provider"), textAt(one, "model"),
                                  objectAt(one, "values")};
        if (!model.provider.isEmpty() && !model.model.isEmpty() &&
            draft.models.size() < CompareDraft::mostModels)
            draft.models.push_back(model);
    }
    draft.isOpen = draft.isOpen && !draft.models.empty();
    return draft;
}

} // namespace limner
