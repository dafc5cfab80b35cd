#include "server/api/view_frames.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "hall/v1/watch_service.pb.h"
#include "server/api/wire.h"
#include "server/api/wire_bytes.h"

namespace hall::api {

namespace {

/// How an entity stands in a frame.
enum class Form {
  Message,
  Optional,  ///< a message; no bytes: there is none, which a delta tells by an empty one
  List,      ///< a whole list (views.h, appendElement); a delta marks that it replaces
  Flag       ///< views.h, flag
};

struct EntityRow {
  std::string_view kind;  ///< of the key
  int inSnapshot = 0;
  int inDelta = 0;
  int removed = 0;        ///< of the delta: ids that are gone; 0: it never goes alone
  bool isNumber = false;  ///< its ids are numbers
  Form form = Form::Message;
  int replaced = 0;  ///< List: of the delta, that it is meant
};

using Rows = std::span<const EntityRow>;

constexpr EntityRow kBoard[] = {
    {"call",
     v1::BoardSnapshot::kCallsFieldNumber,
     v1::BoardDelta::kCallsFieldNumber,
     v1::BoardDelta::kRemovedCallIdsFieldNumber,
     true},
    {"counter",
     v1::BoardSnapshot::kCountersFieldNumber,
     v1::BoardDelta::kCountersFieldNumber,
     v1::BoardDelta::kRemovedCounterIdsFieldNumber},
    {"hall", v1::BoardSnapshot::kHallFieldNumber, v1::BoardDelta::kHallFieldNumber},
    {"queue",
     v1::BoardSnapshot::kQueuesFieldNumber,
     v1::BoardDelta::kQueuesFieldNumber,
     v1::BoardDelta::kRemovedQueueIdsFieldNumber},
    {"voice", v1::BoardSnapshot::kVoiceFieldNumber, v1::BoardDelta::kVoiceFieldNumber},
    {"zone", v1::BoardSnapshot::kZoneNameFieldNumber, v1::BoardDelta::kZoneNameFieldNumber},
};
constexpr EntityRow kSign[] = {
    {"counter", v1::SignSnapshot::kCounterFieldNumber, v1::SignDelta::kCounterFieldNumber},
    {"hall", v1::SignSnapshot::kHallFieldNumber, v1::SignDelta::kHallFieldNumber},
};
constexpr EntityRow kPad[] = {
    {"counter", v1::PadSnapshot::kCounterFieldNumber, v1::PadDelta::kCounterFieldNumber},
    {"hall", v1::PadSnapshot::kHallFieldNumber, v1::PadDelta::kHallFieldNumber},
};
constexpr EntityRow kPhone[] = {
    {"hall", v1::PhoneSnapshot::kHallFieldNumber, v1::PhoneDelta::kHallFieldNumber},
    {"map",
     v1::PhoneSnapshot::kZoneMapFieldNumber,
     v1::PhoneDelta::kZoneMapFieldNumber,
     0,
     false,
     Form::Optional},
    {"ticket", v1::PhoneSnapshot::kTicketFieldNumber, v1::PhoneDelta::kTicketFieldNumber},
};
constexpr EntityRow kKiosk[] = {
    {"hall", v1::KioskSnapshot::kHallFieldNumber, v1::KioskDelta::kHallFieldNumber},
    {"queue",
     v1::KioskSnapshot::kQueuesFieldNumber,
     v1::KioskDelta::kQueuesFieldNumber,
     v1::KioskDelta::kRemovedQueueIdsFieldNumber},
};
constexpr EntityRow kCounter[] = {
    {"alert",
     v1::CounterSnapshot::kAlertsFieldNumber,
     v1::CounterDelta::kAlertsFieldNumber,
     v1::CounterDelta::kRemovedAlertIdsFieldNumber,
     true},
    {"callable",
     v1::CounterSnapshot::kSomebodyCallableFieldNumber,
     v1::CounterDelta::kSomebodyCallableFieldNumber,
     0,
     false,
     Form::Flag},
    {"counter", v1::CounterSnapshot::kCounterFieldNumber, v1::CounterDelta::kCounterFieldNumber},
    {"hall", v1::CounterSnapshot::kHallFieldNumber, v1::CounterDelta::kHallFieldNumber},
    {"messages",
     v1::CounterSnapshot::kMessagesFieldNumber,
     v1::CounterDelta::kMessagesFieldNumber,
     0,
     false,
     Form::List,
     v1::CounterDelta::kMessagesChangedFieldNumber},
    {"place",
     v1::CounterSnapshot::kCountersFieldNumber,
     v1::CounterDelta::kCountersFieldNumber,
     v1::CounterDelta::kRemovedCounterIdsFieldNumber},
    {"queue",
     v1::CounterSnapshot::kQueuesFieldNumber,
     v1::CounterDelta::kQueuesFieldNumber,
     v1::CounterDelta::kRemovedQueueIdsFieldNumber},
    {"serving",
     v1::CounterSnapshot::kServingFieldNumber,
     v1::CounterDelta::kServingFieldNumber,
     0,
     false,
     Form::Optional},
    {"ticket",
     v1::CounterSnapshot::kTicketsFieldNumber,
     v1::CounterDelta::kTicketsFieldNumber,
     v1::CounterDelta::kRemovedTicketIdsFieldNumber},
};
constexpr EntityRow kDesk[] = {
    {"counter",
     v1::DeskSnapshot::kCountersFieldNumber,
     v1::DeskDelta::kCountersFieldNumber,
     v1::DeskDelta::kRemovedCounterIdsFieldNumber},
    {"hall", v1::DeskSnapshot::kHallFieldNumber, v1::DeskDelta::kHallFieldNumber},
    {"queue",
     v1::DeskSnapshot::kQueuesFieldNumber,
     v1::DeskDelta::kQueuesFieldNumber,
     v1::DeskDelta::kRemovedQueueIdsFieldNumber},
    {"ticket",
     v1::DeskSnapshot::kTicketsFieldNumber,
     v1::DeskDelta::kTicketsFieldNumber,
     v1::DeskDelta::kRemovedTicketIdsFieldNumber},
};
constexpr EntityRow kManager[] = {
    {"alert",
     v1::ManagerSnapshot::kAlertsFieldNumber,
     v1::ManagerDelta::kAlertsFieldNumber,
     v1::ManagerDelta::kRemovedAlertIdsFieldNumber,
     true},
    {"counter",
     v1::ManagerSnapshot::kCountersFieldNumber,
     v1::ManagerDelta::kCountersFieldNumber,
     v1::ManagerDelta::kRemovedCounterIdsFieldNumber},
    {"day", v1::ManagerSnapshot::kDayFieldNumber, v1::ManagerDelta::kDayFieldNumber},
    {"device",
     v1::ManagerSnapshot::kDevicesFieldNumber,
     v1::ManagerDelta::kDevicesFieldNumber,
     v1::ManagerDelta::kRemovedDeviceIdsFieldNumber},
    {"hall", v1::ManagerSnapshot::kHallFieldNumber, v1::ManagerDelta::kHallFieldNumber},
    {"queue",
     v1::ManagerSnapshot::kQueuesFieldNumber,
     v1::ManagerDelta::kQueuesFieldNumber,
     v1::ManagerDelta::kRemovedQueueIdsFieldNumber},
};

Rows rowsOf(engine::View view) {
  switch (view) {
    case engine::View::Board:
      return kBoard;
    case engine::View::Sign:
      return kSign;
    case engine::View::Pad:
      return kPad;
    case engine::View::Phone:
      return kPhone;
    case engine::View::Kiosk:
      return kKiosk;
    case engine::View::Counter:
      return kCounter;
    case engine::View::Desk:
      return kDesk;
    case engine::View::Manager:
      return kManager;
  }
  return {};
}

std::string_view kindOf(std::string_view key) {
  return key.substr(0, key.find(':'));
}

std::string_view idOf(std::string_view key) {
  return key.substr(std::min(key.find(':'), key.size() - 1) + 1);
}

/// nullptr: the view has no place for it.
const EntityRow* rowOf(Rows rows, std::string_view key) {
  const std::string_view kind = kindOf(key);
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const EntityRow& row) {
    return row.kind == kind;
  });
  return found == rows.end() ? nullptr : &*found;
}

