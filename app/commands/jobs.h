#pragma once

#include "app/application.h"
#include "app/commands/answerjson.h"

#include <vector>

namespace limner {

//! Every job, unfinished first, then newest first, a page at a time like `ListCommand`. One that
//! ends meanwhile may come twice.
struct JobsCommand {
    QString after = {};
    QString state = {}; //!< of these alone; empty = any
    int limit = -1;     //!< rows in all; negative = every one
    bool operator==(const JobsCommand &) const = default;
};

struct ListedJob {
    Job job = {};
    int outputs = 0;      //!< kept so far
    QString trouble = {}; //!< what keeps this computer from taking its picture, and until when
};

struct JobsPage {
    std::vector<ListedJob> rows = {};
    QString next = {}; //!< empty = that was the last one
};
[[nodiscard]] OrderedJson toJson(const JobsPage &page);

//! Usage for an `after` that no page gave, and for a state that there is not.
[[nodiscard]] Result<JobsPage> jobs(Application &application, const JobsCommand &command);

} // namespace limner
