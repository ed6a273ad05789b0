#pragma once

#include "core/library/search/searchmistake.h"
#include "core/library/search/sqlcondition.h"

#include <QStringList>

namespace limner {

//! As `parameter_values.folded` has it: `Guidance scale`, `guidance_scale` and `guidanceScale` are
//! one name.
[[nodiscard]] QString foldedParameter(const QString &name);

//! One of these parameters, folded, is this: a whole text, whatever its case (`euler*`), or a
//! number, a range or comparison of numbers.
[[nodiscard]] SqlCondition parameterCondition(const QStringList &names, const QString &value);
//! The same of what can only be a number. NoNumber, EmptyRange.
[[nodiscard]] Reading<SqlCondition> numericParameter(const QStringList &names,
                                                     const QString &value);

} // namespace limner
