#include "app/signals.h"

#ifdef Q_OS_UNIX
#include <QSocketNotifier>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace limner {

#ifdef Q_OS_UNIX
namespace {

// A signal handler may do next to nothing: it writes one byte to a pipe the event loop reads.
int pipeEnds[2] = {-1, -1};
volatile std::sig_atomic_t interrupts = 0;

void onSignal(int)
{
    interrupts = interrupts + 1;
    if (interrupts > 1)
        ::_exit(130);
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(pipeEnds[1], &byte, 1);
}

} // namespace

InterruptWatch::InterruptWatch(std::function<void()> onInterrupt, QObject *parent)
    : QObject{parent}
{
    if (::pipe2(pipeEnds, O_CLOEXEC | O_NONBLOCK) != 0)
        return; // then Ctrl+C ends the program the plain way, which is safe too
    auto *const notifier = new QSocketNotifier{pipeEnds[0], QSocketNotifier::Read, this};
    connect(notifier, &QSocketNotifier::activated, this, [notifier, call = std::move(onInterrupt)] {
        notifier->setEnabled(false);
        call();
    });
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

InterruptWatch::~InterruptWatch()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    for (int &end : pipeEnds) {
        if (end >= 0)
            ::close(std::exchange(end, -1));
    }
}
#else
InterruptWatch::InterruptWatch(std::function<void()>, QObject *parent)
    : QObject{parent}
{}
InterruptWatch::~InterruptWatch() = default;
#endif

} // namespace limner
