#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace codong::reading {

// Runs a program found on PATH, without a shell, and returns what it writes to its standard output. Its locale is C,
// its errors go nowhere. readback/no-program when it cannot be started, readback/program-failed when it does not end
// with 0.
Result<std::string> run_program(const std::vector<std::string>& arguments);

}  // namespace codong::reading
