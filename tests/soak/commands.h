#pragma once

#include "tests/soak/scenario.h"

#include <QByteArray>

namespace limner::test {

//! The command lines of a scenario, and the models that they need.
class Commands {
public:
    explicit Commands(const Scenario &scenario)
        : m_scenario{scenario}
    {}

    [[nodiscard]] QStringList generate(const SoakJob &job) const;
    //! What a second process asks for meanwhile, so that it is the same job; empty when nobody
    //! asks.
    [[nodiscard]] QStringList beside(const SoakJob &job) const;
    [[nodiscard]] static QStringList resume();
    //! For `limner_mortal`: the first job's pictures are deleted.
    [[nodiscard]] QStringList deletion() const;
    [[nodiscard]] static QStringList takeBack(int afterMs);
    [[nodiscard]] static bool isForHand(const QStringList &command);

    //! Empty = the one that Limner ships.
    [[nodiscard]] QList<QByteArray> models() const;

private:
    [[nodiscard]] QStringList parameters(const SoakJob &job) const;

    const Scenario &m_scenario;
};

} // namespace limner::test
