#include "core/library/trashemptier.h"

#include "core/base/log.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace limner {
namespace {

constexpr std::chrono::hours interval{1};
constexpr size_t atOnce = 64;

} // namespace

TrashEmptier::TrashEmptier(Trash &trash, Clock &clock, QObject *parent)
    : QObject{parent}
    , m_trash{trash}
    , m_clock{clock}
{
    m_hour.setInterval(interval);
    connect(&m_hour, &QTimer::timeout, this, &TrashEmptier::look);
}

void TrashEmptier::setDays(int days)
{
    m_days = days;
    if (m_hour.isActive())
        look();
}

void TrashEmptier::start()
{
    m_hour.start();
    look();
}

void TrashEmptier::look()
{
    if (m_days <= 0 || !m_wanted.empty())
        return;
    Result<std::vector<ArtworkId>> old = m_trash.trashedBefore(m_clock.now().addDays(-m_days));
    if (!old || old->empty())
        return;
    qCInfo(lcLibrary) << old->size() << "pictures have been in the trash for" << m_days << "days";
    m_wanted = std::move(*old);
    m_copy = RemoteCopy::AsSet;
    m_isAsked = false;
    QMetaObject::invokeMethod(this, &TrashEmptier::eraseSome, Qt::QueuedConnection);
}

void TrashEmptier::empty(std::vector<ArtworkId> ids, RemoteCopy copy)
{
    if (ids.empty())
        ids = m_trash.trashedBefore(m_clock.now().addSecs(1)).value_or(ids);
    std::reverse(ids.begin(), ids.end());
    const bool isRunning = !m_wanted.empty();
    m_wanted = std::move(ids); // what was due by itself is due in an hour, too
    m_copy = copy;
    m_isAsked = true;
    m_gone = 0;
    m_error.reset();
    if (!isRunning)
        QMetaObject::invokeMethod(this, &TrashEmptier::eraseSome, Qt::QueuedConnection);
}

void TrashEmptier::eraseSome()
{
    const size_t count = std::min(atOnce, m_wanted.size());
    const std::vector<ArtworkId> some{m_wanted.end() - std::ptrdiff_t(count), m_wanted.end()};
    m_wanted.resize(m_wanted.size() - count);
    if (!some.empty()) {
        const int before = m_trash.stand(some).pictures;
        const Result<int> erased = m_trash.erase(some, m_copy);
        m_gone += before - m_trash.stand(some).pictures;
        if (!erased) {
            qCWarning(lcLibrary) << "the trash is not empty:" << erased.error().message;
            m_error = erased.error();
        }
    }
    if (!m_wanted.empty()) {
        QMetaObject::invokeMethod(this, &TrashEmptier::eraseSome, Qt::QueuedConnection);
    } else if (std::exchange(m_isAsked, false)) {
        emit emptied(m_gone, std::exchange(m_error, std::nullopt));
    }
}

} // namespace limner
