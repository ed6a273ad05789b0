#pragma once

#include <QObject>

namespace limner {

//! Hears one answer, on the thread that asked.
class Answer final : public QObject {
    Q_OBJECT
public:
    //! May be called from any thread, once.
    void give() { QMetaObject::invokeMethod(this, &Answer::given, Qt::QueuedConnection); }

signals:
    void given();
};

} // namespace limner
