#pragma once

#include <QStringList>

namespace limner::test {

//! What an artist does in a window, without one: the same services, and the library's lock.
//! `delete JOB`: its pictures go to the trash, the trash is emptied, and their objects leave the
//! store. `takeback MS`: takes back what never was sent, then works the jobs off and after so long
//! cancels what still runs. Exit code 0 when it is done, 6 when the store does not do its part.
[[nodiscard]] int runHand(const QStringList &words);
[[nodiscard]] bool isForHand(const QStringList &words);

} // namespace limner::test
