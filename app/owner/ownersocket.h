#pragma once

#include <QLocalSocket>
#include <QString>
#include <QStringList>

namespace limner {

//! Where the owner of a library may listen, the best place first: folders that only this user can
//! enter, so that nobody else can stand in the door. The runtime directory, as the environment
//! names it or as the system makes it, else a folder of our own below the temporary one. A command
//! that was started without a session looks at all of them. Short, and the same for every spelling
//! of the library's folder.
[[nodiscard]] QStringList ownerSockets(const QString &libraryFolder);

//! The process at the other end runs for the same user. On systems that do not tell, true: there
//! the folder, or the rights of the pipe, stand alone.
[[nodiscard]] bool isSameUser(const QLocalSocket &socket);

} // namespace limner
