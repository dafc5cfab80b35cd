#include "server/app/systemd_notice.h"

#include <systemd/sd-daemon.h>

#include <string>

namespace hall::app {

void tellSystemd(std::string_view state) {
  sd_notify(0, std::string(state).c_str());
}

}  // namespace hall::app
