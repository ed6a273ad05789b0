#pragma once

#include <QObject>

#include <functional>

namespace limner {

//! While one lives, Ctrl+C and a polite kill arrive as a call on the GUI thread: the first time.
//! The second time the process ends at once with 130; what it was doing is durable.
class InterruptWatch final : public QObject {
public:
    explicit InterruptWatch(std::function<void()> onInterrupt, QObject *parent = nullptr);
    ~InterruptWatch() override;
};

} // namespace limner
