#pragma once

#include <QByteArray>

namespace limner {

//! A small PNG whose pixels are 30000 x 30000: 0.9 GB to whoever decodes it unasked. Really
//! decodable.
[[nodiscard]] QByteArray bombPng();

//! The given PNG, followed by rubbish up to 300 MB.
[[nodiscard]] QByteArray hugePng(QByteArray png);

} // namespace limner
