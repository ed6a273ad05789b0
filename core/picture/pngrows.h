#pragma once

#include <QRgb>

#include <array>
#include <vector>

namespace limner {

//! Takes back the filters of a PNG of 8 bits a channel (PNG 1.2 §6) and gives pixels, up to four
//! rows at a time: each row runs one pixel behind the one above it, so that all four are worked on
//! at once, whatever their filters.
class PngRows {
public:
    static constexpr int atOnce = 4;
    //! What `add` may read behind its last row.
    static constexpr int readBehind = 4;

    //! `channels` is 3 (RGB) or 4 (RGBA); `width` is at least 1.
    PngRows(int width, int channels);

    //! Bytes of a filtered row: its filter and its channels.
    [[nodiscard]] qsizetype stride() const { return 1 + qsizetype{m_width} * m_channels; }
    //! The next 1 to `atOnce` rows; `raw` holds them one behind the other. False when there is a
    //! filter that nobody knows.
    [[nodiscard]] bool add(const uchar *raw, int rows);
    //! The pixels of one of the rows of the last `add`, opaque where there is no alpha channel.
    [[nodiscard]] const QRgb *row(int index) const
    {
        return m_rows[static_cast<size_t>(index)].data();
    }

private:
    int m_width;
    int m_channels;
    std::vector<QRgb> m_above; //!< the last row of the `add` before
    std::array<std::vector<QRgb>, atOnce> m_rows;
    int m_filled = 0; //!< how many of them the last `add` filled
};

} // namespace limner
