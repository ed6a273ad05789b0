#pragma once

#include "app/api/apicontext.h"
#include "app/api/dialect.h"
#include "app/commands/command.h"
#include "app/commands/ticket.h"

#include <vector>

namespace limner {

[[nodiscard]] ApiReply jsonReply(const OrderedJson &body, int status = 200);

//! What a command came to, as every door has it; `error` is a member, also when the server goes
//! away.
[[nodiscard]] QCoro::Task<OrderedJson> ask(ApiContext *context, AnyCommand command,
                                           std::stop_token stop);
//! The same of a list, over as many pages as its limit takes: `{"rows":[…],"next":…}`, `next` null
//! at the end.
[[nodiscard]] QCoro::Task<OrderedJson> askRows(ApiContext *context, AnyCommand command,
                                               std::stop_token stop);
//! The answer, or the refusal in the native form.
[[nodiscard]] ApiReply replyOf(const OrderedJson &answer);

//! Jobs on their way, with nobody who could take them back. The errors of `mayRun` and `submit`.
[[nodiscard]] AsyncResult<std::vector<Ticket>>
submitted(ApiContext *context, GenerateCommand command, std::stop_token stop);
//! A refusal that names every value the model does not take.
[[nodiscard]] QCoro::Task<Refusal> explained(ApiContext *context, Error error,
                                             GenerateCommand command, std::stop_token stop);

} // namespace limner
