#pragma once

#include "app/application.h"
#include "app/commands/answerjson.h"
#include "app/commands/attendance.h"

#include <QStringList>

namespace limner {

//! What a set of jobs came to: the answer of `generate` and `resume`.
struct RunAnswer {
    QStringList jobs = {};
    std::vector<ReportedArtwork> images = {};
    Cost cost = {};
    bool cached = false;
    std::optional<Error> error = {};      //!< the worst there was
    std::optional<OrderedJson> plan = {}; //!< nothing was to be sent: this would have been
    QStringList notes = {};               //!< of jobs that went well all the same, in words
};
[[nodiscard]] OrderedJson toJson(const RunAnswer &answer);

//! With its upload, link and billing, as they stand now.
[[nodiscard]] ReportedArtwork reported(Application &application, Artwork artwork);
//! Adds a job's pictures and failure.
void addJob(RunAnswer &answer, Application &application, const QString &jobId);
//! The same of one that was read already.
void addJob(RunAnswer &answer, Application &application, const Job &job);
//! Says what is to be known of jobs that went well, and what speaks against links that were given:
//! nobody could open one like them.
void tellDoubts(const RunAnswer &answer, CommandClient &client);
//! Adds what it cost, once it is known.
void addCost(RunAnswer &answer, Application &application, const QString &jobId);

} // namespace limner
