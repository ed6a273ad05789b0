#pragma once

#include "core/base/result.h"

#include <QString>

namespace limner {

//! What people type or paste to name a model.
struct ModelName {
    enum class Kind {
        Model,      //!< `owner/name`, the latest version
        Version,    //!< `owner/name:version`
        Prediction, //!< one run, whose model and input are taken over
        Deployment, //!< `deployments/owner/name`: somebody's own machines for a model
    };
    Kind kind = Kind::Model;
    QString provider = {};   //!< of `ProviderSpec::id`; empty = it was not said
    QString model = {};      //!< as `Request::model` has it, with `deployments/`; not for a run
    QString version = {};    //!< as `Request::version` has it; only of a Version
    QString prediction = {}; //!< the id of the run

    bool operator==(const ModelName &) const = default;
};

//! Reads `[provider:]owner/name[:version]`, `[provider:]deployments/owner/name`, and addresses of a
//! provider's site: of a model, a version, a run or a deployment. A name without an owner needs its
//! provider, or has to be that of a bundled model. InvalidInput, with what was typed.
[[nodiscard]] Result<ModelName> parseModelName(const QString &typed);

//! `owner/name[:version]` as `ModelStore` takes it; empty for a run.
[[nodiscard]] QString storeName(const ModelName &name);
//! `Request::model` names a deployment.
[[nodiscard]] bool isDeployment(const QString &model);
//! `owner/name` of a deployment; of a model its name.
[[nodiscard]] QString withoutDeployment(const QString &model);

} // namespace limner
