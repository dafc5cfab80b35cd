#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/domain/ids.h"
#include "server/domain/time.h"

/// A ticket (排队号): a number of the day and its whole life.
///
/// Values of every enumeration here stand in the log and on the wire: they are never renumbered.
namespace hall::domain {

enum class TicketState : std::uint8_t {
  NotYetDue = 1,       ///< 未到预约时段: an appointment whose slot has not come
  Waiting = 2,         ///< 等候中
  Called = 3,          ///< 已叫号
  Serving = 4,         ///< 办理中
  OnHold = 5,          ///< 已挂起
  NoShow = 6,          ///< 已过号; may be restored the same day
  Finished = 7,        ///< 已办完
  Cancelled = 8,       ///< 已取消
  Diverted = 9,        ///< 已分流
  ClosedBySystem = 10  ///< 日终关闭; counts as an unanswered visit
};

/// 号别. Which prefix the number bears follows from it.
enum class TicketClass : std::uint8_t { Ordinary = 1, Priority = 2, Appointment = 3 };

/// 优先事由. Ownership form and home region can never be one (a test asserts it): equal treatment,
/// requirements row 23. Sources: 残疾人保障法 55, 老年人权益保障法 55 and 58, standards.md 2.1.
enum class Ground : std::uint8_t {
  None = 1,
  Disabled = 2,
  Elderly = 3,
  Serviceman = 4,     ///< 军人
  VeteranFamily = 5,  ///< 退役军人和“三属”（凭优待证）
  FireRescue = 6,     ///< 消防救援人员
  Pregnant = 7,
  WithInfant = 8,
  Other = 9  ///< 其他; needs a text in the vault
};

/// 协助需求, a set of bits; for staff only, never on a public screen.
enum class AssistanceMark : std::uint8_t {
  Wheelchair = 1,
  Hearing = 2,
  Sight = 4,
  Language = 8,
  Other = 16
};
using AssistanceMarks = std::uint8_t;

/// Where the number was taken.
enum class Channel : std::uint8_t {
  Kiosk = 1,
  GuideDesk = 2,
  Counter = 3,  ///< walk-up: issued and started at the counter
  Phone = 4,
  Telephone = 5,   ///< telephone consultation
  Offline = 6,     ///< a kiosk without its server, uploaded later
  Handwritten = 7  ///< written by hand in an emergency, imported; its times are inexact
};

/// Why a ticket left the counter without being finished, and who may call it back.
enum class HoldKind : std::uint8_t {
  PapersToFetch = 1,    ///< any able counter takes it up again
  PapersLeftHere = 2,   ///< the same counter; it cannot sign off meanwhile
  WaitingForResult = 3  ///< woken by staff
};

/// A waiting ticket that stands outside the order by `ref` of its line, and why.
enum class Exemption : std::uint8_t { None = 1, Restored = 2, Returned = 3, Transferred = 4 };

/// 预审: what the guide desk found before the call.
enum class PreCheckResult : std::uint8_t {
  None = 0,  ///< not looked at
  Complete = 1,
  Incomplete = 2
};

/// T and L: `share` of the tickets of this kind are promised to wait no longer than `wait`.
struct Target {
  Duration wait{0};
  std::int32_t sharePermille = 0;  ///< 1 to 999

  friend auto operator<=>(const Target&, const Target&) = default;
};

/// What is printed and called: prefix and serial of the day, at least three digits ("A017").
struct TicketNumber {
  std::array<char, 4> prefix{};  ///< one to four capital letters or digits, zero-padded
  std::uint32_t serial = 0;      ///< from 1

  static std::array<char, 4> makePrefix(std::string_view text);
  std::string_view prefixText() const;
  std::string text() const;
  friend auto operator<=>(const TicketNumber&, const TicketNumber&) = default;
};

/// One ticket as the floor knows it. Flat: no strings, no pointers, so that a floor copies cheaply.
struct Ticket {
  TicketId id;
  TicketNumber number;
  LocalDay day;  ///< day of issue in the hall's zone; numbers are unique per day and prefix
  TicketState state = TicketState::Waiting;
  TicketClass ticketClass = TicketClass::Ordinary;
  Ground ground = Ground::None;
  AssistanceMarks assistance = 0;
  Channel channel = Channel::Kiosk;
  Exemption exemption = Exemption::None;
  bool inexact = false;     ///< times come from paper, not from a clock
  bool wrongQueue = false;  ///< was transferred because it stood in the wrong queue
  bool supplement = false;  ///< 补交材料: brings what a notice asked for
  bool aged = false;        ///< `isAged` of applicant or principal, as far as a document said so

  QueueId queue;
  ItemId item;                 ///< none for a bare consultation
  ThemeId theme;               ///< none unless taken for a theme
  std::uint8_t themeStep = 0;  ///< index of the theme's item now due
  std::uint16_t copies = 1;    ///< 件数 the applicant announced
  std::uint32_t itemRevision = 0;
  /// Version of the item's guide that the applicant saw. 0: none, or the item is another since.
  std::uint32_t guideVersion = 0;
  PersonRef applicant;  ///< none: taken without identity
  PersonRef principal;  ///< none unless an agent acts for somebody else
  DeviceId device;      ///< where it was issued; none for a staff account without a device

  Instant issued;
  /// Order and age count from here: the later of issue and session start; for an appointment the
  /// later of arrival and slot. Never changed by restore, hold or transfer.
  Instant ref;
  Target target;
  /// The target as the dispatcher weighs it, T·ln10/−ln(1−L) in whole milliseconds, decided at
  /// issue so that replay needs no logarithm (queueing.md 2.2).
  Duration weighedTarget{0};
  /// Time since `ref` that is not wait: absence after a no-show, a suspended hall (once it is
  /// resumed), time on hold and being served, once that is over.
  Duration away{0};
  Instant slot;  ///< appointment: callable from here; zero otherwise

  CounterId counter;  ///< where it is called, served or held
  /// Waiting: only this counter may call it (transferred there, papers lie there); none: any able
  /// one.
  CounterId boundTo;
  StaffId staff;  ///< who called or serves it
  CallId lastCall;
  std::uint8_t callsMade = 0;       ///< announcements since it last became waiting
  std::uint8_t callsDelivered = 0;  ///< of these, shown or played
  Instant calledAt;                 ///< latest announcement
  Instant firstDelivered;           ///< of these announcements; zero: none yet
  Instant lastDelivered;
  bool lastCallDelivered = false;
  ServingId serving;  ///< the open one, or the one a hold interrupted
  Instant stateSince;
  HoldKind hold = HoldKind::PapersToFetch;  ///< meaning only while OnHold or Returned
  bool woken = false;                       ///< WaitingForResult: staff said the result is there
  PreCheckResult preCheck = PreCheckResult::None;
  std::uint8_t restores = 0;
  std::uint8_t callsUntilCallable = 0;  ///< restored: calls of its queue still to pass by

  friend bool operator==(const Ticket&, const Ticket&) = default;

  /// How long it has waited in the sense of the promise.
  Duration ageAt(Instant now) const { return now - ref - away; }
};

/// 老年人: from 60 years on (老年人权益保障法 2), whatever age a hall offers priority from.
inline constexpr std::int32_t kAgedFrom = 60;
constexpr bool isAged(std::optional<std::int32_t> age, Ground ground) {
  return ground == Ground::Elderly || age.value_or(0) >= kAgedFrom;
}

/// Open tickets stand on the floor; the others are kept with the day.
bool isOpen(TicketState state);

}  // namespace hall::domain
