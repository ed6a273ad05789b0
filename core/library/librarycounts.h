#pragma once

#include "core/database/database.h"

#include <QString>

#include <map>
#include <vector>

namespace limner {

//! How many pictures there are of what; those in the trash count there alone.
struct LibraryCounts {
    struct Model {
        QString provider = {};
        QString model = {};
        int pictures = 0;

        bool operator==(const Model &) const = default;
    };
    int all = 0;
    int favourites = 0;
    int rejected = 0;
    int trash = 0;
    std::vector<Model> models = {};    //!< most used first
    std::map<qint64, int> tags = {};   //!< by id; every tag
    std::map<qint64, int> albums = {}; //!< by id; every album, with what lies in those inside it

    bool operator==(const LibraryCounts &) const = default;
};

//! One statement, so that the numbers belong together; no picture's row is read.
[[nodiscard]] Result<LibraryCounts> libraryCounts(Database &database);

} // namespace limner
