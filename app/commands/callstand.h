#pragma once

#include "app/commands/runanswer.h"

#include <optional>
#include <vector>

namespace limner {

//! How the jobs of one call stand: those called `id`, `id#2`, `id#3`…, whenever it was made.
struct CallStand {
    std::vector<Job> jobs = {}; //!< at least one
    //! Of all: while any goes on, that; then Uncertain, Done where any is, else how they ended.
    JobState state = JobState::Queued;
    int percent = 0;                          //!< 0 to 100; 100 = every picture is kept
    std::vector<ReportedArtwork> images = {}; //!< kept so far
    std::optional<Error> error = {};          //!< the worst there was, a missing link last
    bool isHeld = false;                      //!< a cap keeps it waiting
    bool isRefused = false; //!< the store does not take a picture, or there is none
    bool isTrashed = false; //!< every picture was thrown away

    [[nodiscard]] bool isOver() const { return isFinished(state) || state == JobState::Uncertain; }
    [[nodiscard]] QStringList urls() const; //!< those that there are
    //! Every picture that was kept has its link.
    [[nodiscard]] bool isLinked() const;
};

//! Nothing when no job is called so.
[[nodiscard]] std::optional<CallStand> callStand(Application &application, const QString &id);
//! How far jobs are, 0 to 100, without a look into the library.
[[nodiscard]] int percentOf(Application &application, const std::vector<Job> &jobs);
//! `job` of the other doors, with `progress`, `images` and, of several jobs, `jobs`.
[[nodiscard]] OrderedJson toJson(const CallStand &stand);

//! Until it is over, at most so long. Whoever waits changes nothing.
[[nodiscard]] QCoro::Task<> awaitCall(Application *application, QString id,
                                      std::chrono::milliseconds patience, std::stop_token stop);

} // namespace limner
