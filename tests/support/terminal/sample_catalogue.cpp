#include "tests/support/terminal/sample_catalogue.h"

namespace hall::terminal::sample {

namespace {

void write(const std::string& zh, v1::DisplayText& out) {
  out.set_zh(zh);
}

void addSession(v1::Season& season, int from, int until) {
  v1::Session& session = *season.add_workday();
  session.set_from_minute(from * 60);
  session.set_until_minute(until * 60);
}

v1::Queue& addQueue(v1::CatalogueRows& rows, const std::string& code, const std::string& prefix) {
  v1::Queue& queue = *rows.add_queues();
  queue.set_queue_id(code);
  write("业务" + code, *queue.mutable_name());
  queue.set_prefix(prefix);
  queue.set_kind(v1::QUEUE_KIND_HANDLING);
  queue.set_zone_id("east");
  queue.set_identity_rule(v1::IDENTITY_RULE_OPTIONAL);
  if (code != "lonely") {
    queue.add_counter_ids("1");
    queue.add_counter_ids("2");
  }
  return queue;
}

void addItem(v1::CatalogueRows& rows, const std::string& code, const std::string& queue) {
  v1::Item& item = *rows.add_items();
  item.set_item_id(code);
  write("事项" + code, *item.mutable_name());
  item.set_queue_id(queue);
  item.set_revision(7);
  item.set_guide_version(3);
}

v1::GetCatalogueResponse head(std::uint32_t version) {
  v1::GetCatalogueResponse part;
  v1::CatalogueHead& head = *part.mutable_head();
  head.set_catalogue_version(version);
  write("测试市政务服务中心", *head.mutable_hall()->mutable_name());
  head.mutable_hall()->set_complaint_phone("0370-12345");
  head.set_time_zone("Asia/Shanghai");
  v1::HallSettings& settings = *head.mutable_settings();
  settings.mutable_issuing_opens_early_duration()->set_seconds(std::int64_t{30} * 60);
  settings.set_priority_prefix("V");
  settings.set_appointment_prefix("Y");
  settings.set_day_end_minute(180);
  settings.set_elderly_age(65);
  settings.set_copies_max(50);
  v1::Season& season = *head.mutable_hours()->add_seasons();
  season.set_first_day(101);
  season.set_last_day(1231);
  addSession(season, 9, 12);
  addSession(season, 13, 17);
  v1::WorkCalendarDay& off = *head.mutable_work_calendar()->add_days();
  off.mutable_date()->set_year(2026);
  off.mutable_date()->set_month(3);
  off.mutable_date()->set_day(4);
  return part;
}

}  // namespace

std::vector<v1::GetCatalogueResponse> sampleCatalogue(std::uint32_t version) {
  std::vector<v1::GetCatalogueResponse> parts{head(version), {}, {}, {}};
  v1::CatalogueRows& rows = *parts[1].mutable_rows();
  v1::Zone& zone = *rows.add_zones();
  zone.set_zone_id("east");
  write("东区", *zone.mutable_name());
  rows.add_counters()->set_counter_id("1");
  v1::CounterPlace& room = *rows.add_counters();
  room.set_counter_id("2");
  write("诊室", *room.mutable_name());
  addQueue(rows, "general", "A");
  addQueue(rows, "consult", "Z").set_identity_rule(v1::IDENTITY_RULE_NONE);
  addQueue(rows, "estate", "E").set_identity_rule(v1::IDENTITY_RULE_REQUIRED);
  addQueue(rows, "lonely", "L");
  v1::Season& early = *addQueue(rows, "early", "M").mutable_hours()->add_seasons();
  early.set_first_day(101);
  early.set_last_day(1231);
  addSession(early, 7, 12);
  v1::CatalogueRows& more = *parts[2].mutable_rows();
  addItem(more, "card", "general");
  addItem(more, "house", "estate");
  addItem(more, "nobody", "lonely");
  addItem(more, "dawn", "early");
  v1::Theme& theme = *more.add_themes();
  theme.set_theme_id("newborn");
  write("出生一件事", *theme.mutable_name());
  theme.add_item_ids("card");
  theme.add_item_ids("house");
  v1::Guide& guide = *more.add_guides();
  guide.set_item_id("card");
  guide.set_version(3);
  parts[3].mutable_end()->set_row_count(14);
  return parts;
}

KnownCataloguePtr sampleKnown() {
  return knownCatalogueOf(sampleCatalogue());
}

std::chrono::milliseconds at(int hour, int minute, int second) {
  // 2026-03-01T16:00:00Z is the midnight before.
  constexpr std::chrono::seconds kMidnight{1'772'380'800};
  return kMidnight + std::chrono::hours{hour} + std::chrono::minutes{minute} +
         std::chrono::seconds{second};
}

}  // namespace hall::terminal::sample
