#pragma once

#include "app/commands/attendance.h"

namespace limner {

//! Whoever asked through a door hears the answer alone.
class DoorClient final : public CommandClient {
public:
    void tell(const QString &) override {}
    void made(const QString &) override {}
};

} // namespace limner
