#pragma once

#include "core/schema/validate.h"

#include <QString>

namespace limner {

class ParameterField;

//! Says at the field what is wrong with what stands there, while it is typed. What is not there yet
//! is no mistake: a missing value, or a text still too short, is said when one generates.
void checkWhileTyping(ParameterField &field, const ModelSchema &schema);
//! The problem in a sentence at its field, and in a few words for the place where all fields meet.
void showProblem(ParameterField &field, const ModelSchema &schema, const Problem &problem);

} // namespace limner
