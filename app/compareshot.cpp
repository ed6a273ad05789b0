#include "app/compareshot.h"

#include "core/provider/bundledmodels.h"
#include "core/provider/providertable.h"
#include "core/schema/sharedvalues.h"
#include "core/schema/validate.h"
#include "ui/compose/compare/comparedraft.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr size_t mostModels = 4; // as the target has them

const Json shared = {
    {"prompt",
     "a lighthouse on a headland above a quiet sea, first light, long shadows, muted palette"},
    {"negative_prompt", "lowres, watermark"},
    {"width", 1024},
    {"height", 1024},
    {"seed", 2088123417}};

struct Shown {
    QString provider = {};
    ModelSchema schema = {};
};

//! The first models that are known without the network, provider by provider.
std::vector<Shown> shown()
{
    std::vector<Shown> out;
    for (size_t round = 0; round < 2; ++round) {
        for (const ProviderSpec &spec : providerTable()) {
            const std::vector<ModelSchema> &models = bundledModels(spec.id);
            if (round < models.size() && out.size() < mostModels)
                out.push_back({spec.id, models[round]});
        }
    }
    return out;
}

} // namespace

std::vector<JobDraft> comparedJobs(const QString &group)
{
    std::vector<JobDraft> drafts;
    for (const auto &[provider, schema] : shown()) {
        Request request;
        request.provider = provider;
        request.model = schema.model;
        request.version = schema.version;
        request.parameters = defaultValues(schema);
        request.parameters.update(fitShared(shared, schema).values);
        JobDraft draft = draftOf(schema, std::move(request));
        draft.group = group;
        draft.seedFixed = true;
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

QByteArray comparedForm()
{
    CompareDraft draft{.isOpen = true, .shared = shared};
    for (const auto &[provider, schema] : shown())
        draft.models.push_back({.provider = provider, .model = schema.model});
    return toBytes(Json{{"compare", toJson(draft)}});
}

} // namespace limner
