#pragma once

#include "app/api/apicontext.h"

namespace limner {

//! How everything stands: health, models, money, and what happens.
[[nodiscard]] ApiAnswer healthAnswer(ApiContext *context, ApiCall call);
[[nodiscard]] ApiAnswer modelsAnswer(ApiContext *context, ApiCall call);
[[nodiscard]] ApiAnswer modelAnswer(ApiContext *context, ApiCall call);
[[nodiscard]] ApiAnswer spendAnswer(ApiContext *context, ApiCall call);
[[nodiscard]] ApiAnswer checkAnswer(ApiContext *context, ApiCall call);
[[nodiscard]] ApiAnswer eventsAnswer(ApiContext *context, ApiCall call);

} // namespace limner
