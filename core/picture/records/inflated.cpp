#include "core/picture/records/inflated.h"

#include <algorithm>
#include <limits>

#include <zlib.h>

namespace limner {
namespace {

constexpr qsizetype pieceSize = 64 * 1024;
// The largest window, and whichever of the two heads is there (zlib.h, inflateInit2).
constexpr int anyHead = 15 + 32;

//! One run of zlib, which is ended whatever happens.
struct Inflater {
    z_stream stream = {};
    bool isReady = inflateInit2(&stream, anyHead) == Z_OK;

    Inflater() = default;
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;
    ~Inflater()
    {
        if (isReady)
            inflateEnd(&stream);
    }
};

} // namespace

std::optional<QByteArray> inflated(QByteArrayView packed, qsizetype most)
{
    Inflater inflater;
    if (!inflater.isReady || packed.isEmpty() || packed.size() > std::numeric_limits<int>::max())
        return std::nullopt;
    z_stream &stream = inflater.stream;
    // zlib does not write there, it has no const.
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    QByteArray out;
    QByteArray piece{pieceSize, Qt::Uninitialized};
    for (int state = Z_OK; state != Z_STREAM_END;) {
        stream.next_out = reinterpret_cast<Bytef *>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        state = inflate(&stream, Z_NO_FLUSH);
        const qsizetype made = piece.size() - stream.avail_out;
        const bool isStuck = made == 0 && stream.avail_in == 0 && state != Z_STREAM_END;
        if ((state != Z_OK && state != Z_STREAM_END) || isStuck || made > most - out.size())
            return std::nullopt;
        out.append(piece.constData(), made);
    }
    return out;
}

} // namespace limner
