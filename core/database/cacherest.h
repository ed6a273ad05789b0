#pragma once

#include <QTimer>

struct sqlite3;

namespace limner {

//! Lets go of what a connection keeps of its file once nobody has asked it for some seconds. What a
//! search read is read again with its next letter; whoever looks at pictures asks for nothing.
class CacheRest {
public:
    explicit CacheRest(sqlite3 *connection);

    //! Somebody asks. Only threads with an event loop ever rest.
    void noteUse();

private:
    void rest();

    sqlite3 *m_connection;
    QTimer m_timer;
    bool m_isUsed = false; //!< since it was started
};

} // namespace limner
