#pragma once

#include <QString>
#include <QStringList>

#include <map>
#include <vector>

namespace limner::test {

//! One line of `tests/data/faults.md`: what follows when one operation meets one fault.
struct FaultRow {
    QString once = {};       //!< where it ends when the fault happens one time
    QString lasting = {};    //!< where it stands while the fault stays
    QString again = {};      //!< whether and how it is tried again meanwhile
    QString reads = {};      //!< what the artist reads meanwhile
    QString buttons = {};    //!< what can be pressed meanwhile
    QString billed = {};     //!< what is said about money
    QString afterwards = {}; //!< where it ends when the fault is over
    QString absent = {};     //!< why this cannot happen; everything else is empty then

    [[nodiscard]] QStringList cells() const
    {
        return {once, lasting, again, reads, buttons, billed, afterwards};
    }
    bool operator==(const FaultRow &) const = default;
};

//! By operation, then by fault.
using FaultTable = std::map<QString, std::map<QString, FaultRow>>;

//! Reads the tables; a line that is no row of seven cells (or of one that begins with "cannot
//! happen") ends up in `complaints`.
[[nodiscard]] FaultTable readFaultTable(const QByteArray &markdown, QStringList &complaints);
//! The line as it stands in the file.
[[nodiscard]] QString toMarkdown(const QString &fault, const FaultRow &row);

} // namespace limner::test
