#pragma once

#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/picture/imagecheck.h"
#include "core/picture/reducer.h"

#include <QColorSpace>
#include <QImage>
#include <QSizeF>

#include <optional>
#include <vector>

namespace limner {

//! How a picture is wanted.
struct PictureWish {
    //! The longest sides, in pixels; one picture is made for each. 0 = as large as it is, and none
    //! is ever enlarged.
    std::vector<int> edges = {0};
    ImageLimits limits = {};
    //! Pixels; of a larger picture, where less is enough, no decoder gives more than that, nor
    //! holds more in vain. JPEG XL, HEIC and WebP without loss are still held once in full while
    //! they are read: their libraries know no other way.
    qint64 mostWhole = 25'000'000;
    bool wantsDigest = false; //!< of every pixel; then it is decoded in full whatever is wanted
};

//! What came of it.
struct DecodedPictures {
    std::vector<QImage> images = {}; //!< one for each edge, none of them null
    QSize size = {};                 //!< of the whole picture as it is seen, pixels
    QByteArray digest = {};          //!< SHA-256 over its pixels, where that was wished
};

//! Where decoders put a picture, row by row: what is wanted smaller is made smaller on the way, so
//! that a large one is never held whole for it.
class PictureTarget {
public:
    explicit PictureTarget(PictureWish wish)
        : m_wish{std::move(wish)}
    {}

    [[nodiscard]] const ImageLimits &limits() const { return m_wish.limits; }
    //! Pixels that are needed at least of a picture of this size, so that what is wanted can be
    //! made well of them: twice as many along each side, or all.
    [[nodiscard]] QSize enough(QSize size) const;
    //! Whether one of this size is so large that it is not to be held whole, and need not be.
    [[nodiscard]] bool isTooMuch(QSize size) const;

    //! The same where twice as many would take too much memory: what is wanted, and no more.
    [[nodiscard]] QSize wanted(QSize size) const;

    //! A picture comes, whatever came before. `size` is what the file says, `coming` what the
    //! decoder gives of it (less when it makes it smaller itself), `exact` how much of that the
    //! picture covers where the last column or row is but a part of one; empty = all.
    //! Errors: ImageTooLarge, before anything is allocated.
    [[nodiscard]] Result<> begin(QSize size, Alpha alpha, QSize coming = {}, QSizeF exact = {});
    //! The next row, as wide as it comes; not premultiplied.
    void add(const QRgb *row);
    //! A picture of any format, with its colours; `whole` is its size where it was made smaller
    //! already. Errors: those of `begin`.
    [[nodiscard]] Result<> take(const QImage &image, QSize whole = {});
    //! What the pixels mean; unless told, they are taken for sRGB.
    void setColours(const QColorSpace &colours) { m_colours = colours; }

    //! One for each edge, once every row has come: upright, in sRGB, Format_ARGB32 where one can
    //! see through it somewhere and Format_RGB32 otherwise. Errors: Truncated when rows are
    //! missing, ImageTooLarge when there was no memory for it. `orientation` as `orientationOf`
    //! tells it.
    [[nodiscard]] Result<DecodedPictures> pictures(int orientation = 1);

private:
    [[nodiscard]] QImage finished(QImage image, int orientation) const;

    PictureWish m_wish;
    QSize m_size;
    QSize m_coming;
    Alpha m_alpha = Alpha::None;
    QRgb m_common = 0xffffffff; //!< every alpha so far, taken together bit by bit
    int m_rows = 0;
    QImage m_whole; //!< null when only smaller ones are wanted
    std::vector<Reducer> m_reducers;
    std::vector<int> m_which; //!< for each edge its reducer, -1 = the whole
    std::optional<Digest> m_digest;
    QColorSpace m_colours;
};

} // namespace limner
