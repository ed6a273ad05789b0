#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <memory>

struct z_stream_s;

namespace limner {

//! Unpacks a body that a server packed although nobody asked it to (`Content-Encoding: gzip` or
//! `deflate`), as it comes.
class Inflater {
public:
    Inflater();
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;
    ~Inflater();

    //! Whether a `Content-Encoding` names what this unpacks.
    [[nodiscard]] static bool knows(const QByteArray &coding);
    //! What this part of the body holds, at most `limit` bytes. InvalidAnswer when it is not packed
    //! as announced, TooLarge beyond the limit.
    [[nodiscard]] Result<QByteArray> add(QByteArrayView packed, qint64 limit);
    //! The packed body came to its own end.
    [[nodiscard]] bool isWhole() const { return m_isWhole; }

private:
    std::unique_ptr<z_stream_s> m_stream;
    bool m_isWhole = false;
};

} // namespace limner
