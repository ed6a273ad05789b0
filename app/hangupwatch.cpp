#include "app/hangupwatch.h"

#ifdef Q_OS_UNIX
#include <QSocketNotifier>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace limner {

#ifdef Q_OS_UNIX
namespace {

// As in signals.cpp: a handler may do next to nothing.
int pipeEnds[2] = {-1, -1};

void onHangup(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(pipeEnds[1], &byte, 1);
}

} // namespace

HangupWatch::HangupWatch(Calls calls, QObject *parent)
    : QObject{parent}
{
    if (::pipe2(pipeEnds, O_CLOEXEC | O_NONBLOCK) != 0)
        return; // then a hangup ends the program, as it always did
    const bool hadTerminal = ::isatty(STDIN_FILENO) == 1;
    auto *const notifier = new QSocketNotifier{pipeEnds[0], QSocketNotifier::Read, this};
    connect(notifier, &QSocketNotifier::activated, this, [calls = std::move(calls), hadTerminal] {
        char bytes[64];
        while (::read(pipeEnds[0], bytes, sizeof bytes) > 0) {
        }
        // A terminal that was closed is none any more.
        const bool isGone = hadTerminal && ::isatty(STDIN_FILENO) != 1;
        (isGone ? calls.onTerminalGone : calls.onReload)();
    });
    struct sigaction action = {};
    action.sa_handler = onHangup;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGHUP, &action, nullptr);
}

HangupWatch::~HangupWatch()
{
    std::signal(SIGHUP, SIG_DFL);
    for (int &end : pipeEnds) {
        if (end >= 0)
            ::close(std::exchange(end, -1));
    }
}
#else
HangupWatch::HangupWatch(Calls, QObject *parent)
    : QObject{parent}
{}
HangupWatch::~HangupWatch() = default;
#endif

} // namespace limner
