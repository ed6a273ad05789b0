#include "core/picture/pnginflater.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#ifdef LIMNER_HAS_ISAL
#include <isa-l/igzip_lib.h>
#else
#include <QByteArray>

#include <libdeflate.h>
#endif

namespace limner {

#ifdef LIMNER_HAS_ISAL

namespace {

// ISA-L 2.30 leaves the upper halves of its wide registers in use, and then everything that knows
// the narrow ones alone is two to three times as slow until somebody clears them (measured).
#if defined(__GNUC__) && defined(__x86_64__)
__attribute__((target("avx"))) void clearUpperHalves()
{
    __builtin_ia32_vzeroupper();
}

int inflated(inflate_state &state)
{
    const int result = isal_inflate(&state);
    if (__builtin_cpu_supports("avx"))
        clearUpperHalves();
    return result;
}
#else
int inflated(inflate_state &state)
{
    return isal_inflate(&state);
}
#endif

//! It may want more to go on.
bool isGood(int result)
{
    return result == ISAL_DECOMP_OK || result == ISAL_END_INPUT;
}

} // namespace

struct PngInflater::Engine {
    std::vector<QByteArrayView> pieces;
    size_t next = 0; // piece
    inflate_state state;

    //! False when there is none left.
    bool takePiece()
    {
        if (next == pieces.size())
            return false;
        const QByteArrayView piece = pieces[next++];
        // ISA-L only reads; its pointer is not const.
        state.next_in = const_cast<uchar *>(reinterpret_cast<const uchar *>(piece.data()));
        state.avail_in = static_cast<uint32_t>(
            std::min<qsizetype>(piece.size(), std::numeric_limits<qint32>::max()));
        return true;
    }
    //! Until its room is full, the content ends or there is nothing more to read.
    bool run()
    {
        int result = inflated(state);
        while (isGood(result) && state.avail_out > 0 && state.avail_in == 0 && takePiece())
            result = inflated(state);
        return isGood(result);
    }
};

PngInflater::PngInflater(std::vector<QByteArrayView> pieces, qsizetype size)
    : m_engine{new Engine} // its 100 kB of tables and window are not cleared
{
    Q_UNUSED(size)
    m_engine->pieces = std::move(pieces);
    isal_inflate_init(&m_engine->state);
    m_engine->state.crc_flag = ISAL_ZLIB; // head and checksum are read, too
    (void)m_engine->takePiece();
}

bool PngInflater::fill(uchar *to, qsizetype size)
{
    inflate_state &state = m_engine->state;
    state.next_out = to;
    state.avail_out = static_cast<uint32_t>(size);
    return m_engine->run() && state.avail_out == 0;
}

bool PngInflater::isDone()
{
    inflate_state &state = m_engine->state;
    // The end of the last block and the checksum may still be unread; one byte more is too many.
    uchar more = 0;
    state.next_out = &more;
    state.avail_out = 1;
    return m_engine->run() && state.avail_out == 1 && state.block_state == ISAL_BLOCK_FINISH &&
           state.avail_in == 0;
}

#else

struct PngInflater::Engine {
    std::vector<uchar> content;
    qsizetype read = 0;
    bool isGood = false;
};

// libdeflate has no pieces: stream and content are held whole.
PngInflater::PngInflater(std::vector<QByteArrayView> pieces, qsizetype size)
    : m_engine{new Engine}
{
    QByteArray stream;
    for (const QByteArrayView piece : pieces)
        stream.append(piece);
    m_engine->content.resize(static_cast<size_t>(size));
    libdeflate_decompressor *const engine = libdeflate_alloc_decompressor();
    if (!engine)
        return;
    size_t used = 0;
    const libdeflate_result result = libdeflate_zlib_decompress_ex(
        engine, stream.data(), static_cast<size_t>(stream.size()), m_engine->content.data(),
        m_engine->content.size(), &used, nullptr);
    libdeflate_free_decompressor(engine);
    m_engine->isGood = result == LIBDEFLATE_SUCCESS && used == static_cast<size_t>(stream.size());
}

bool PngInflater::fill(uchar *to, qsizetype size)
{
    const auto whole = static_cast<qsizetype>(m_engine->content.size());
    if (!m_engine->isGood || size > whole - m_engine->read)
        return false;
    std::memcpy(to, m_engine->content.data() + m_engine->read, static_cast<size_t>(size));
    m_engine->read += size;
    return true;
}

bool PngInflater::isDone()
{
    return m_engine->isGood && m_engine->read == static_cast<qsizetype>(m_engine->content.size());
}

#endif

PngInflater::~PngInflater() = default;

} // namespace limner