void putList(int field, std::string_view list, std::string& out) {
  while (!list.empty()) {
    const auto size = static_cast<std::size_t>(takeVarint(list));
    putBytes(field, list.substr(0, size), out);
    list.remove_prefix(std::min(size, list.size()));
  }
}

void putInSnapshot(const EntityRow& row, std::string_view bytes, std::string& out) {
  switch (row.form) {
    case Form::Optional:
      if (bytes.empty()) return;
      [[fallthrough]];
    case Form::Message:
      return putBytes(row.inSnapshot, bytes, out);
    case Form::List:
      return putList(row.inSnapshot, bytes, out);
    case Form::Flag:
      if (bytes.front() != '\0') putNumber(row.inSnapshot, 1, out);
      return;
  }
}

void putInDelta(const EntityRow& row, std::string_view bytes, std::string& out) {
  switch (row.form) {
    case Form::Message:
    case Form::Optional:
      return putBytes(row.inDelta, bytes, out);
    case Form::List:
      putList(row.inDelta, bytes, out);
      return putNumber(row.replaced, 1, out);
    case Form::Flag:
      return putNumber(row.inDelta, bytes.front() != '\0' ? 1 : 0, out);
  }
}

void putRemoval(const EntityRow& row, std::string_view id, std::string& out) {
  if (row.removed == 0) return;
  if (!row.isNumber) return putBytes(row.removed, id, out);
  std::uint64_t number = 0;
  std::from_chars(id.data(), id.data() + id.size(), number);
  putNumber(row.removed, number, out);
}

