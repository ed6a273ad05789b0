#pragma once

#include <QtGlobal>

#include <optional>

namespace limner {

//! The second half of a double click is no second wish. It goes by event times, not by ours: a busy
//! moment between the two must not pull them apart.
class ClickGuard {
public:
    //! \param timestamp of the event, ms. False for one that follows an accepted one too closely.
    [[nodiscard]] bool accepts(quint64 timestamp);

private:
    std::optional<quint64> m_last = {}; //!< of the last accepted one, ms
};

} // namespace limner
