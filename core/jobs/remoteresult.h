#pragma once

#include "core/jobs/job.h"

namespace limner {

//! `Error::code` of FewerOutputs whose answer broke off: the provider charges for all it made.
inline constexpr QLatin1StringView answerCut{"cut"};

//! Writes what the provider finally said into the job: the outputs and Fetching (a failed or
//! cancelled run may have left some, too), or Failed or Cancelled with the reason, and whether it
//! was billed. Pure. `remote` is terminal. \param at when it was done, by our clock
void applyTerminal(Job &job, const RemoteJob &remote, const QDateTime &at);

//! How many of the outputs are pictures (or films, or sounds): what is paid by the piece. Words and
//! values, which come in the answer itself, are not.
[[nodiscard]] int picturesIn(const QStringList &outputs);
//! How many the provider charges for: those, and of an answer that broke off all that were asked
//! for. 0 = it cannot be told from the outputs.
[[nodiscard]] int paidPictures(const Job &job);
//! What is left of a data address whose bytes are in the library: it counts as before.
[[nodiscard]] QString keptAddress(const QString &dataAddress);

//! When it ended, by our clock: as the provider says, but not in the future and not before it was
//! sent, whatever the clocks show. How long its outputs can be fetched hangs on it.
[[nodiscard]] QDateTime endOf(const Job &job, const RemoteJob &remote, const QDateTime &now);

} // namespace limner
