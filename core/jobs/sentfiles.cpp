#include "core/jobs/sentfiles.h"

#include "core/base/clock.h"

#include <QCoroSignal>

using namespace std::chrono_literals;

namespace limner {
namespace {

// A model may stand in a line and start cold before it fetches what goes in.
constexpr std::chrono::milliseconds leastLife = 30min;

void forget(std::multimap<QString, Sleeper *> &waiting, const Sleeper *gone)
{
    std::erase_if(waiting, [gone](const auto &one) { return one.second == gone; });
}

} // namespace

SentFiles::SentFiles(Clock &clock)
    : m_clock{clock}
{}

SentFiles::Turn::Turn(SentFiles &files, QString key)
    : m_files{files}
    , m_key{std::move(key)}
{
    m_files.m_underWay.insert(m_key);
}

SentFiles::Turn::~Turn()
{
    m_files.m_underWay.erase(m_key);
    const auto [from, to] = m_files.m_waiting.equal_range(m_key);
    for (auto waiting = from; waiting != to; ++waiting)
        waiting->second->finish();
    m_files.m_waiting.erase(from, to);
}

QCoro::Task<> SentFiles::untilFree(QString key, std::stop_token stop)
{
    while (m_underWay.contains(key) && !stop.stop_requested()) {
        Sleeper free;
        m_waiting.emplace(key, &free);
        const std::stop_callback onStop{stop, [target = &free] { target->finish(); }};
        co_await qCoro(&free, &Sleeper::done);
        // Stopped: nobody may wake what is about to go.
        forget(m_waiting, &free);
    }
}

std::optional<QString> SentFiles::address(const QString &key) const
{
    const auto found = m_files.find(key);
    const bool isAlive = found != m_files.end() && m_clock.now() < found->second.useUntil;
    return isAlive ? std::optional{found->second.address} : std::nullopt;
}

void SentFiles::note(const QString &key, const SentFile &file)
{
    const std::chrono::milliseconds use = file.lifetime - leastLife;
    m_files[key] = {.address = file.address, .useUntil = m_clock.now().addMSecs(use.count())};
}

} // namespace limner
