#include "core/net/inflater.h"

#include <zlib.h>

#include <algorithm>

namespace limner {
namespace {

constexpr int anyHeader = 32 + MAX_WBITS; // gzip and zlib, told by their first bytes
constexpr qsizetype step = 256 << 10;

} // namespace

Inflater::Inflater()
    : m_stream{std::make_unique<z_stream_s>()}
{
    inflateInit2(m_stream.get(), anyHeader);
}

Inflater::~Inflater()
{
    inflateEnd(m_stream.get());
}

bool Inflater::knows(const QByteArray &coding)
{
    const QByteArray name = coding.trimmed().toLower();
    return name == "gzip" || name == "x-gzip" || name == "deflate";
}

Result<QByteArray> Inflater::add(QByteArrayView packed, qint64 limit)
{
    QByteArray out;
    // zlib does not write to its input, whatever the type says.
    m_stream->next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data()));
    m_stream->avail_in = static_cast<uInt>(packed.size());
    while (m_stream->avail_in > 0 && !m_isWhole) {
        const qsizetype before = out.size();
        out.resize(before + step);
        m_stream->next_out = reinterpret_cast<Bytef *>(out.data() + before);
        m_stream->avail_out = static_cast<uInt>(step);
        const int code = inflate(m_stream.get(), Z_NO_FLUSH);
        out.resize(out.size() - static_cast<qsizetype>(m_stream->avail_out));
        if (out.size() > limit)
            return fail(ErrorKind::TooLarge, QStringLiteral("more than %1 bytes").arg(limit));
        if (code == Z_STREAM_END)
            m_isWhole = true;
        else if (code != Z_OK && code != Z_BUF_ERROR)
            return fail(ErrorKind::InvalidAnswer,
                        QStringLiteral("the body is not packed as it says"));
    }
    return out;
}

} // namespace limner
