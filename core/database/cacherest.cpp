#include "core/database/cacherest.h"

#include "core/base/freememory.h"

#include <QAbstractEventDispatcher>
#include <QThread>

#include <sqlite3.h>

#include <utility>

using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr std::chrono::milliseconds patience = 2s;
constexpr int worthReturning = 2 << 20; // bytes

} // namespace

CacheRest::CacheRest(sqlite3 *connection)
    : m_connection{connection}
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(patience);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { rest(); });
}

void CacheRest::noteUse()
{
    m_isUsed = true;
    if (!m_timer.isActive() && QThread::currentThread()->eventDispatcher())
        m_timer.start();
}

void CacheRest::rest()
{
    if (std::exchange(m_isUsed, false))
        return m_timer.start();
    int held = 0;
    int most = 0;
    sqlite3_db_status(m_connection, SQLITE_DBSTATUS_CACHE_USED, &held, &most, 0);
    sqlite3_db_release_memory(m_connection);
    if (held >= worthReturning)
        returnFreeMemory();
}

} // namespace limner