void putHead(const engine::FrameHead& head, std::string& out) {
  putNumber(v1::WatchFrame::kEpochFieldNumber, head.epoch, out);
  putNumber(v1::WatchFrame::kPositionFieldNumber, head.position.value, out);
  google::protobuf::Timestamp time;
  write(head.hallTime, time);
  putBytes(v1::WatchFrame::kHallTimeFieldNumber, time.SerializeAsString(), out);
}

/// The frame of one message of a view: head, then frame field, then view field, then its bytes.
std::string viewFrame(
    const engine::FrameHead& head, int frameField, engine::View view, std::string_view message
) {
  // The members of both `view` oneofs are numbered as the views are.
  const int viewField = static_cast<int>(view);
  std::string frame;
  frame.reserve(message.size() + 64);
  putHead(head, frame);
  const std::size_t inside = varintSize(static_cast<std::uint64_t>(viewField) << 3 | 2) +
                             varintSize(message.size()) + message.size();
  putLength(frameField, inside, frame);
  putBytes(viewField, message, frame);
  return frame;
}

std::string plainFrame(
    const engine::FrameHead& head, int frameField, const google::protobuf::MessageLite& message
) {
  std::string frame;
  putHead(head, frame);
  putBytes(frameField, message.SerializeAsString(), frame);
  return frame;
}

}  // namespace

std::string snapshotFrame(
    engine::View view, const engine::FrameHead& head, const engine::Entities& entities
) {
  const Rows rows = rowsOf(view);
  std::string message;
  for (const auto& [key, bytes] : entities) {
    if (const EntityRow* row = rowOf(rows, key)) putInSnapshot(*row, bytes, message);
  }
  return viewFrame(head, v1::WatchFrame::kSnapshotFieldNumber, view, message);
}

std::string deltaFrame(
    engine::View view,
    const engine::FrameHead& head,
    std::span<const engine::ViewEncoder::Change> changes
) {
  const Rows rows = rowsOf(view);
  std::string message;
  for (const auto& change : changes) {
    const EntityRow* row = rowOf(rows, *change.key);
    if (row == nullptr) continue;
    if (change.entity != nullptr) {
      putInDelta(*row, *change.entity, message);
    } else {
      putRemoval(*row, idOf(*change.key), message);
    }
  }
  return viewFrame(head, v1::WatchFrame::kDeltaFieldNumber, view, message);
}

std::string bookmarkFrame(const engine::FrameHead& head) {
  return plainFrame(head, v1::WatchFrame::kBookmarkFieldNumber, v1::WatchBookmark());
}

std::string resetFrame(const engine::FrameHead& head, engine::ResetReason why) {
  v1::WatchReset reset;
  reset.set_reset_reason(static_cast<v1::ResetReason>(why));
  return plainFrame(head, v1::WatchFrame::kResetFieldNumber, reset);
}

std::string goodbyeFrame(
    const engine::FrameHead& head, engine::GoodbyeReason why, domain::Duration retryAfter
) {
  v1::WatchGoodbye goodbye;
  goodbye.set_goodbye_reason(static_cast<v1::GoodbyeReason>(why));
  write(retryAfter, *goodbye.mutable_retry_after_duration());
  return plainFrame(head, v1::WatchFrame::kGoodbyeFieldNumber, goodbye);
}

}  // namespace hall::api
