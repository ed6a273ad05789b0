#pragma once

#include <QObject>

#include <functional>

namespace limner {

//! While one lives, SIGHUP arrives as a call on the main thread, as often as it comes: somebody
//! wants settings to be read again, or the terminal is gone.
class HangupWatch final : public QObject {
public:
    struct Calls {
        std::function<void()> onReload = {};
        std::function<void()> onTerminalGone = {};
    };
    explicit HangupWatch(Calls calls, QObject *parent = nullptr);
    ~HangupWatch() override;
};

} // namespace limner
