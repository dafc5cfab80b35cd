#pragma once

#include "hall/v1/kiosk_view.pb.h"
#include "hall/v1/queue.pb.h"
#include "kiosk/ui/hall_words.h"

/// What the watch says of the hall, as the values of the pages. Pure functions; `offsetSeconds` is
/// that of the hall's zone from UTC.
namespace hall::kiosk {

QueueNow queueNowOf(const v1::QueueStatus& status, int offsetSeconds);
HallNow hallNowOf(const v1::KioskSnapshot& snapshot, int offsetSeconds);

}  // namespace hall::kiosk
