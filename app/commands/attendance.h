#pragma once

#include <QStringList>

#include <stop_token>

namespace limner {

//! Who waits for a command's answer, as the command sees it.
class CommandClient {
public:
    CommandClient() = default;
    CommandClient(const CommandClient &) = delete;
    CommandClient &operator=(const CommandClient &) = delete;
    virtual ~CommandClient() = default;

    //! A sentence before the answer: trouble of this computer, a library that is being rebuilt.
    virtual void tell(const QString &sentence) = 0;
    //! This call made the job: if it has to be asked for again elsewhere, it is still its own.
    virtual void made(const QString &jobId) = 0;
};

//! Who waits, and how that may end. The client outlives the command.
struct Attendance {
    CommandClient &client;
    std::stop_token interrupt = {}; //!< Ctrl+C: what this call made is taken back
    std::stop_token abandon = {}; //!< this process goes away: nothing changes, nothing is answered
    //! Jobs that were open before this process began with them: some end before anyone can wait.
    QStringList leftOver = {};
};

} // namespace limner
