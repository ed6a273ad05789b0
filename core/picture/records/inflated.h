#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace limner {

//! The content of a zlib or gzip stream. Nothing when it is broken, cut off, or longer than `most`
//! bytes: a bomb costs no more than that.
[[nodiscard]] std::optional<QByteArray> inflated(QByteArrayView packed, qsizetype most);

} // namespace limner
