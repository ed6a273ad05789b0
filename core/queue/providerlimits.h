#pragma once

namespace limner {

//! What the artist grants one provider.
struct ProviderLimits {
    int parallel = 5;           //!< jobs at a time, 1 to 20
    int createsPerMinute = 600; //!< 1 to Throttle::mostPerMinute
    bool operator==(const ProviderLimits &) const = default;
};

} // namespace limner
