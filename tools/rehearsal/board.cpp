#include "tools/rehearsal/board.h"

#include <algorithm>
#include <utility>

#include "client/request_id.h"

namespace hall::rehearsal {

namespace {

v1::WatchHallRequest scopeOf(const HallCallers::BoardDevice& device) {
  v1::WatchHallRequest request;
  request.set_view(v1::VIEW_BOARD);
  if (device.zoneId.empty()) {
    request.mutable_hall();
  } else {
    request.set_zone_id(device.zoneId);
  }
  return request;
}

bool wasShown(const std::vector<Announcement>& shown, std::uint64_t callId) {
  return std::any_of(shown.rbegin(), shown.rend(), [callId](const Announcement& one) {
    return one.callId == callId;
  });
}

}  // namespace

Board::Board(const client::Endpoint& endpoint, const HallCallers::BoardDevice& device)
    : deviceId_(device.deviceId), zoneId_(device.zoneId), client_(endpoint) {
  client_.setToken(device.token);
  client::Watcher::Callbacks callbacks;
  callbacks.onFrame = [this](const v1::WatchFrame& frame) { take(frame); };
  watcher_ = std::make_unique<client::Watcher>(client_, scopeOf(device), std::move(callbacks));
}

Board::~Board() = default;

void Board::take(const v1::WatchFrame& frame) {
  const auto& calls =
      frame.has_snapshot() ? frame.snapshot().board().calls() : frame.delta().board().calls();
  for (const v1::BoardCall& call : calls) show(call);
  if (!frame.has_snapshot()) return;
  const std::lock_guard lock(mutex_);
  live_ = true;
  changed_.notify_all();
}

void Board::show(const v1::BoardCall& call) {
  std::string fault;
  {
    const std::lock_guard lock(mutex_);
    if (wasShown(shown_, call.call_id())) return;  // a change of one that was shown
    if (!shown_.empty() && shown_.back().callId > call.call_id()) {
      fault = "board " + deviceId_ + " got call " + std::to_string(call.call_id()) + " of " +
              call.number() + " after a later one";
    }
  }
  std::string refusal = call.delivered() ? std::string() : report(call);
  const std::lock_guard lock(mutex_);
  shown_.push_back({call.call_id(), call.number(), call.counter_id(), call.ordinal()});
  for (std::string* one : {&fault, &refusal}) {
    if (!one->empty()) faults_.push_back(std::move(*one));
  }
  changed_.notify_all();
}

std::string Board::report(const v1::BoardCall& call) {
  v1::ReportDeliveredRequest request;
  request.set_request_id(client::newRequestId());
  request.set_call_id(call.call_id());
  request.set_output(v1::DELIVERY_OUTPUT_BOARD);
  request.set_result(
      call.open() ? v1::DELIVERY_RESULT_DELIVERED : v1::DELIVERY_RESULT_DROPPED_STALE
  );
  v1::ReportDeliveredResponse response;
  const auto failure = client_.call(request, response);
  if (failure.ok()) return {};
  return "board " + deviceId_ + " could not report call " + std::to_string(call.call_id()) + ": " +
         v1::Reason_Name(failure.reason()) + " " + failure.message;
}

bool Board::waitFor(std::uint64_t callId, std::chrono::milliseconds limit) const {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, limit, [&] { return wasShown(shown_, callId); });
}

bool Board::waitUntilLive(std::chrono::milliseconds limit) const {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, limit, [&] { return live_; });
}

std::vector<Announcement> Board::announcements() const {
  const std::lock_guard lock(mutex_);
  return shown_;
}

std::vector<std::string> Board::faults() const {
  const std::lock_guard lock(mutex_);
  return faults_;
}

}  // namespace hall::rehearsal
