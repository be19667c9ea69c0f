#pragma once

namespace codong {

// SIGINT, SIGTERM and SIGHUP ask the run to stop after the band at hand; a second one ends the process at once.
void install_interrupts();
// The signal that asked, or 0.
int interrupted();

}  // namespace codong
