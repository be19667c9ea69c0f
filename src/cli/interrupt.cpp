#include "cli/interrupt.h"

#include <csignal>
#include <initializer_list>

namespace codong {
namespace {

volatile std::sig_atomic_t g_signal = 0;  // the one global: a signal handler can reach nothing else

void remember(int signal) {
    if (g_signal != 0) {
        std::signal(signal, SIG_DFL);
        std::raise(signal);
    }
    g_signal = signal;
}

}  // namespace

void install_interrupts() {
    struct sigaction action = {};
    action.sa_handler = remember;
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaction(signal, &action, nullptr);
    // Writing past a size limit or into a closed pipe is an error of the write, not a death.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

int interrupted() {
    return g_signal;
}

}  // namespace codong
