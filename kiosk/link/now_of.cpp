#include "kiosk/link/now_of.h"

#include "terminal/link/words_of.h"

namespace hall::kiosk {

using terminal::hallTime;
using terminal::plainLines;
using terminal::plainText;
using terminal::waitOf;

QueueNow queueNowOf(const v1::QueueStatus& status, int offsetSeconds) {
  QueueNow now;
  now.issuing = status.issuing();
  if (status.has_open_time()) now.opens = hallTime(status.open_time(), offsetSeconds);
  now.waiting = static_cast<int>(status.waiting_count());
  now.openCounters = static_cast<int>(status.open_counters());
  now.wait = waitOf(status.has_wait(), status.wait());
  return now;
}

HallNow hallNowOf(const v1::KioskSnapshot& snapshot, int offsetSeconds) {
  const v1::HallStatus& hall = snapshot.hall();
  HallNow now;
  now.rehearsal = hall.rehearsal();
  now.suspended = hall.suspended();
  now.suspensionText = plainLines(hall.suspension_text());
  now.inSession = hall.in_session();
  if (hall.has_open_time()) now.opens = hallTime(hall.open_time(), offsetSeconds);
  for (const v1::HallBroadcast& one : hall.broadcasts()) now.broadcasts << plainText(one.text());
  now.catalogueVersion = hall.catalogue_version();
  for (const v1::QueueStatus& queue : snapshot.queues()) {
    now.queues.insert(plainText(queue.queue_id()), queueNowOf(queue, offsetSeconds));
  }
  return now;
}

}  // namespace hall::kiosk
