#pragma once

#include "app/api/apireply.h"

#include <condition_variable>
#include <mutex>
#include <optional>

namespace limner {

//! One thread of the server waits here for the main thread's answer.
class ApiTurn {
public:
    //! The first answer counts.
    void answer(ApiReply reply);
    [[nodiscard]] ApiReply wait();

private:
    std::mutex m_mutex;
    std::condition_variable m_came;
    std::optional<ApiReply> m_reply;
};

} // namespace limner
