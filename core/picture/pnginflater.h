#pragma once

#include <QByteArrayView>

#include <memory>
#include <vector>

namespace limner {

//! The content of one zlib stream, piece by piece and in order: by ISA-L, and by libdeflate where
//! that is missing. Allocates by the size it is told, never by what the stream says.
class PngInflater {
public:
    //! The stream in the pieces it was cut into, whose bytes must outlive this; `size` is how many
    //! bytes the content has to have.
    PngInflater(std::vector<QByteArrayView> pieces, qsizetype size);
    ~PngInflater();
    PngInflater(const PngInflater &) = delete;
    PngInflater &operator=(const PngInflater &) = delete;

    //! Fills all of `to` with what comes next; false when the stream is broken or ends before.
    [[nodiscard]] bool fill(uchar *to, qsizetype size);
    //! Whether the content ends here, its checksum is right and nothing follows it.
    [[nodiscard]] bool isDone();

private:
    struct Engine;
    std::unique_ptr<Engine> m_engine;
};

} // namespace limner
