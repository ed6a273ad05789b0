#pragma once

#include "core/base/answer.h"

#include <QThread>

#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace limner {

//! A service that may live on another thread: nobody touches it, everybody asks. What is told to it
//! happens there in the order it was told; on its own thread it happens at once, so that tests and
//! the command line need no second one.
template <typename Service>
class Remote {
public:
    Remote(Service &service) // whoever takes one may be given the service itself
        : m_service{&service}
    {}

    //! Does something to it. Whoever tells does not wait.
    template <typename Act>
    void tell(Act act) const
    {
        Service *const service = m_service;
        if (isHere())
            act(*service);
        else
            QMetaObject::invokeMethod(
                service, [service, act = std::move(act)]() mutable { act(*service); },
                Qt::QueuedConnection);
    }

    //! Asks it something; `take` hears the answer here, unless `context` is gone by then.
    template <typename Question, typename Take>
    void ask(Question question, const QObject *context, Take take) const
    {
        using Value = std::invoke_result_t<Question, Service &>;
        if (isHere())
            return take(question(*m_service));
        // Lives here, so that whatever happens to the context, or to a question that is never put
        // because the service ends, is seen on this thread.
        std::shared_ptr<Answer> answer{new Answer, [](Answer *gone) { gone->deleteLater(); }};
        const auto value = std::make_shared<std::optional<Value>>();
        QObject::connect(answer.get(), &Answer::given, context,
                         [value, take = std::move(take)]() mutable { take(std::move(**value)); });
        tell([answer, value, question = std::move(question)](Service &service) mutable {
            value->emplace(question(service));
            Answer::give(std::move(answer));
        });
    }

    //! To connect to its signals with a context, so that they arrive on the context's thread; and
    //! for what is said of it never to change. Everything else is told or asked.
    [[nodiscard]] Service *source() const { return m_service; }

private:
    [[nodiscard]] bool isHere() const { return m_service->thread() == QThread::currentThread(); }

    Service *m_service;
};

} // namespace limner
