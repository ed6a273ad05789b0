#pragma once

#include "core/picture/embeddedrecord.h"

#include <QSize>
#include <QStringView>

namespace limner {

//! The request as the text that most tools for artists read (the form comes from A1111): the
//! prompt, the negative one, and a last line of settings. `size` is the picture's. That line always
//! has the size, the model and the version, and the seed where one is known: fewer than three pairs
//! would be taken for a part of the prompt. The same record gives the same text, always. What the
//! form cannot hold (NUL, other control characters, halves of characters) is blank in it; the
//! record beside it is exact.
[[nodiscard]] QString a1111Text(const EmbeddedRecord &record, QSize size);

//! Whether this text was written here.
[[nodiscard]] bool isOurA1111Text(QStringView text);

} // namespace limner
