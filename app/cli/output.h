#pragma once

#include <QByteArray>
#include <QString>

namespace limner {

//! Where a command's words go: its answer to stdout, everything else to stderr. Nothing that
//! anybody wrote moves the terminal: see `visibleText`.
class Output {
public:
    void text(const QString &text);
    void json(const QByteArray &json);
    //! One line to stderr.
    void err(const QString &line);
    //! An answer could not be written, which has been said.
    [[nodiscard]] bool isBroken() const { return m_isBroken; }

private:
    void out(const QByteArray &bytes);
    bool m_isBroken = false;
};

} // namespace limner
