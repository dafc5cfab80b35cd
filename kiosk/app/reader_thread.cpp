#include "kiosk/app/reader_thread.h"

#include <utility>

namespace hall::kiosk {

namespace {
constexpr unsigned long kLookAgainMs = 500;
}

ReaderThread::ReaderThread(std::unique_ptr<terminal::ByteLink> link, QObject* parent)
    : QThread(parent), reader_(std::move(link)) {
  start();
}

ReaderThread::~ReaderThread() {
  stopping_ = true;
  wait();
}

/// `take` waits at most 50 ms for a device that is there; one that is not is looked for now and
/// then.
void ReaderThread::run() {
  bool there = true;
  while (!stopping_) {
    if (const auto reading = reader_.take()) Q_EMIT cardRead(reading->number, reading->name);
    if (!reader_.isThere()) msleep(kLookAgainMs);
    if (reader_.isThere() == there) continue;
    there = !there;
    Q_EMIT thereChanged(there);
  }
}

}  // namespace hall::kiosk
