#pragma once

#include "tests/soak/world.h"

#include <map>

namespace limner::test {

struct SoakOptions {
    quint32 seed = 1;
    int kills = 40;         //!< at the least
    QString point = {};     //!< only this one; empty = all in turn
    QString situation = {}; //!< the same
    int atOnce = 8;         //!< libraries that live side by side: much of a life is waiting
};

//! Lives through one library after another until enough programs have died, and keeps the books.
class Soak {
public:
    explicit Soak(SoakOptions options);

    void run();
    //! kill point | kills | jobs | lost | …, the same by situation, and the totals.
    [[nodiscard]] QString table() const;
    [[nodiscard]] const std::map<QString, Verdict> &verdicts() const { return m_verdicts; }
    [[nodiscard]] bool isGood() const;

private:
    [[nodiscard]] QCoro::Task<> worker();
    [[nodiscard]] std::optional<Scenario> next();
    void note(const Scenario &scenario, const Verdict &verdict);
    void noteTime(const Scenario &scenario, qint64 seconds);

    SoakOptions m_options;
    RealMinio m_minio;
    HttpClient m_http;
    int m_next = 0;
    int m_kills = 0;
    std::map<QString, Verdict> m_verdicts; //!< by kill point
    std::map<Situation, Verdict> m_bySituation;
    qint64 m_longest = 0; //!< s
    QString m_slowest;    //!< the library that lived so long
};

} // namespace limner::test
