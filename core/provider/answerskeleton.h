#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace limner {

//! JSON text as it passes by, with the name of its piece in place of every text over 8 KiB.
class AnswerSkeleton {
public:
    //! The next bytes. TooLarge when more than 16 MiB would be left without the long texts.
    [[nodiscard]] Result<> add(QByteArrayView bytes);
    //! Everything that was opened has been closed.
    [[nodiscard]] bool isWhole() const
    {
        return !m_inText && m_open.isEmpty() && !m_text.isEmpty();
    }
    //! The text so far; of one that is not whole, up to its last whole value, and closed there.
    [[nodiscard]] QByteArray closed() const;

private:
    void takeInside(char c);
    void takeOutside(char c);
    void endText();
    void markSafe();

    QByteArray m_text;
    QByteArray m_open;          //!< the brackets that are open, outermost first
    bool m_inText = false;      //!< between two quotes
    bool m_isEscaped = false;   //!< behind a backslash
    bool m_isValue = true;      //!< the next text is a value, not a name
    bool m_isLong = false;      //!< the text under way is no longer kept
    qint64 m_at = 0;            //!< bytes seen
    qint64 m_textBegan = 0;     //!< where the text under way began in the answer
    qsizetype m_keptFrom = 0;   //!< and in `m_text`
    qsizetype m_safeLength = 0; //!< up to here the values are whole
    QByteArray m_safeOpen;      //!< and these brackets were open
};

} // namespace limner
