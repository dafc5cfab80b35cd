#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/domain/calendar.h"
#include "server/domain/counter.h"
#include "server/domain/ids.h"
#include "server/domain/ticket.h"
#include "server/domain/voice_settings.h"

/// All that the hall can see or a rule can read: published, versioned, the same for everybody.
///
/// Everything has a `code` (1 to 50 characters of A–Z a–z 0–9 . _ -) that people, files and the API
/// use, and a numbered id that events and the floor use; publishing gives a code its id once.
namespace hall::domain {

/// A text of the hall in its two languages; `zh` is never empty, `en` falls back to it.
struct Text {
  std::string zh;
  std::string en;
  /// The text stands in no source; shown and printed with 示例; a real hall cannot publish it.
  bool sample = false;

  friend bool operator==(const Text&, const Text&) = default;
};

enum class HallLevel : std::uint8_t { City = 1, County = 2, Township = 3, Village = 4 };
enum class ItemKind : std::uint8_t { OnTheSpot = 1, Promised = 2 };  ///< 即办件, 承诺件
enum class Audience : std::uint8_t { Personal = 1, Enterprise = 2, Both = 3 };

/// A time limit as a document states it.
struct Limit {
  enum class Unit : std::uint8_t {
    None = 1,
    OnTheSpot = 2,
    Hours = 3,
    HalfWorkdays = 4,
    Workdays = 5,
    CalendarDays = 6
  };
  Unit unit = Unit::None;
  std::int32_t count = 0;

  friend bool operator==(const Limit&, const Limit&) = default;
};

struct Zone {
  ZoneId id;
  std::string code;
  Text name;
  Text directions;  ///< how to get there; empty: nothing is said

  friend bool operator==(const Zone&, const Zone&) = default;
};

struct Department {
  DepartmentId id;
  std::string code;
  Text name;
  std::string phone;

  friend bool operator==(const Department&, const Department&) = default;
};

/// 申请材料.
struct Material {
  std::string code;
  Text name;
  bool required = true;     ///< 必备
  bool deferrable = false;  ///< 可容缺
  std::uint8_t originals = 0;
  std::uint8_t copies = 0;
  Text note;
  std::string issuer;         ///< who issues it, for materials that are certificates
  std::string formAddress;    ///< of the blank form on the web; empty: none
  std::string sampleAddress;  ///< of a filled sample

  friend bool operator==(const Material&, const Material&) = default;
};

/// 办事指南 with the mandatory fields of requirements rows 26, 27 and 31.
struct Guide {
  std::uint32_t version = 0;
  LocalDay effectiveFrom;
  LocalDay nextReview;
  std::string editor;            ///< staff number
  std::string reviewer;          ///< staff number of somebody else
  Text acceptedBy;               ///< 受理单位
  Text legalBasis;               ///< 设定依据
  std::vector<Text> conditions;  ///< 办理条件
  std::vector<Material> materials;
  Text procedure;           ///< 办理程序
  Text reviewStandard;      ///< 审查标准
  Text timeLimit;           ///< 办结时限
  Text fees;                ///< 收费标准
  Text contact;             ///< 联系方式
  Text complaints;          ///< 投诉渠道
  Text gapsAllowed;         ///< 容缺受理
  Text commitment;          ///< 告知承诺
  Text onlineDepth;         ///< 网上办理深度
  Text applicationModes;    ///< 申请方式
  std::uint8_t visits = 1;  ///< 跑动次数
  Text place;

  friend bool operator==(const Guide&, const Guide&) = default;
};

/// 事项. A row of the item catalogue; contradicting sources are kept as rows of `claims`.
struct Item {
  /// One source's word on the limits.
  struct Claim {
    Limit promised;
    Limit statutory;
    std::string source;         ///< document
    std::string effectiveFrom;  ///< date or year as the source gives it
    std::string quote;

    friend bool operator==(const Claim&, const Claim&) = default;
  };

