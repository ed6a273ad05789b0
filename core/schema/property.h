#pragma once

#include "core/schema/parameter.h"

namespace limner {

//! Reads one property of a model's input, references followed inside `root`. What nobody
//! understands becomes an opaque Object: it never vanishes. Defaults and bounds that contradict
//! themselves are dropped; so are choices beyond 5,000 (the value is then free).
[[nodiscard]] Parameter readProperty(const Json &root, const QString &name, const Json &property);
//! The inverse, flat: `readProperty` reads an equal parameter back, but for its place in the form.
[[nodiscard]] Json writeProperty(const Parameter &parameter);

//! What one entry of a List or of Files is.
[[nodiscard]] Parameter entryOf(const Parameter &list);

} // namespace limner
