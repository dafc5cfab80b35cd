#pragma once

#include <chrono>

#include "server/api/methods.h"
#include "server/engine/work.h"

namespace hall::api {

/// A reader waits this long for its position unless it set itself a shorter deadline.
inline constexpr std::chrono::seconds kReadPatience{10};

/// The position that a request asks for (`min_position`), and until when it is waited for. A caller
/// who said no deadline would else wait for ever: no event may come, and a log that was restored
/// from a backup may end before what the caller saw. A value.
class AwaitedPosition {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  /// `request` may be nullptr: an upload of no message. `deadline` is the call's.
  AwaitedPosition(
      const Methods::Entry& entry,
      const google::protobuf::Message* request,
      TimePoint deadline,
      TimePoint now = std::chrono::steady_clock::now()
  ) {
    if (entry.minPosition == nullptr || request == nullptr) return;
    wants_.value = request->GetReflection()->GetUInt64(*request, entry.minPosition);
    if (wants_.value != 0 && deadline == TimePoint::max()) until_ = now + kReadPatience;
  }

  engine::Position wants() const { return wants_; }
  bool isOver(TimePoint now) const { return now >= until_; }

 private:
  engine::Position wants_;
  TimePoint until_ = TimePoint::max();
};

}  // namespace hall::api
