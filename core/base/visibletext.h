#pragma once

#include <QByteArray>
#include <QString>

namespace limner {

//! For a terminal: control characters and those that turn the direction of a text become visible,
//! `\x1b`, `\u202e`. Line feeds and tabs stay. Whoever wrote a prompt or an error's words must not
//! move the cursor, set the clipboard or hide what follows.
[[nodiscard]] QString visibleText(const QString &text);

//! The same for JSON on its way to a terminal: `\u001b`, which means to a reader what stood there.
[[nodiscard]] QByteArray visibleJson(const QByteArray &json);

} // namespace limner
