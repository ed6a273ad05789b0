#include "core/sandbox/hugebase64.h"

#include <memory>

namespace limner {

namespace {

constexpr qint64 onePiece = 64 << 10; // of four, so that base64 goes on as it is

struct Left {
    QByteArray begin = {};
    qint64 filler = 0;
    QByteArray tail = {};
};

} // namespace

void appendHugeBase64(ServedReply &reply, QByteArray picture, qint64 bytes, const QByteArray &tail)
{
    // Whole groups of three bytes leave no `=` in the middle.
    picture.append(QByteArray((3 - picture.size() % 3) % 3, '\0'));
    auto left = std::make_shared<Left>();
    left->begin = picture.toBase64();
    left->filler = std::max<qint64>(0, bytes - left->begin.size()) / 4 * 4;
    left->tail = tail;
    reply.sourceBytes = left->begin.size() + left->filler + tail.size();
    reply.source = [left]() -> QByteArray {
        if (!left->begin.isEmpty())
            return std::exchange(left->begin, {});
        const qint64 size = std::min(onePiece, left->filler);
        left->filler -= size;
        return size > 0 ? QByteArray(size, 'A') : std::exchange(left->tail, {});
    };
}

} // namespace limner
