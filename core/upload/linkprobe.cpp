#include "core/upload/linkprobe.h"

#include "core/base/eitherstop.h"

using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr std::chrono::milliseconds patience = 10s; // with a public address that does not answer
constexpr std::chrono::milliseconds lookAgain = 5min;
// Most answer within this; the first picture of all would otherwise get a link that expires.
constexpr std::chrono::milliseconds longestMoment = 1s;
constexpr std::chrono::seconds trialLink = 60s;

} // namespace

void LinkProbe::forget()
{
    m_due = 0ms;
}

bool LinkProbe::isDue() const
{
    return !m_isLooking && m_due && *m_due <= m_clock.elapsed();
}

QCoro::Task<> LinkProbe::look(QString key, LinkMode mode, std::stop_token stop)
{
    m_isLooking = true;
    m_looked = std::stop_source{};
    const QString place = m_store.location();
    KnownStore seen = m_here.known();
    seen.publicUrl = QString::fromLatin1(m_store.publicUrl({}));
    Result<bool> opens;
    if (mode != LinkMode::Presigned) {
        opens = co_await m_store.opens(m_store.publicUrl(key), patience, stop);
        if (opens)
            seen.publicOpens = *opens;
    }
    if (!givesPublic(mode, seen.publicOpens)) {
        const Result<QByteArray> url = m_store.presignedUrl(key, trialLink);
        if (!url)
            opens = propagate(url);
        else
            opens = co_await m_store.opens(*url, patience, stop);
        if (opens)
            seen.signedOpens = *opens;
    }
    m_isLooking = false;
    if (!stop.stop_requested() && place == m_store.location()) {
        seen.linkError = opens ? std::nullopt : std::optional{opens.error()};
        m_due = opens ? std::nullopt : std::optional{m_clock.elapsed() + lookAgain};
        m_here.keep(seen);
    }
    m_looked.request_stop();
}

QCoro::Task<> LinkProbe::moment(LinkMode mode, std::stop_token stop)
{
    const KnownStore &known = m_here.known();
    const bool isKnown = known.publicOpens || known.linkError || mode == LinkMode::Presigned;
    if (!m_isLooking || isKnown)
        co_return;
    const EitherStop either{stop, m_looked.get_token()};
    co_await m_clock.sleep(longestMoment, either.token());
}

} // namespace limner
