#include "tests/unit/api/catalogue_edits_fixture.h"

namespace hall::api {
namespace {

class WrongRowTest : public testing::TestWithParam<Wrong> {};

TEST_P(WrongRowTest, IsRefusedNamingTheField) {
  expectRefused(GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    Names,
    WrongRowTest,
    testing::Values(
        wrong<v1::Item>(
            "queue",
            [](v1::Item& i) { i.set_queue_id("nix"); },
            kInvalid,
            "rows.items[2].queue_id",
            "nix"
        ),
        wrong<v1::Item>(
            "department",
            [](v1::Item& i) { i.set_department_id(""); },
            kInvalid,
            "rows.items[2].department_id"
        ),
        wrong<v1::Queue>(
            "zone",
            [](v1::Queue& q) { q.set_zone_id("nix"); },
            kInvalid,
            "rows.queues[1].zone_id",
            "nix"
        ),
        wrong<v1::CounterPlace>(
            "zone of a counter",
            [](v1::CounterPlace& c) { c.set_zone_id("nix"); },
            kInvalid,
            "rows.counters[1].zone_id",
            "nix"
        ),
        wrong<v1::CounterPlace>(
            "queue of a counter",
            [](v1::CounterPlace& c) { c.add_queue_ids("nix"); },
            kInvalid,
            "rows.counters[1].queue_ids",
            "nix"
        ),
        wrong<v1::CounterPlace>(
            "queue twice",
            [](v1::CounterPlace& c) { c.add_queue_ids(c.queue_ids(0)); },
            kMalformed,
            "rows.counters[1].queue_ids"
        ),
        wrong<v1::Guide>(
            "item of a guide",
            [](v1::Guide& g) { g.set_item_id("nix"); },
            kInvalid,
            "rows.guides[1].item_id",
            "nix"
        ),
        Wrong{
            "item of a theme",
            [](Request& r) { r.mutable_rows()->mutable_themes(0)->add_item_ids("nix"); },
            kInvalid,
            "rows.themes[1].item_ids",
            "nix"},
        Wrong{
            "withdrawn that is none",
            [](Request& r) { r.add_withdrawn_rows("item:nix"); },
            kInvalid,
            "withdrawn_rows[1]",
            "nix"},
        Wrong{
            "a queue that items need",
            [](Request& r) {
              r.mutable_rows()->clear_queues();
              r.add_withdrawn_rows("queue:estate");
            },
            kInvalid,
            "item.house-transfer.queue",
            "house-transfer"},
        wrong<v1::CatalogueHead>(
            "hall",
            [](v1::CatalogueHead& h) { h.mutable_hall()->set_hall_id("other"); },
            kInvalid,
            "head.hall.hall_id"
        ),
        wrong<v1::CatalogueHead>(
            "level",
            [](v1::CatalogueHead& h) { h.mutable_hall()->set_level(v1::HALL_LEVEL_VILLAGE); },
            kInvalid,
            "head.hall.level"
        ),
        wrong<v1::CatalogueHead>(
            "parent",
            [](v1::CatalogueHead& h) { h.mutable_hall()->set_parent_hall_id("city"); },
            kInvalid,
            "head.hall.parent_hall_id"
        )
    )
);

INSTANTIATE_TEST_SUITE_P(
    Values,
    WrongRowTest,
    testing::Values(
        wrong<v1::Item>(
            "empty code",
            [](v1::Item& i) { i.set_item_id(""); },
            kMalformed,
            "rows.items[2].item_id"
        ),
        wrong<v1::Item>(
            "code", [](v1::Item& i) { i.set_item_id("社保"); }, kMalformed, "rows.items[2].item_id"
        ),
        wrong<v1::Item>(
            "blank name",
            [](v1::Item& i) { i.mutable_name()->set_zh(" \t"); },
            kMalformed,
            "rows.items[2].name"
        ),
        wrong<v1::Item>(
            "English alone",
            [](v1::Item& i) {
              i.mutable_name()->clear_zh();
              i.mutable_name()->set_en("x");
            },
            kMalformed,
            "rows.items[2].name"
        ),
        wrong<v1::Item>(
            "long name",
            [](v1::Item& i) { i.mutable_name()->set_zh(chinese(1400)); },
            kMalformed,
            "rows.items[2].name"
        ),
        wrong<v1::Item>(
            "bell",
            [](v1::Item& i) { i.mutable_name()->set_zh("叮\x07"); },
            kMalformed,
            "rows.items[2].name"
        ),
        wrong<v1::Item>(
            "no kind", [](v1::Item& i) { i.clear_kind(); }, kMalformed, "rows.items[2].kind"
        ),
        wrong<v1::Item>(
            "audience",
            [](v1::Item& i) { i.set_audience(static_cast<v1::Audience>(77)); },
            kMalformed,
            "rows.items[2].audience"
        ),
        wrong<v1::Item>(
            "limit of nothing",
            [](v1::Item& i) { i.mutable_promised_limit()->clear_unit(); },
            kMalformed,
            "rows.items[2].promised_limit"
        ),
        wrong<v1::Item>(
            "negative limit",
            [](v1::Item& i) {
              i.mutable_promised_limit()->set_unit(v1::LIMIT_UNIT_WORKDAYS);
              i.mutable_promised_limit()->set_count(-1);
            },
            kMalformed,
            "rows.items[2].promised_limit"
        ),
        wrong<v1::Queue>(
            "prefix", [](v1::Queue& q) { q.set_prefix("12"); }, kMalformed, "rows.queues[1].prefix"
        ),
        wrong<v1::Queue>(
            "class",
            [](v1::Queue& q) {
              q.add_targets()->set_ticket_class(static_cast<v1::TicketClass>(9));
              q.mutable_targets()->SwapElements(0, q.targets_size() - 1);
            },
            kMalformed,
            "rows.queues[1].targets[1].ticket_class"
        ),
        wrong<v1::Queue>(
            "negative wait",
            [](v1::Queue& q) {
              v1::QueueTarget& target = *q.add_targets();
              target.set_ticket_class(v1::TICKET_CLASS_ORDINARY);
              target.set_target_share_permille(900);
              target.mutable_target_duration()->set_seconds(-60);
              q.mutable_targets()->SwapElements(0, q.targets_size() - 1);
            },
            kMalformed,
            "rows.queues[1].targets[1].target_duration"
        ),
        wrong<v1::Queue>(
            "share",
            [](v1::Queue& q) {
              v1::QueueTarget& target = *q.add_targets();
              target.set_ticket_class(v1::TICKET_CLASS_ORDINARY);
              target.set_target_share_permille(1000);
              target.mutable_target_duration()->set_seconds(60);
              q.mutable_targets()->SwapElements(0, q.targets_size() - 1);
            },
            kMalformed,
            "rows.queues[1].targets[1].target_share_permille"
        ),
        wrong<v1::Queue>(
            "thirty-one targets",
            [](v1::Queue& q) {
              while (q.targets_size() < 31) *q.add_targets() = q.targets(0);
            },
            kMalformed,
            "rows.queues[1].targets"
        ),
        wrong<v1::Queue>(
            "service",
            [](v1::Queue& q) { q.mutable_expected_service_duration()->set_seconds(-1); },
            kMalformed,
            "rows.queues[1].expected_service_duration"
        ),
        wrong<v1::Queue>(
            "dates without seasons",
            [](v1::Queue& q) {
              q.mutable_hours()->clear_seasons();
              q.mutable_hours()->add_exceptions();
            },
            kMalformed,
            "rows.queues[1].hours.seasons"
        ),
        wrong<v1::CounterPlace>(
            "ground",
            [](v1::CounterPlace& c) { c.add_only_grounds(static_cast<v1::Ground>(15)); },
            kMalformed,
            "rows.counters[1].only_grounds"
        ),
        wrong<v1::CounterPlace>(
            "half a place",
            [](v1::CounterPlace& c) { c.set_map_row(0); },
            kMalformed,
            "rows.counters[1].map_row"
        ),
        wrong<v1::CounterPlace>(
            "off the map",
            [](v1::CounterPlace& c) { c.set_map_row(51); },
            kMalformed,
            "rows.counters[1].map_row"
        )
    )
);

}  // namespace
}  // namespace hall::api
