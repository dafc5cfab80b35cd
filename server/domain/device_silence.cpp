#include "server/domain/device_silence.h"

#include <algorithm>

#include "server/domain/alert_subject.h"
#include "server/domain/device_condition.h"

namespace hall::domain {

namespace {

using Should = Alarm::Should;

/// Of those only it is known whether they should be heard.
bool hasOwnSession(DeviceKind kind) {
  switch (kind) {
    case DeviceKind::Kiosk:
    case DeviceKind::Board:
    case DeviceKind::Sign:
    case DeviceKind::Pad:
    case DeviceKind::Voice:
      return true;
    case DeviceKind::CounterPc:
    case DeviceKind::Printer:
    case DeviceKind::Desk:
      return false;
  }
  return false;
}

bool saysItIsWell(const Device& device) {
  return device.condition.empty() || device.condition == kConditionOk;
}

/// A fault of its own that is as bad as silence.
bool saysItIsDown(const Device& device) {
  return !saysItIsWell(device) && levelOf(device.condition) == AlertLevel::Red;
}

/// What of the day goes on in the hall.
enum class Hours { Session, Break, Closed };

Hours hoursAt(const Catalogue& catalogue, Instant now) {
  const Catalogue::Content& content = catalogue.content();
  const TimeZone& zone = content.zone;
  const LocalDay day = zone.dayOf(now);
  const std::vector<Session>& sessions = content.hours.sessionsOn(day, content.calendar);
  if (sessions.empty() || now < zone.toInstant(day, sessions.front().from) ||
      now >= zone.toInstant(day, sessions.back().until)) {
    return Hours::Closed;
  }
  return inSession(now, content.hours, content.calendar, zone) ? Hours::Session : Hours::Break;
}

/// What it said of itself, where no silence covers it.
Alarm ofItsOwn(const Device& device, Alarm alarm) {
  const bool well = saysItIsWell(device);
  alarm.should = well ? Should::Clear : Should::Stand;
  if (!well) alarm.level = levelOf(device.condition);
  return alarm;
}

Alarm alarmOf(const HallState& state, const Device& device, Hours hours, bool isSilent) {
  const Alert* silence = silenceOf(state, device);
  Alarm alarm{AlertRule::DeviceFault, Should::StayAsItIs, AlertLevel::Red, subjectOf(device.id)};
  // A yellow word of its own is raised again only once the red one has gone.
  const auto end = [&] {
    alarm.should = silence == nullptr ? Should::StayAsItIs : Should::Clear;
    return alarm;
  };
  if (hours == Hours::Closed || !device.closedText.empty()) return end();
  if (saysItIsDown(device)) return alarm;
  if (isSilent) {
    const bool expected = hours == Hours::Session && !state.suspended;
    if (expected) alarm.should = Should::Stand;
    return alarm;
  }
  return silence == nullptr ? ofItsOwn(device, alarm) : end();
}

}  // namespace

std::vector<Alarm> deviceAlarms(
    const HallState& state, Instant now, const std::map<DeviceId, LastHeard>& heard
) {
  std::vector<Alarm> alarms;
  if (state.catalogue == nullptr) return alarms;
  const Hours hours = hoursAt(*state.catalogue, now);
  const LocalDay today = hallDayOf(*state.catalogue, now);
  for (const auto& [id, device] : state.devices) {
    if (!hasOwnSession(device.kind) || device.revoked) continue;
    const auto last = heard.find(id);
    const bool known = last != heard.end() && hallDayOf(*state.catalogue, last->second.at) == today;
    if (!known && hours != Hours::Closed && device.closedText.empty()) continue;
    const bool isSilent = known && last->second.silentFor > kSilenceMax;
    alarms.push_back(alarmOf(state, device, hours, isSilent));
  }
  return alarms;
}

const Alert* silenceOf(const HallState& state, const Device& device) {
  const Alert* alert = state.openAlert(AlertRule::DeviceFault, subjectOf(device.id));
  const bool silent = alert != nullptr && alert->level == AlertLevel::Red && !saysItIsDown(device);
  return silent ? alert : nullptr;
}

}  // namespace hall::domain
