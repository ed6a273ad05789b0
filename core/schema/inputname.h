#pragma once

#include "core/base/json.h"

#include <functional>
#include <optional>

namespace limner {

//! How parameters name a file that goes in: "input:" and the SHA-256 of its bytes, 64 hex digits.
[[nodiscard]] QString inputName(const QByteArray &sha256Hex);
[[nodiscard]] bool isInputName(const QString &text);
//! The digits of such a name.
[[nodiscard]] QString digestOf(const QString &inputName);

//! Bytes in the text itself: `data:image/png;base64,…`
[[nodiscard]] bool isInlineFile(const QString &text);
//! Those bytes; nothing where the text is no such file, or not what it says.
[[nodiscard]] std::optional<QByteArray> inlineBytes(const QString &text);

//! Every text in the value, however deep; what the visitor changes is changed in place.
void forEachText(Json &value, const std::function<void(Json &text)> &visit);
//! The named inputs in the value, each once.
[[nodiscard]] QStringList inputNamesIn(const Json &value);

} // namespace limner
