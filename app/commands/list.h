#pragma once

#include "app/application.h"
#include "app/commands/answerjson.h"

#include <optional>
#include <vector>

namespace limner {

//! The library, newest first, a page at a time: asked again with `after` = `next` until that is
//! empty.
struct ListCommand {
    QString query = {}; //!< as of `ArtworkQuery::text`
    int limit = -1;     //!< rows in all; negative = every one
    QString after = {};
    bool operator==(const ListCommand &) const = default;
};

struct ListPage {
    std::vector<ReportedArtwork> rows = {};
    QString next = {}; //!< empty = that was the last one
};
[[nodiscard]] OrderedJson toJson(const ListPage &page);

//! Usage for an `after` that no page gave.
[[nodiscard]] Result<ListPage> list(Application &application, const ListCommand &command);

} // namespace limner
