#pragma once

#include "core/base/error.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace limner {

//! How the HTTP door of a window stands, and what is told to others.
struct DoorStand {
    QString address = {};               //!< where it answers; empty = it is shut
    std::optional<Error> error = {};    //!< why it could not be opened: the code says it shortly
    QStringList calls = {};             //!< the last ones, newest first
    int owed = 0;                       //!< notices that nobody has heard yet
    std::optional<Error> notHeard = {}; //!< why the last one was not
    bool operator==(const DoorStand &) const = default;
};

} // namespace limner