  ItemId id;
  std::string code;
  Text name;
  DepartmentId department;
  QueueId queue;  ///< exactly one per hall
  ItemKind kind = ItemKind::OnTheSpot;
  Audience audience = Audience::Both;
  Limit promised;
  Limit statutory;
  std::vector<Claim> claims;
  bool frequent = false;    ///< 常办事项
  bool asksCopies = false;  ///< ask the number of copies when a number is taken
  /// 询问本人意愿: whoever is aged is asked for their own wish before it goes ahead, as with the
  /// transfer of property and of the registered residence (老年人权益保障法 55).
  bool asksOwnWish = false;
  bool acceptAndDecide = false;          ///< 受审合一
  bool withdrawn = false;                ///< no longer offered; old tickets still name it
  std::vector<std::string> searchWords;  ///< other names people use
  std::vector<std::string> readings;     ///< of the name (spelling.h), instead of the computed ones
  std::uint32_t revision = 0;            ///< grows when this item or its guide changes
  std::optional<Guide> guide;

  friend bool operator==(const Item&, const Item&) = default;
};

/// 一件事: an ordered set of items on one ticket.
struct Theme {
  ThemeId id;
  std::string code;
  Text name;
  Audience audience = Audience::Both;
  std::vector<ItemId> items;  ///< not empty; the first one's queue issues the ticket
  Limit promised;  ///< 承诺时限 of the whole, which is not the sum of its items' limits
  std::vector<Item::Claim> claims;    ///< what the sources say of the whole
  std::vector<std::string> readings;  ///< of the name, instead of the computed ones
  bool withdrawn = false;             ///< no longer offered; old tickets still name it
  std::uint32_t revision = 0;

  friend bool operator==(const Theme&, const Theme&) = default;
};

enum class QueueKind : std::uint8_t { Handling = 1, Consult = 2, Handout = 3, FailedErrand = 4 };
enum class IdentityRule : std::uint8_t { None = 1, Optional = 2, Required = 3 };

/// 队列.
struct Queue {
  /// T and L of one (class, ground).
  struct TargetRow {
    TicketClass ticketClass = TicketClass::Ordinary;
    Ground ground = Ground::None;
    Target target;

    friend bool operator==(const TargetRow&, const TargetRow&) = default;
  };

  QueueId id;
  std::string code;
  Text name;
  std::string prefix;  ///< of ordinary tickets
  QueueKind kind = QueueKind::Handling;
  ZoneId zone;  ///< where its counters stand
  IdentityRule identity = IdentityRule::Optional;
  Text identityBasis;  ///< Required: by which rule
  std::vector<TargetRow> targets;
  OpeningHours hours;                                 ///< without seasons: the hall's
  Duration expectedService{std::chrono::minutes{8}};  ///< until the day has figures of its own
  bool withdrawn = false;  ///< gives no new numbers; who stands in it is still served

  /// The row of (class, ground), else of (class, None), else the ordinary one, else 15 min / 90 %.
  Target targetFor(TicketClass ticketClass, Ground ground) const;
  friend bool operator==(const Queue&, const Queue&) = default;
};

/// Where something stands on the map of its zone, seen from above: from the left and from the far
/// side, 1 to kMost. Zeros: not on the map.
struct MapSpot {
  static constexpr std::uint8_t kMost = 50;

  std::uint8_t column = 0;
  std::uint8_t row = 0;

  explicit operator bool() const { return column != 0 && row != 0; }
  friend bool operator==(const MapSpot&, const MapSpot&) = default;
};

/// A counter as published; where somebody sits now is state (`Counter`).
struct CounterPlace {
  CounterId id;
  std::string code;  ///< what is announced: "12"
  Text name;         ///< of a named room; else empty: announced by number
  Text title;        ///< own name on the sign (老年人服务专窗); empty: the name of its kind
  ZoneId zone;
  CounterKind kind = CounterKind::Universal;
  QueueSet queues;
  std::uint16_t onlyGrounds = 0;
  OpeningHours hours;       ///< without seasons: the hall's
  bool lowCounter = false;  ///< 低位服务台
  MapSpot spot;

