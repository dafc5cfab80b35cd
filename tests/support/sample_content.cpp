#include "tests/support/floor_builder.h"

namespace hall::support {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

Text text(std::string_view zh, std::string_view en = {}) {
  return {std::string(zh), std::string(en), false};
}

OpeningHours weekdayHours() {
  OpeningHours::Season year;
  year.workday = {{hours{9}, hours{12}}, {hours{13} + minutes{30}, hours{17}}};
  OpeningHours opening;
  opening.seasons.push_back(year);
  return opening;
}

Guide guide(std::string_view acceptedBy, std::vector<Material> materials) {
  Guide guide;
  guide.version = 3;
  guide.effectiveFrom = std::chrono::local_days{std::chrono::year{2026} / 1 / 1};
  guide.nextReview = std::chrono::local_days{std::chrono::year{2026} / 12 / 31};
  guide.editor = "1001";
  guide.reviewer = "1006";
  guide.acceptedBy = text(acceptedBy);
  guide.legalBasis = text("《优化营商环境条例》第十九条");
  guide.conditions = {text("申请人具有完全民事行为能力。"), text("申请材料齐全，符合法定形式。")};
  guide.materials = std::move(materials);
  guide.procedure = text("申请、受理、审查、决定、送达。");
  guide.reviewStandard = text("材料齐全，内容一致。");
  guide.timeLimit = text("当场办结。");
  guide.fees = text("不收费");
  guide.contact = text("0371-00000001");
  guide.complaints = text("12345");
  guide.gapsAllowed = text("不适用");
  guide.commitment = text("不适用");
  guide.onlineDepth = text("全程网办");
  guide.applicationModes = text("窗口申请、网上申请");
  guide.visits = 1;
  guide.place = text("一楼综合服务区");
  return guide;
}

Material material(std::string_view code, std::string_view name, bool deferrable = false) {
  Material material;
  material.code = code;
  material.name = text(name);
  material.deferrable = deferrable;
  material.originals = 1;
  return material;
}

Item item(
    ItemId id, std::string_view code, std::string_view name, DepartmentId department, QueueId queue
) {
  Item item;
  item.id = id;
  item.code = code;
  item.name = text(name);
  item.department = department;
  item.queue = queue;
  item.kind = ItemKind::OnTheSpot;
  item.promised = {Limit::Unit::OnTheSpot, 0};
  item.statutory = {Limit::Unit::Workdays, 5};
  item.revision = 1;
  return item;
}

Queue::TargetRow target(TicketClass ticketClass, Ground ground, int wait, int sharePermille) {
  return {ticketClass, ground, {minutes{wait}, sharePermille}};
}

Queue queue(
    QueueId id, std::string_view code, std::string_view name, std::string_view prefix, ZoneId zone
) {
  Queue queue;
  queue.id = id;
  queue.code = code;
  queue.name = text(name);
  queue.prefix = prefix;
  queue.zone = zone;
  queue.targets = {
      target(TicketClass::Ordinary, Ground::None, 15, 900),
      target(TicketClass::Priority, Ground::None, 3, 950),
      target(TicketClass::Priority, Ground::Elderly, 8, 900),
      target(TicketClass::Appointment, Ground::None, 5, 950),
  };
  return queue;
}

CounterPlace place(
    CounterId id,
    std::string_view code,
    CounterKind kind,
    ZoneId zone,
    std::initializer_list<QueueId> queues
) {
  CounterPlace place;
  place.id = id;
  place.code = code;
  place.kind = kind;
  place.zone = zone;
  for (const QueueId served : queues) place.queues.add(served);
  return place;
}

HallIdentity identity() {
  HallIdentity hall;
  hall.code = "ceshi";
  hall.name = text("测试市政务服务中心", "Test City Government Service Centre");
  hall.supervisionPhone = "0371-00000002";
  hall.complaintPhone = "12345";
  return hall;
}

Theme openShop() {
  Theme theme;
  theme.id = kOpenShop;
  theme.code = "open-shop";
  theme.name = text("我要开店", "Open a shop");
  theme.items = {kCompanySetUp, kHouseTransfer};
  theme.revision = 1;
  return theme;
}

}  // namespace

Catalogue::Content sampleContent() {
  Catalogue::Content content;
  content.version = 1;
  content.hall = identity();
  content.zone = TimeZone::fixed(hours{8});
  content.calendar.version = 1;
  content.calendar.source = "国务院办公厅关于2026年部分节假日安排的通知";
  content.calendar.knownYears = {2026};
  content.hours = weekdayHours();
  content.zones = {
      {kMainZone, "main", text("综合服务区"), {}}, {kQuietZone, "quiet", text("咨询区"), {}}};
  content.departments = {
      {kMarket, "market", text("市场监督管理局"), "0371-00000003"},
      {kEstateOffice, "estate", text("不动产登记中心"), "0371-00000004"},
  };
  content.items = {
      item(kCompanySetUp, "company-set-up", "企业设立登记", kMarket, kGeneral),
      item(kCompanyChange, "company-change", "企业变更登记", kMarket, kGeneral),
      item(kHouseTransfer, "house-transfer", "房屋转移登记", kEstateOffice, kEstate),
  };
  content.items[0].guide = guide(
      "市场监督管理局",
      {material("application", "企业设立登记申请书"), material("address", "住所使用证明", true)}
  );
  content.items[1].guide = guide("市场监督管理局", {material("change", "企业变更登记申请书")});
  content.items[2].guide = guide(
      "不动产登记中心", {material("deed", "房屋买卖合同"), material("certificate", "不动产权证书")}
  );
  content.themes = {openShop()};
  content.queues = {
      queue(kGeneral, "general", "综合受理", "A", kMainZone),
      queue(kEstate, "estate", "不动产登记", "B", kMainZone),
      queue(kConsult, "consult", "综合咨询", "C", kQuietZone),
  };
  content.queues[2].kind = QueueKind::Consult;
  content.queues[2].targets[0] = target(TicketClass::Ordinary, Ground::None, 5, 900);
  content.counters = {
      place(kCounter1, "1", CounterKind::Department, kMainZone, {kGeneral}),
      place(kCounter2, "2", CounterKind::Universal, kMainZone, {kGeneral, kEstate}),
      place(kCounter3, "3", CounterKind::Department, kMainZone, {kEstate}),
      place(kCounter4, "4", CounterKind::Consult, kQuietZone, {kConsult}),
  };
  return content;
}

}  // namespace hall::support
