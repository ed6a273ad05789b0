#pragma once

#include <QObject>

#include <memory>
#include <utility>

namespace limner {

//! Hears one answer, on the thread that asked.
class Answer final : public QObject {
    Q_OBJECT
public:
    //! From any thread, once. It lives until it was heard, or until nobody is left to hear it.
    static void give(std::shared_ptr<Answer> answer)
    {
        Answer *const here = answer.get();
        QMetaObject::invokeMethod(
            here, [answer = std::move(answer)] { emit answer->given(); }, Qt::QueuedConnection);
    }

signals:
    void given();
};

} // namespace limner
