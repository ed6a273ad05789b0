#include "core/picture/pixelpool.h"

#include <algorithm>
#include <cstdlib>
#include <mutex>
#include <vector>

namespace limner {
namespace {

struct Free {
    void operator()(uchar *bytes) const { std::free(bytes); }
};

struct Block {
    std::unique_ptr<uchar, Free> bytes = {};
    qsizetype size = 0;
};

// Pictures of one edge differ in the other: in blocks of one size they find each other's.
constexpr qsizetype step = 256 * 1024;

} // namespace

//! What nobody uses.
class PixelPool::Shelf {
public:
    explicit Shelf(qsizetype most)
        : m_most{most}
    {}

    Block take(qsizetype size)
    {
        {
            const std::lock_guard lock{m_mutex};
            const auto found = std::find_if(m_blocks.begin(), m_blocks.end(),
                                            [size](const Block &one) { return one.size == size; });
            if (found != m_blocks.end()) {
                Block block = std::move(*found);
                m_blocks.erase(found);
                m_held -= size;
                return block;
            }
        }
        return {.bytes = std::unique_ptr<uchar, Free>{static_cast<uchar *>(
                    std::malloc(static_cast<size_t>(size)))},
                .size = size};
    }

    void giveBack(Block block)
    {
        const std::lock_guard lock{m_mutex};
        if (m_held + block.size > m_most)
            return;
        m_held += block.size;
        m_blocks.push_back(std::move(block));
    }

private:
    const qsizetype m_most;
    std::mutex m_mutex;
    std::vector<Block> m_blocks;
    qsizetype m_held = 0;
};

PixelPool::PixelPool(qsizetype spare)
    : m_shelf{std::make_shared<Shelf>(spare)}
{}

QImage PixelPool::image(QSize size)
{
    struct Loan {
        std::shared_ptr<Shelf> shelf;
        Block block;
    };
    constexpr qsizetype pixel = 4;
    const qsizetype needed = qsizetype{size.width()} * size.height() * pixel;
    if (size.isEmpty())
        return {};
    Block block = m_shelf->take((needed + step - 1) / step * step);
    if (!block.bytes)
        return {};
    uchar *const bytes = block.bytes.get();
    auto *const loan = new Loan{m_shelf, std::move(block)};
    const auto giveBack = [](void *given) {
        const std::unique_ptr<Loan> back{static_cast<Loan *>(given)};
        back->shelf->giveBack(std::move(back->block));
    };
    return QImage{bytes,    size.width(), size.height(), size.width() * pixel, QImage::Format_RGB32,
                  giveBack, loan};
}

} // namespace limner
