#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace limner {

//! The user comment of EXIF notes (a TIFF; EXIF 2.32 §4.6.5), its eight bytes of encoding first;
//! empty when there is none. Never reads outside `tiff`.
[[nodiscard]] QByteArrayView userComment(QByteArrayView tiff);

//! A text as such a comment: UTF-16, the high byte first whatever the notes' own order, as other
//! tools write and expect it.
[[nodiscard]] QByteArray unicodeComment(const QString &text);
//! The text of one that was written so; empty for other encodings.
[[nodiscard]] QString textOfComment(QByteArrayView comment);
//! Nothing but the blanks and zeros that cameras leave there.
[[nodiscard]] bool isBlankComment(QByteArrayView comment);

//! The notes with this comment in place of what they had; everything else stays byte for byte
//! where it was, since some notes (those of camera makers) say where they lie. Empty `tiff` gives
//! new notes. Nothing when they do not hold together.
[[nodiscard]] std::optional<QByteArray> withUserComment(QByteArrayView tiff,
                                                        const QByteArray &comment);

//! Notes that tell the orientation alone, 1 to 8.
[[nodiscard]] QByteArray orientationNotes(int orientation);

} // namespace limner
