#pragma once

#include "tests/soak/situation.h"

#include <QStringList>

#include <optional>

namespace limner::test {

//! Where a program is killed; a row of the table.
struct KillPoint {
    enum class Kind {
        Own,      //!< the program dies by itself at the moment of that name (mortal.cpp)
        Provider, //!< the simulated provider kills it when this request arrives
        Store,    //!< the way to the store kills it
        AnyTime,  //!< somebody kills the real program
        TwoAtOnce //!< the same while a second command shares the library
    };
    QString name = {};
    Kind kind = Kind::Own;
    QString needs = {}; //!< marker in the prompt without which the moment never comes
    //! Set when the moment comes by the hand (hand.h) of this situation alone.
    std::optional<Situation> situation = {};
    QString provider = {}; //!< whose job meets it; empty = any, the first one is Replicate's
    QString before = {};   //!< where a command dies first, so that there is something for the hand
};

[[nodiscard]] const std::vector<KillPoint> &killPoints();

struct SoakJob {
    QString id = {};
    QString prompt = {}; //!< unique; with the provider's markers
    int pictures = 1;
    qint64 seed = -1;   //!< negative = not fixed
    QString image = {}; //!< data address of what goes in
    QString provider = QStringLiteral("replicate");
    //! Nobody can look up what became of a request there.
    [[nodiscard]] bool isUnlisted() const { return provider != QStringLiteral("replicate"); }
};

//! What happens to one library, all of it drawn from a number.
struct Scenario {
    quint32 seed = 0;
    KillPoint point = {};
    Situation situation = Situation::Quiet;
    std::vector<SoakJob> jobs = {};
    int kills = 1;       //!< so many starts are meant to die
    int storeAway = 0;   //!< so many starts find no store
    bool cancel = false; //!< the first job is interrupted by the artist once it is created

    [[nodiscard]] static Scenario draw(quint32 seed, const KillPoint &point);
    //! One line, with what repeats it.
    [[nodiscard]] QString text() const;
};

} // namespace limner::test
