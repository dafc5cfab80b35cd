#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

#include "tools/hallctl/command_line.h"
#include "tools/hallctl/exit_code.h"

/// Exit codes: tools/hallctl/exit_code.h.
int main(int argc, char** argv) {
  // gRPC's own lines about broken connections say nothing that hallctl does not say better.
  setenv("GRPC_VERBOSITY", "NONE", 0);
  try {
    return hall::hallctl::runCommandLine(std::vector<std::string>(argv + 1, argv + argc));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "hallctl: %s\n", error.what());
    return static_cast<int>(hall::hallctl::ExitCode::Refused);
  }
}
