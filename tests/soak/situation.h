#pragma once

#include <QString>

#include <vector>

namespace limner::test {

//! What a library meets beside the kills. The names stand in `tests/data/faults.md`.
enum class Situation {
    Quiet,
    LostAnswers,
    RefusedList,
    EndlessList,
    RefusedOutputs,
    RemovedOutputs,
    PartialOutputs,
    SameId,
    SameSeed,
    TakenBack,
    InputPicture,
    RenamedStore,
    LostDatabase,
    Deleted
};
[[nodiscard]] QString toString(Situation situation);
[[nodiscard]] const std::vector<Situation> &allSituations();
//! What a prompt carries so that the simulated provider plays along; empty for most.
[[nodiscard]] QString markerOf(Situation situation);

} // namespace limner::test
