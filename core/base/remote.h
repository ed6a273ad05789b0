#pragma once

#include <QAbstractEventDispatcher>
#include <QPointer>
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

    //! Asks it something; `take` hears the answer here, unless `context`, which lives here, is gone
    //! by then. A question that is never put, because the service ends, is never answered.
    template <typename Question, typename Take>
    void ask(Question question, const QObject *context, Take take) const
    {
        using Value = std::invoke_result_t<Question, Service &>;
        if (isHere())
            return take(question(*m_service));
        struct Asked {
            QPointer<const QObject> context;
            Take take;
            std::optional<Value> answer = {};
        };
        auto asked = std::make_shared<Asked>(Asked{context, std::move(take)});
        // Answers come through an object that lives as long as this thread: the context may be
        // gone at any moment, which only this thread knows.
        tell([asked = std::move(asked), here = QAbstractEventDispatcher::instance(),
              question = std::move(question)](Service &service) mutable {
            asked->answer.emplace(question(service));
            QMetaObject::invokeMethod(
                here,
                [asked = std::move(asked)] {
                    if (asked->context)
                        asked->take(std::move(*asked->answer));
                },
                Qt::QueuedConnection);
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
