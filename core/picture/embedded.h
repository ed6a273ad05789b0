#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QImage>
#include <QString>

#include <vector>

namespace limner {

//! Copies the picture with the packet inside (PNG, JPEG, WebP), part by part and without encoding
//! anything anew; another program's packet is kept and ours joins it. Errors: NotImplemented (the
//! format cannot carry it, it has no room, or a provenance seal would break), NotAnImage, and what
//! writing can end in; `to` may then be half there.
[[nodiscard]] Result<> embedXmp(const QString &from, const QString &to, const QByteArray &packet);
//! The same, and then makes sure that `to` decodes to the very same pixels and can be read back.
//! Since it is decoded for that, it gives the picture in these sizes, too.
[[nodiscard]] Result<std::vector<QImage>> embedChecked(const QString &from, const QString &to,
                                                       const QByteArray &packet,
                                                       const std::vector<int> &edges = {});
//! The XMP packet of a picture, at most a megabyte; empty when there is none.
[[nodiscard]] QByteArray readXmp(const QString &file);
//! The same of bytes in memory.
[[nodiscard]] QByteArray xmpIn(QByteArrayView picture);

} // namespace limner
