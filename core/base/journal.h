#pragma once

#include <QByteArray>
#include <QString>
#include <QtGlobal>

namespace limner {

//! Whether what goes to this descriptor is read by systemd's journal. `stream` is what
//! JOURNAL_STREAM says: device and inode, since the variable outlives redirections and is inherited
//! by every program of a session.
[[nodiscard]] bool isJournal(const QByteArray &stream, int descriptor);

//! One event as the journal takes it: its priority in front, one line whatever the message holds.
//! The journal knows the time by itself.
[[nodiscard]] QByteArray journalLine(QtMsgType type, const char *category, const QString &message);

//! From now on the log tells the journal everything, where stderr leads there: for services, which
//! have no other voice. Warnings it always tells.
void tellJournalEverything();
[[nodiscard]] bool isJournalToldEverything();

} // namespace limner
