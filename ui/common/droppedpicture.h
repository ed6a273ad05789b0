#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QStringList>

class QMimeData;

namespace limner {

//! One way to come by a picture that was dropped or pasted.
struct PictureSource {
    enum class Kind {
        Artwork, //!< of this library: `artwork`
        File,    //!< of this computer: `place` is its path. It may be gone in a moment
        Address, //!< `place` is its http(s) address
        Bytes,   //!< the encoded picture
        Pixels   //!< only pixels, which have to be encoded
    };
    Kind kind = Kind::File;
    qint64 artwork = 0;
    QString place = {};
    QByteArray bytes = {};
    QImage pixels = {};
    QString name = {}; //!< what it was called where it came from; may be empty

    bool operator==(const PictureSource &) const = default;
};

//! One picture, and every way to come by it, best first: the file or the address that holds the
//! original before data that another program wrote anew for the drop.
using DroppedPicture = QList<PictureSource>;

//! What a drop or the clipboard holds for an input.
struct PictureOffer {
    QList<DroppedPicture> pictures = {};
    bool isTooLarge = false; //!< something was left out because it is larger than the limit
};

//! The type under which the gallery offers its pictures: their ids, one a line.
inline constexpr const char *artworkMimeType = "application/x-limner-artwork";
//! How many pictures of one drop are looked at; the rest is left out.
inline constexpr int mostDropped = 50;

//! Whether there may be a picture, by the formats alone: nothing is asked of the source. Plain text
//! does not count, so that words can still be dropped into a prompt.
[[nodiscard]] bool mayOfferPicture(const QMimeData &data);

//! Looks at what is offered. Whatever a web page put there is hostile: of a drop that came from a
//! browser, only files in the temporary folder (where browsers put the picture) are taken, never
//! others of this computer. `isOwn`: it was dragged from this very program, so that its artworks
//! are ours. Data above `most` bytes is left out. Takes what data there is, decodes no picture.
[[nodiscard]] PictureOffer picturesIn(const QMimeData &data, bool isOwn, qint64 most);

//! Files and folders of this computer that are offered; of a drop that came from a browser only
//! those that `picturesIn` would take.
[[nodiscard]] QStringList filesIn(const QMimeData &data);

//! An address, a path or picture data in a line that somebody typed or pasted; nothing when it is
//! neither.
[[nodiscard]] DroppedPicture pictureInText(const QString &text, qint64 most);

} // namespace limner
