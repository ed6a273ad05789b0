#pragma once

#include <QImage>

#include <memory>

namespace limner {

//! Memory for pictures that come and go by the hundred: what one gives back the next one takes,
//! where the system would clear every page of it anew. For any thread.
class PixelPool {
public:
    //! Keeps at most so many bytes that no picture uses.
    explicit PixelPool(qsizetype spare);

    //! Format_RGB32 with whatever was in it; null when there is no memory. The memory goes back
    //! with its last copy, which may outlive the pool.
    [[nodiscard]] QImage image(QSize size);

private:
    class Shelf;
    std::shared_ptr<Shelf> m_shelf;
};

} // namespace limner
