#pragma once

#include <string_view>

namespace hall::app {

/// Tells systemd how the service does, where it runs the server; elsewhere does nothing.
void tellSystemd(std::string_view state);  ///< "READY=1", "STOPPING=1", "WATCHDOG=1"

}  // namespace hall::app
