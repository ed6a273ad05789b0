#pragma once

#include "core/sandbox/minimax/simminimax.h"
#include "core/sandbox/replicate/simreplicate.h"
#include "core/sandbox/together/simtogether.h"
#include "tests/soak/commands.h"
#include "tests/support/program.h"

namespace limner::test {

//! The simulated providers of one library, side by side, each with books of its own.
class Providers {
public:
    explicit Providers(const Commands &commands);

    [[nodiscard]] SimReplicate &replicate() { return m_replicate; }
    //! Tells the program where they are, and their keys.
    void introduceTo(Program &program) const;
    //! Every request to any of them passes here first.
    void watch(std::function<std::optional<ServedReply>(const ServedRequest &)> watcher);
    //! What those sold that keep no list of jobs.
    [[nodiscard]] std::vector<SimSale> sales();
    [[nodiscard]] double charged() const;
    [[nodiscard]] int keysLeaked() const;

private:
    [[nodiscard]] std::array<SimProvider *, 3> all();

    SimReplicate m_replicate;
    SimTogether m_together;
    SimMiniMax m_minimax;
};

} // namespace limner::test
