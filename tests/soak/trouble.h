#pragma once

#include "core/sandbox/fakehttpserver.h"
#include "tests/soak/situation.h"

#include <QRandomGenerator>

namespace limner::test {

//! What the provider refuses for a while, as the situation has it.
class Trouble {
public:
    Trouble(Situation situation, quint32 seed);

    //! The answer in the place of the real one; nothing when the request may pass.
    [[nodiscard]] std::optional<ServedReply> meet(const ServedRequest &request);
    //! From now on everything is as it should be.
    void end() { m_left = 0; }

private:
    [[nodiscard]] ServedReply refusedList();
    [[nodiscard]] ServedReply endlessList(const ServedRequest &request);
    [[nodiscard]] ServedReply refusedOutput();

    Situation m_situation = Situation::Quiet;
    QRandomGenerator m_random;
    int m_left = 0; //!< requests that still meet it
};

} // namespace limner::test
