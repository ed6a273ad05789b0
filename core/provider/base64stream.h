#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace limner {

//! Decodes base64 as it stands between the quotes of a JSON text, a part at a time: with `\/` and
//! `\u002b` for what is meant, behind `data:…;base64,`, with the letters for addresses, too.
class Base64Stream {
public:
    //! What these characters complete. NotAnImage when they are no base64.
    [[nodiscard]] Result<QByteArray> add(const QByteArray &text);
    //! The same with the last of them.
    [[nodiscard]] Result<QByteArray> finish(const QByteArray &text);

private:
    void unescape(const QByteArray &text);
    void take(char c);
    [[nodiscard]] bool skipPrefix(bool isLast);
    [[nodiscard]] Result<QByteArray> decode(qsizetype length);

    QByteArray m_clean;    //!< letters not yet decoded
    QByteArray m_escape;   //!< a backslash and what belongs to it, as far as it was seen
    bool m_isPast = false; //!< the prefix, if there is one
};

} // namespace limner
