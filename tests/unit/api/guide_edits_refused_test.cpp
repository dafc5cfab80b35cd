#include "tests/unit/api/catalogue_edits_fixture.h"

namespace hall::api {
namespace {

class WrongGuideOrHeadTest : public testing::TestWithParam<Wrong> {};

TEST_P(WrongGuideOrHeadTest, IsRefusedNamingTheField) {
  expectRefused(GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    All,
    WrongGuideOrHeadTest,
    testing::Values(
        wrong<v1::Guide>(
            "date",
            [](v1::Guide& g) { g.mutable_next_review_date()->set_day(40); },
            kMalformed,
            "rows.guides[1].next_review_date"
        ),
        wrong<v1::Guide>(
            "no date",
            [](v1::Guide& g) { g.clear_effective_date(); },
            kMalformed,
            "rows.guides[1].effective_date"
        ),
        wrong<v1::Guide>(
            "text",
            [](v1::Guide& g) { g.mutable_fees()->set_zh(chinese(1400)); },
            kMalformed,
            "rows.guides[1].fees"
        ),
        wrong<v1::Guide>(
            "condition",
            [](v1::Guide& g) { g.add_conditions()->set_en("x"); },
            kMalformed,
            "rows.guides[1].conditions[3]"
        ),
        wrong<v1::Guide>(
            "conditions",
            [](v1::Guide& g) {
              while (g.conditions_size() < 256) g.add_conditions()->set_zh("年满十八周岁");
            },
            kMalformed,
            "rows.guides[1].conditions"
        ),
        wrong<v1::Guide>(
            "materials",
            [](v1::Guide& g) {
              while (g.materials_size() < 101) *g.add_materials() = g.materials(0);
            },
            kMalformed,
            "rows.guides[1].materials"
        ),
        wrong<v1::Guide>(
            "copies",
            [](v1::Guide& g) { g.mutable_materials(0)->set_copies(21); },
            kMalformed,
            "rows.guides[1].materials[1].copies"
        ),
        wrong<v1::Guide>(
            "material",
            [](v1::Guide& g) { g.mutable_materials(0)->set_material_code(" "); },
            kMalformed,
            "rows.guides[1].materials[1].material_code"
        ),
        wrong<v1::Guide>(
            "visits", [](v1::Guide& g) { g.set_visits(21); }, kMalformed, "rows.guides[1].visits"
        ),
        wrong<v1::CatalogueHead>(
            "telephone",
            [](v1::CatalogueHead& h) {
              h.mutable_hall()->set_complaint_phone(std::string(31, '1'));
            },
            kMalformed,
            "head.hall.complaint_phone"
        ),
        wrong<v1::CatalogueHead>(
            "commitment",
            [](v1::CatalogueHead& h) {
              h.mutable_hall()->mutable_commitment()->set_zh(chinese(201));
            },
            kMalformed,
            "head.hall.commitment"
        ),
        wrong<v1::CatalogueHead>(
            "spans",
            [](v1::CatalogueHead& h) {
              while (h.voice().volume_spans_size() < 13) h.mutable_voice()->add_volume_spans();
            },
            kMalformed,
            "head.voice.volume_spans"
        ),
        wrong<v1::CatalogueHead>(
            "sessions",
            [](v1::CatalogueHead& h) {
              auto& season = *h.mutable_hours()->mutable_seasons(0);
              while (season.workday_size() < 7) season.add_workday();
            },
            kMalformed,
            "head.hours.seasons[1].workday"
        ),
        wrong<v1::CatalogueHead>(
            "seasons",
            [](v1::CatalogueHead& h) {
              while (h.hours().seasons_size() < 13) h.mutable_hours()->add_seasons();
            },
            kMalformed,
            "head.hours.seasons"
        ),
        wrong<v1::CatalogueHead>(
            "never open",
            [](v1::CatalogueHead& h) {
              h.mutable_hours()->clear_seasons();
              h.mutable_hours()->add_exceptions()->set_reason("检修");
            },
            kMalformed,
            "head.hours.seasons"
        ),
        wrong<v1::CatalogueHead>(
            "no reason",
            [](v1::CatalogueHead& h) {
              write(support::monday(), *h.mutable_hours()->add_exceptions()->mutable_date());
            },
            kMalformed,
            "head.hours.exceptions[1].reason"
        ),
        Wrong{
            "too many rows",
            [](Request& r) {
              while (r.rows().zones_size() < 10'000) r.mutable_rows()->add_zones();
            },
            kMalformed,
            "rows"},
        Wrong{
            "a row twice",
            [](Request& r) { *r.mutable_rows()->add_zones() = r.rows().zones(0); },
            kMalformed,
            "rows.zones[3]"},
        Wrong{
            "a guide twice",
            [](Request& r) {
              const v1::Guide guide = r.rows().guides(0);
              r.mutable_rows()->clear_guides();
              *r.mutable_rows()->add_guides() = guide;
              *r.mutable_rows()->add_guides() = guide;
            },
            kMalformed,
            "rows.guides[2]"},
        Wrong{
            "given and withdrawn",
            [](Request& r) { r.add_withdrawn_rows("item:company-set-up"); },
            kMalformed,
            "withdrawn_rows[1]"},
        Wrong{
            "no sort",
            [](Request& r) { r.add_withdrawn_rows("counter:1"); },
            kMalformed,
            "withdrawn_rows[1]"},
        Wrong{
            "too many withdrawn",
            [](Request& r) {
              while (r.withdrawn_rows_size() < 101) r.add_withdrawn_rows("item:nix");
            },
            kMalformed,
            "withdrawn_rows"}
    )
);

}  // namespace
}  // namespace hall::api
