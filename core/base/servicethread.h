#pragma once

#include <QObject>
#include <QThread>

#include <optional>
#include <type_traits>

namespace limner {

//! A thread with an event loop, for services that may block. What it runs has to be taken down
//! there before it ends.
class ServiceThread {
public:
    explicit ServiceThread(const QString &name);
    ServiceThread(const ServiceThread &) = delete;
    ServiceThread &operator=(const ServiceThread &) = delete;
    ~ServiceThread(); //!< ends the loop and waits

    //! Runs it there and waits for it: for making and unmaking services, never on a window's way.
    template <typename Work>
    auto run(Work work) -> std::invoke_result_t<Work>
    {
        using Value = std::invoke_result_t<Work>;
        if constexpr (std::is_void_v<Value>) {
            QMetaObject::invokeMethod(
                &m_porter, [&work] { work(); }, Qt::BlockingQueuedConnection);
        } else {
            std::optional<Value> out;
            QMetaObject::invokeMethod(
                &m_porter, [&out, &work] { out.emplace(work()); }, Qt::BlockingQueuedConnection);
            return std::move(*out);
        }
    }

private:
    QThread m_thread;
    QObject m_porter; //!< lives on the thread
};

} // namespace limner
