#pragma once

#include "app/commands/drafts.h"
#include "app/commands/ticket.h"

#include <vector>

namespace limner {

//! The album is there, and the jobs of the plan name it; "" = none. Usage.
[[nodiscard]] Result<> addressTo(Application &application, Plan &plan, const QString &album);

//! Makes the jobs of a plan durable, or finds those that answer it. Errors: BudgetCap and DiskFull
//! before anything is sent, those of `takeTickets`.
[[nodiscard]] Result<std::vector<Ticket>> submitPlan(Application &application, const Plan &plan,
                                                     const GenerateCommand &command);

//! One prompt for one model, on its way without anybody who waits. Whoever asks stands elsewhere
//! and can name no file of this computer: InvalidInput. The errors of `planFor` and `submitPlan`.
[[nodiscard]] AsyncResult<std::vector<Ticket>>
submit(Application *application, GenerateCommand command, std::stop_token stop);

} // namespace limner
