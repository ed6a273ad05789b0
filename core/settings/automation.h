#pragma once

#include <QString>

namespace limner {

//! What a person chose for other programs: who may ask over HTTP while the window is open, and who
//! is told what happens.
struct Automation {
    bool door = false;
    QString doorAddress = QStringLiteral("127.0.0.1");
    int doorPort = 8420;        //!< 1 to 65535
    QString doorOutside = {};   //!< the address of a server in front of it; may be empty
    QString doorOrigins = {};   //!< pages that may call: addresses with commas between them
    QString notifyUrl = {};     //!< is called when something happened; empty = nobody
    bool notifyPrivate = false; //!< it may lie in a private network
    QString webhookUrl = {};    //!< where providers tell that a job has ended; leads to the door
    bool operator==(const Automation &) const = default;
};

//! A group of `settings.ini`. Values out of range become defaults.
[[nodiscard]] Automation loadAutomation(const QString &file);
//! The rest of the file stays. False when it could not be written.
[[nodiscard]] bool saveAutomation(const Automation &automation, const QString &file);

} // namespace limner
