#pragma once

#include "core/schema/parameter.h"

namespace limner {

//! Reads what a schema node says about the parameter's numbers, the length of its text or of its
//! list, and its pattern; its kind must be known. Integer bounds may be written as floats and may
//! be open; what contradicts itself is dropped.
void readBounds(const Json &keys, Parameter &parameter);
//! The inverse.
void writeBounds(Json &to, const Parameter &parameter);

} // namespace limner
