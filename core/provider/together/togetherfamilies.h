#pragma once

#include "core/schema/parameter.h"

#include <QStringList>

#include <map>

namespace limner::together {

//! Models with the same inputs and limits, as one bundled model file describes them (providers.md
//! §2.2). Beside the usual keys it has `x-models`, name patterns with `*`, and `multipleOf`.
struct Family {
    QStringList patterns = {};
    ModelSchema schema = {};                  //!< of its usual model
    std::map<QString, qint64> multiples = {}; //!< of parameters that take only multiples of this
    bool isGeneral = false;                   //!< for models that nobody described
};

//! The first that fits; the general one for a model nobody knows.
[[nodiscard]] const Family &familyOf(const QString &model);
//! The family's schema under this very name.
[[nodiscard]] ModelSchema schemaOf(const QString &model);
//! `owner/name`, as all its models are called.
[[nodiscard]] bool isModelName(const QString &name);

} // namespace limner::together
