#pragma once

#include <stop_token>

namespace limner {

//! A token that fires when one of two does; lives as long as the wait it ends.
class EitherStop {
public:
    EitherStop(const std::stop_token &first, const std::stop_token &second)
        : m_first{first, Forward{m_source}}
        , m_second{second, Forward{m_source}}
    {}
    EitherStop(const EitherStop &) = delete;
    EitherStop &operator=(const EitherStop &) = delete;

    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }

private:
    struct Forward {
        std::stop_source source;
        void operator()() { source.request_stop(); }
    };
    std::stop_source m_source;
    std::stop_callback<Forward> m_first;
    std::stop_callback<Forward> m_second;
};

} // namespace limner
