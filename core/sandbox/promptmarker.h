#pragma once

#include <QString>

#include <optional>

namespace limner {

//! What a prompt asks a simulated provider to do: the text after `[[name:` up to `]]`; empty text
//! for `[[name]]`; nothing when absent.
[[nodiscard]] std::optional<QString> promptMarker(const QString &prompt, QLatin1StringView name);

} // namespace limner
