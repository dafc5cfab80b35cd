#include "kiosk/ui/hall_words.h"

#include <algorithm>

namespace hall::kiosk {

bool HallNow::isIssuing() const {
  return std::any_of(queues.cbegin(), queues.cend(), [](const QueueNow& queue) {
    return queue.issuing;
  });
}

}  // namespace hall::kiosk
