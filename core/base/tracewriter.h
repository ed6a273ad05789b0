#pragma once

#include <QByteArray>
#include <QFile>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace limner::trace {

//! Writes lines to a file on a thread of its own, in the order in which they came: a disk that is
//! busy with something else holds nobody up, least of all the window that is being measured.
class TraceWriter {
public:
    TraceWriter() = default;
    TraceWriter(const TraceWriter &) = delete;
    TraceWriter &operator=(const TraceWriter &) = delete;
    ~TraceWriter(); //!< what is left is written first

    //! Once. False when the file cannot be written.
    [[nodiscard]] bool open(const QString &path);
    //! Any thread. A process that is killed loses what came in its last moment.
    void put(const QByteArray &line);
    //! Returns when the file has all that was put before.
    void drain();

private:
    void work(const std::stop_token &stop);

    QFile m_file;
    std::mutex m_mutex;
    std::condition_variable_any m_came;
    std::condition_variable m_written;
    QByteArray m_waiting;
    bool m_isWriting = false;
    bool m_isHurried = false; //!< somebody waits for the file
    std::jthread m_thread; //!< last, so that it ends first
};

} // namespace limner::trace
