#pragma once

#include <QByteArray>
#include <QString>

namespace limner {

//! Where a command's words go: its answer to stdout, everything else to stderr.
class Output {
public:
    void out(const QByteArray &text);
    //! One line.
    void err(const QString &line);
};

} // namespace limner
