#include "core/base/stallwatch.h"

#include <QMetaEnum>
#include <QObject>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

QString nameOf(QEvent::Type type)
{
    const char *const name = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
    return name ? QString::fromLatin1(name) : QString::number(static_cast<int>(type));
}

} // namespace

void StallWatch::begin(const QObject &receiver, QEvent::Type type)
{
    if (m_depth++ > 0)
        return; // a part of the outer one
    m_began = m_clock.elapsed();
    m_receiver = receiver.metaObject()->className();
    m_type = type;
}

void StallWatch::end()
{
    if (--m_depth > 0)
        return;
    const std::chrono::milliseconds took = m_clock.elapsed() - m_began;
    m_busy += took;
    if (took <= m_longest)
        return;
    m_longest = took;
    m_longestReceiver = m_receiver;
    m_longestType = m_type;
}

std::optional<Stall> StallWatch::turn(const trace::Timed &span)
{
    if (m_depth > 0)
        return std::nullopt; // somebody turns the loop inside an event
    const std::chrono::milliseconds busy = std::exchange(m_busy, 0ms);
    const std::chrono::milliseconds longest = std::exchange(m_longest, 0ms);
    if (busy <= limit)
        return std::nullopt;
    Stall stall{
        .duration = busy,
        .what = u"%1 %2, %3 ms"_s.arg(QLatin1StringView{m_longestReceiver}, nameOf(m_longestType))
                    .arg(longest.count())};
    if (span.name)
        stall.what +=
            u"; %1, %2 ms"_s.arg(QLatin1StringView{span.name})
                .arg(std::chrono::round<std::chrono::milliseconds>(span.duration).count());
    return stall;
}

} // namespace limner
