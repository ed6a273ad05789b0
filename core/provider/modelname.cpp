#include "core/provider/modelname.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr auto deploymentPrefix = "deployments/"_L1;

} // namespace

Result<ModelName> parseModelName(const QString &typed)
{
    return fail(ErrorKind::InvalidInput, typed.left(200));
}

QString storeName(const ModelName &name)
{
    return name.version.isEmpty() ? name.model : name.model + u':' + name.version;
}

bool isDeployment(const QString &model)
{
    return model.startsWith(deploymentPrefix);
}

QString withoutDeployment(const QString &model)
{
    return isDeployment(model) ? model.mid(deploymentPrefix.size()) : model;
}

} // namespace limner
