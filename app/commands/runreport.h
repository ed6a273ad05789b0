#pragma once

#include "app/application.h"
#include "app/commands/commands.h"
#include "app/commands/report.h"

#include <QStringList>

namespace limner {

//! What a set of jobs came to, as `generate` and `resume` print it.
struct RunReport {
    QStringList jobs = {};
    std::vector<ReportedArtwork> images = {};
    Cost cost = {};
    bool cached = false;
    std::optional<Error> error = {}; //!< the one that decides the exit code
};

//! With its upload, link and billing, as they stand now.
[[nodiscard]] ReportedArtwork reported(Application &application, Artwork artwork);
//! Adds a job's pictures, costs and failure.
void addJob(RunReport &report, Application &application, const QString &jobId);
//! Waits until every picture is stored or refused, at most `patience` in all.
[[nodiscard]] QCoro::Task<> awaitUploads(Application &application, std::vector<ArtworkId> ids,
                                         std::chrono::milliseconds patience, std::stop_token stop);
//! Prints URLs or JSON and the failure; returns the exit code.
[[nodiscard]] int printReport(const RunReport &report, const CommandOutput &output, bool json);

} // namespace limner
