#pragma once

#include "core/provider/filesender.h"

#include <QCoroTask>
#include <QDateTime>
#include <QString>

#include <map>
#include <optional>
#include <set>
#include <stop_token>

namespace limner {

class Clock;
class Sleeper;

//! Files that were sent ahead of a request, so that forty variants of one picture send it once.
//! Known as long as the program runs; one that is about to expire there is not known any more, and
//! is sent again before the create. A key names provider, account and file.
class SentFiles {
public:
    explicit SentFiles(Clock &clock);
    SentFiles(const SentFiles &) = delete;
    SentFiles &operator=(const SentFiles &) = delete;

    //! Sending one file; whoever wants the same waits until this is gone.
    class Turn {
    public:
        Turn(SentFiles &files, QString key);
        Turn(const Turn &) = delete;
        Turn &operator=(const Turn &) = delete;
        ~Turn();

    private:
        SentFiles &m_files;
        QString m_key;
    };

    //! While somebody else sends it. Comes back early when stopped.
    [[nodiscard]] QCoro::Task<> untilFree(QString key, std::stop_token stop);
    //! Where it lies, if it still does for as long as a model may need to start.
    [[nodiscard]] std::optional<QString> address(const QString &key) const;
    void note(const QString &key, const SentFile &file);

private:
    struct Known {
        QString address = {};
        QDateTime useUntil = {};
    };
    Clock &m_clock;
    std::map<QString, Known> m_files;
    std::set<QString> m_underWay;
    std::multimap<QString, Sleeper *> m_waiting; //!< each lives in the frame that waits
};

} // namespace limner
