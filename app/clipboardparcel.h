#pragma once

#include <QByteArray>

class QMimeData;

namespace limner {

//! What lies on a clipboard, as bytes that go to another process. Empty when it is more than
//! anybody should keep.
[[nodiscard]] QByteArray clipboardParcel(const QMimeData &data);
//! Its picture as PNG; empty when it has none.
[[nodiscard]] QByteArray clipboardPicture(const QMimeData &data);
//! The other way round; the caller owns it. nullptr when the bytes are no parcel, or hold nothing.
[[nodiscard]] QMimeData *unpackClipboard(const QByteArray &parcel);

} // namespace limner