  friend bool operator==(const CounterPlace&, const CounterPlace&) = default;
};

/// Settings of the rules; each has the default DESIGN section 4 gives.
struct RuleParameters {
  Duration issuingOpensEarly{std::chrono::minutes{30}};
  Duration recallGap{std::chrono::seconds{15}};
  Duration noShowAfter{std::chrono::seconds{60}};
  Duration noShowAfterAssisted{std::chrono::seconds{120}};
  std::int32_t callsBeforeNoShow = 3;
  std::int32_t restoreAfterCalls = 3;
  Duration readyFor{std::chrono::minutes{10}};
  Duration returnedAnywhereAfter{std::chrono::minutes{10}};
  Duration reopenWithin{std::chrono::seconds{60}};
  Duration correctWithin{std::chrono::minutes{10}};
  Duration lateAppointment{std::chrono::minutes{15}};
  MinuteOfDay dayEnd{180};                   ///< 03:00
  std::int32_t elderlyAge = 60;              ///< 老年人权益保障法 2
  std::int32_t prioritySharePermille = 300;  ///< above it: an alert
  std::int32_t prioritySampleMin = 20;       ///< tickets of a queue before the share speaks
  std::int32_t copiesMax = 200;
  bool quickServiceBonus = false;
  std::string priorityPrefix = "V";
  std::string appointmentPrefix = "Y";
  std::int32_t crowdedPerCounter = 15;  ///< waiting per open counter; above it: an alert
  Duration uncalledAfter{std::chrono::minutes{5}};  ///< a queue without a call: an alert

  friend bool operator==(const RuleParameters&, const RuleParameters&) = default;
};

/// Who the hall is.
struct HallIdentity {
  std::string code;
  Text name;  ///< full name, printed on tickets and boards: ××市政务服务中心
  HallLevel level = HallLevel::City;
  std::string parent;  ///< code of the hall the catalogue is inherited from; empty for a city
  std::string supervisionPhone;
  std::string complaintPhone;
  std::string publicAddress;  ///< of the phone page; empty: no QR for phones
  Text commitment;            ///< 服务承诺, on the review pads; empty: none

  friend bool operator==(const HallIdentity&, const HallIdentity&) = default;
};

/// Immutable once published (`std::shared_ptr<const Catalogue>`); safe on every thread.
class Catalogue {
 public:
  /// Plain content; ids of a fresh, unpublished content may be 0.
  struct Content {
    std::uint32_t version = 0;
    HallIdentity hall;
    TimeZone zone;
    WorkCalendar calendar;
    OpeningHours hours;
    RuleParameters rules;
    VoiceSettings voice;
    std::vector<Zone> zones;
    std::vector<Department> departments;
    std::vector<Item> items;
    std::vector<Theme> themes;
    std::vector<Queue> queues;
    std::vector<CounterPlace> counters;

    friend bool operator==(const Content&, const Content&) = default;
  };

  explicit Catalogue(Content content);

  const Content& content() const { return content_; }
  std::uint32_t version() const { return content_.version; }
  const RuleParameters& rules() const { return content_.rules; }
  const TimeZone& zone() const { return content_.zone; }

  /// nullptr: no such thing.
  const Zone* find(ZoneId id) const;
  const Department* find(DepartmentId id) const;
  const Item* find(ItemId id) const;
  const Theme* find(ThemeId id) const;
  const Queue* find(QueueId id) const;
  const CounterPlace* find(CounterId id) const;

  const Zone* zoneByCode(std::string_view code) const;
  const Department* departmentByCode(std::string_view code) const;
  const Item* itemByCode(std::string_view code) const;
  const Theme* themeByCode(std::string_view code) const;
  const Queue* queueByCode(std::string_view code) const;
  const CounterPlace* counterByCode(std::string_view code) const;

  /// The queue's own hours, else the hall's.
  const OpeningHours& hoursOf(const Queue& queue) const;
  const OpeningHours& hoursOf(const CounterPlace& counter) const;

 private:
  using Index = std::unordered_map<std::string, std::size_t>;

  Content content_;
  std::unordered_map<std::uint32_t, std::size_t> zoneIndex_, departmentIndex_, itemIndex_,
      themeIndex_, queueIndex_, counterIndex_;
  Index zoneCodes_, departmentCodes_, itemCodes_, themeCodes_, queueCodes_, counterCodes_;
};

/// Gives every code its lasting id (an old code keeps its own; in `fresh` ids are provisional and
/// only tie its rows together), raises the revisions of what changed and the version. `previous`
/// may be null: the first catalogue. A thing that is gone keeps its row, as old events still name
/// it: marked withdrawn (items, themes, queues), or serving nothing (counters).
Catalogue::Content numbered(Catalogue::Content fresh, const Catalogue* previous);

/// The counter as the next catalogue makes it: a setting that stands there as it stood in the one
/// before stays as it is, with whatever SetCounter made of it. `before` null: the place is new.
Counter republished(Counter counter, const CounterPlace* before, const CounterPlace& next);

}  // namespace hall::domain
