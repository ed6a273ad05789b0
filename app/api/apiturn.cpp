#include "app/api/apiturn.h"

namespace limner {

void ApiTurn::answer(ApiReply reply)
{
    const std::lock_guard lock{m_mutex};
    if (!m_reply)
        m_reply = std::move(reply);
    m_came.notify_all();
}

ApiReply ApiTurn::wait()
{
    std::unique_lock lock{m_mutex};
    m_came.wait(lock, [this] { return m_reply.has_value(); });
    return *std::move(m_reply);
}

} // namespace limner
