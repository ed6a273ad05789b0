#pragma once

#include "core/picture/mask.h"

#include <optional>
#include <vector>

namespace limner {

//! What was done to a mask, to undo and do it again. Holds only the pixels that changed, and no
//! more of them than `mostBytes`: the oldest steps are forgotten.
class MaskHistory {
public:
    static constexpr qint64 mostBytes = 64'000'000;

    //! Before something is done; the same pixels, no copy.
    void begin(const Mask &mask) { m_before = mask.image(); }
    //! It changed at most this, in pixels of `Mask::image`. What was undone is forgotten.
    void end(const Mask &mask, QRect changed);

    [[nodiscard]] bool canUndo() const { return m_done > 0; }
    [[nodiscard]] bool canRedo() const { return m_done < m_steps.size(); }
    //! What changed by it; empty when there was nothing to undo or to do again.
    QRect undo(Mask &mask);
    QRect redo(Mask &mask);
    [[nodiscard]] qint64 bytes() const { return m_bytes; }

private:
    struct Step {
        QPoint at;
        QImage before;
        QImage after;
        [[nodiscard]] qint64 bytes() const { return before.sizeInBytes() + after.sizeInBytes(); }
    };
    std::vector<Step> m_steps;
    size_t m_done = 0; //!< of the steps; the others were undone
    qint64 m_bytes = 0;
    QImage m_before;
};

} // namespace limner
