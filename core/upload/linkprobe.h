#pragma once

#include "core/base/clock.h"
#include "core/upload/links.h"
#include "core/upload/storeinuse.h"

#include <QCoroTask>

namespace limner {

//! Opens a link as a stranger would, to know which of them to give out and what to say of it: once
//! in each run of the program, and a little later again where nobody answered. Never longer than a
//! few seconds, and never in anybody's way.
class LinkProbe {
public:
    LinkProbe(ObjectStore &store, Clock &clock, StoreInUse &here)
        : m_store{store}
        , m_clock{clock}
        , m_here{here}
    {}

    //! The next object is looked at again.
    void forget();
    [[nodiscard]] bool isDue() const;
    //! Looks, by an object that is there.
    [[nodiscard]] QCoro::Task<> look(QString key, LinkMode mode, std::stop_token stop);
    //! While it is not known at all which link is right: waits for the look under way, a moment at
    //! the most.
    [[nodiscard]] QCoro::Task<> moment(LinkMode mode, std::stop_token stop);

private:
    ObjectStore &m_store;
    Clock &m_clock;
    StoreInUse &m_here;
    std::optional<std::chrono::milliseconds> m_due{std::chrono::milliseconds{0}};
    std::stop_source m_looked; // fires at the end of the look
    bool m_isLooking = false;
};

} // namespace limner
