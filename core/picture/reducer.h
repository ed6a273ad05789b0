#pragma once

#include <QImage>
#include <QSizeF>

#include <vector>

namespace limner {

//! Whether a picture has an alpha channel, which is not premultiplied.
enum class Alpha { None, Straight };

//! Makes a picture smaller while its rows come in: whole blocks are averaged down to about twice
//! the size wanted, then Lanczos with three lobes does the rest, each direction by itself. Colours
//! that nobody sees (alpha 0) stain none of their neighbours. Holds a few rows, never a picture.
class Reducer {
public:
    //! From `from` to `to` pixels, neither empty. `exact` is how much of `from` the picture covers
    //! where its last column or row is but a part of one; empty = all of it.
    Reducer(QSize from, QSize to, Alpha alpha, QSizeF exact = {});

    //! The next row, `from.width()` pixels. More than there are is nothing.
    void add(const QRgb *row);
    //! Complete once all rows have come; null when there was no memory for it. RGB32, or ARGB32.
    [[nodiscard]] QImage image() const { return m_image; }

private:
    //! One direction: how many pixels make a block, and which blocks make a pixel.
    struct Axis {
        Axis(int from, int to, double exact);

        int block = 1;
        int blocks = 0;
        int taps = 0;               //!< blocks that make a pixel
        std::vector<int> first;     //!< for each pixel
        std::vector<float> weights; //!< `taps` for each pixel
    };

    void finishBlocks();
    void write(int y);
    [[nodiscard]] float *line(int row);

    QSize m_from;
    Alpha m_alpha;
    Axis m_across;
    Axis m_down;
    QImage m_image;
    std::vector<quint16> m_sums; //!< of each column and channel, over the rows of a block
    std::vector<float> m_blocks; //!< one row of averages
    size_t m_stride = 0;         //!< floats of a narrow row
    std::vector<float> m_lines;  //!< a ring of narrow rows
    std::vector<QRgb> m_premultiplied;
    int m_rows = 0;      //!< that came
    int m_blockRows = 0; //!< that are in the ring, or were
    int m_inBlock = 0;   //!< rows in `m_sums`
    int m_written = 0;   //!< rows of `m_image`
};

//! A whole picture made smaller the same way; itself when it is not larger than that.
[[nodiscard]] QImage reduced(const QImage &image, QSize size);

} // namespace limner
