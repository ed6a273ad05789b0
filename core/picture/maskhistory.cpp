#include "core/picture/maskhistory.h"

#include <utility>

namespace limner {

void MaskHistory::end(const Mask &mask, QRect changed)
{
    const QImage before = std::exchange(m_before, {});
    if (before.isNull() || changed.isEmpty())
        return;
    while (m_steps.size() > m_done) {
        m_bytes -= m_steps.back().bytes();
        m_steps.pop_back();
    }
    m_steps.push_back({changed.topLeft(), before.copy(changed), mask.image().copy(changed)});
    m_bytes += m_steps.back().bytes();
    while (m_bytes > mostBytes && m_steps.size() > 1) {
        m_bytes -= m_steps.front().bytes();
        m_steps.erase(m_steps.begin());
    }
    m_done = m_steps.size();
}

QRect MaskHistory::undo(Mask &mask)
{
    if (!canUndo())
        return {};
    const Step &step = m_steps[--m_done];
    mask.restore(step.at, step.before);
    return {step.at, step.before.size()};
}

QRect MaskHistory::redo(Mask &mask)
{
    if (!canRedo())
        return {};
    const Step &step = m_steps[m_done++];
    mask.restore(step.at, step.after);
    return {step.at, step.after.size()};
}

} // namespace limner
