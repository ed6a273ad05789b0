#pragma once

#include "app/application.h"

#include <vector>

namespace limner {

//! Waits until the job is settled, somebody stops, or nothing can be known within a minute
//! (DESIGN §4): a lost create, or a provider out of reach before anything was paid.
[[nodiscard]] QCoro::Task<> awaitJob(Application *application, QString id, std::stop_token stop);
//! Waits until every picture of these jobs is stored or refused, at most `patience` in all.
[[nodiscard]] QCoro::Task<> awaitUploads(Application *application, std::vector<ArtworkId> ids,
                                         std::chrono::milliseconds patience, std::stop_token stop);

} // namespace limner
