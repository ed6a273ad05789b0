#pragma once

#include "core/base/clock.h"
#include "core/upload/links.h"
#include "core/upload/sharecopywork.h"
#include "core/upload/storeinuse.h"

namespace limner {

//! Links to what lies in the store in use, as the artist wants them.
class StoreLinks {
public:
    StoreLinks(const ObjectStore &store, const StoreInUse &here, ShareCopyWork &copies,
               const Clock &clock)
        : m_store{store}
        , m_here{here}
        , m_copies{copies}
        , m_clock{clock}
    {}

    //! `lifetime` of signed ones.
    void setConfig(LinkMode mode, std::chrono::seconds lifetime);
    [[nodiscard]] std::chrono::seconds lifetime() const { return m_lifetime; }
    //! Made fresh; to the copy that is shared instead of a picture, where there is one. NotUploaded
    //! until it is stored; OtherStore with the address where it is. `lifetime` of a signed one;
    //! unset = as configured.
    [[nodiscard]] Result<Link> of(const Upload &upload,
                                  std::optional<std::chrono::seconds> lifetime = {}) const;

private:
    const ObjectStore &m_store;
    const StoreInUse &m_here;
    ShareCopyWork &m_copies;
    const Clock &m_clock;
    LinkMode m_mode = LinkMode::Automatic;
    std::chrono::seconds m_lifetime{604'800};
};

} // namespace limner
