#include "core/upload/publicprobe.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

QString publicFact(const QString &location)
{
    return u"public:"_s + location;
}

} // namespace

void PublicProbe::recall()
{
    const QString location = m_store.location();
    if (location == m_location)
        return;
    m_location = location;
    const QString known = m_library.fact(publicFact(location));
    m_isPublic = known.isEmpty() ? std::nullopt : std::optional{known == u"1"_s};
}

QCoro::Task<> PublicProbe::look(QString key, std::stop_token stop)
{
    const QString location = m_store.location();
    if (m_checkedLocation == location)
        co_return;
    const Result<bool> seen = co_await m_store.isPublic(key, stop);
    if (!seen || location != m_store.location())
        co_return; // unknown counts as not public; the next upload looks again
    m_checkedLocation = location;
    m_location = location;
    m_isPublic = *seen;
    m_library.setFact(publicFact(location), *seen ? u"1"_s : u"0"_s);
}

} // namespace limner
