#pragma once

#include "core/library/library.h"
#include "core/s3/objectstore.h"

#include <QCoroTask>

namespace limner {

//! Whether anybody may read what is in the store: looked at once in each run of the program, and
//! remembered over restarts.
class PublicProbe {
public:
    PublicProbe(Library &library, ObjectStore &store)
        : m_library{library}
        , m_store{store}
    {}

    //! What an earlier run found out about the store in use.
    void recall();
    //! The next object is looked at again.
    void forget() { m_checkedLocation.clear(); }
    //! Looks, by an object that is there; unknown stays unknown when nobody answers.
    [[nodiscard]] QCoro::Task<> look(QString key, std::stop_token stop);
    //! Unset before the first look.
    [[nodiscard]] std::optional<bool> isPublic() const { return m_isPublic; }

private:
    Library &m_library;
    ObjectStore &m_store;
    std::optional<bool> m_isPublic;
    QString m_location;        // whose fact that is
    QString m_checkedLocation; // looked at in this run of the program
};

} // namespace limner
