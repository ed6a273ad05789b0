#pragma once

#include "core/database/database.h"
#include "core/library/artwork.h"

#include <vector>

namespace limner {

//! Where the files of pictures are, as their rows tell.
class FilePlaces {
public:
    explicit FilePlaces(Database &database)
        : m_database{database}
    {}

    //! Its path, and whether the file is in the store only.
    [[nodiscard]] Result<> note(const Artwork &artwork);
    //! Those whose files are in the store only: id and path.
    [[nodiscard]] std::vector<Artwork> released();

private:
    Database &m_database;
};

} // namespace limner
