#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "hall/v1/admin_service.pb.h"
#include "hall/v1/guide_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "server/api/catalogue_messages.h"
#include "tests/contract/api/api_fixture.h"

namespace hall::api {
namespace {

class EditCatalogueTest : public ApiFixture {
 protected:
  using Request = v1::EditCatalogueRequest;

  /// With nothing to change.
  Request request() {
    Request request;
    request.set_request_id(freshId());
    request.set_etag(etag());
    return request;
  }
  /// A new name of the first item.
  Request renaming(const std::string& name) {
    Request edit = request();
    addItem(edit).mutable_name()->set_zh(name);
    return edit;
  }
  /// The first guide, with other fees.
  Request charging(const std::string& fees, v1::Role reviewer = v1::ROLE_GUIDE_STAFF) {
    Request edit = request();
    const auto catalogue = state().catalogue;
    v1::Guide& guide = *edit.mutable_rows()->add_guides();
    writeGuide(catalogue->content().items[0], guide);
    guide.mutable_fees()->set_zh(fees);
    guide.mutable_fees()->set_en("");
    edit.set_reviewer_staff_number(numberOf(reviewer));
    return edit;
  }
  v1::Item& addItem(Request& edit, std::size_t index = 0) {
    const auto catalogue = state().catalogue;
    v1::Item& item = *edit.mutable_rows()->add_items();
    writeItem(*catalogue, catalogue->content().items[index], item);
    return item;
  }
  Answer<v1::EditCatalogueResponse> edit(
      const Request& request, v1::Role by = v1::ROLE_HALL_MANAGER
  ) {
    return ask<v1::EditCatalogueResponse>("AdminService.EditCatalogue", request, as(by));
  }
  std::string etag() {
    return ask<v1::GetStatusResponse>(
               "AdminService.GetStatus", v1::GetStatusRequest(), as(v1::ROLE_ADMINISTRATOR)
    )
        ->catalogue_etag();
  }
  std::uint32_t version() { return state().catalogue->version(); }
};

TEST_F(EditCatalogueTest, PublishesTheRowAndLeavesEverythingElse) {
  const auto before = state().catalogue;

  const auto published = edit(renaming("公司设立登记"));

  ASSERT_TRUE(published.ok()) << published.ending.status.message;
  EXPECT_TRUE(published->published());
  EXPECT_EQ(published->catalogue_version(), 2U);
  EXPECT_EQ(published->etag(), etag());
  EXPECT_EQ(published->position(), state().position.value);
  ASSERT_EQ(published->changed_rows_size(), 1);
  EXPECT_EQ(published->changed_rows(0), "item:company-set-up");
  domain::Catalogue::Content expected = before->content();
  expected.version = 2;
  expected.items[0].name.zh = "公司设立登记";
  expected.items[0].revision = 2;
  EXPECT_EQ(state().catalogue->content(), expected);
}

TEST_F(EditCatalogueTest, PublishesSettingsOfTheHead) {
  Request settings = request();
  const auto before = state().catalogue;
  v1::CatalogueHead& head = *settings.mutable_head();
  write(before->content().hall, *head.mutable_hall());
  head.mutable_hall()->mutable_commitment()->set_zh("限时办结");
  write(before->rules(), *head.mutable_settings());
  head.mutable_settings()->set_crowded_per_counter(9);
  write(before->content().voice, *head.mutable_voice());
  head.mutable_voice()->set_english(true);

  const auto published = edit(settings, v1::ROLE_ADMINISTRATOR);

  ASSERT_TRUE(published.ok()) << published.ending.status.message;
  const auto& after = state().catalogue->content();
  EXPECT_EQ(after.hall.commitment.zh, "限时办结");
  EXPECT_EQ(after.rules.crowdedPerCounter, 9);
  EXPECT_TRUE(after.voice.english);
  EXPECT_EQ(after.items, before->content().items);
  EXPECT_EQ(after.hours, before->content().hours);
}

TEST_F(EditCatalogueTest, ADryRunTellsWhatWouldChangeAndPublishesNothing) {
  Request dry = renaming("公司设立登记");
  dry.set_dry_run(true);

  const auto checked = edit(dry);

  ASSERT_TRUE(checked.ok()) << checked.ending.status.message;
  EXPECT_FALSE(checked->published());
  EXPECT_EQ(checked->catalogue_version(), 1U);
  EXPECT_EQ(checked->etag(), etag());
  ASSERT_EQ(checked->before().rows().items_size(), 1);
  ASSERT_EQ(checked->after().rows().items_size(), 1);
  EXPECT_EQ(checked->before().rows().items(0).name().zh(), "企业设立登记");
  EXPECT_EQ(checked->after().rows().items(0).name().zh(), "公司设立登记");
  EXPECT_EQ(version(), 1U);
  EXPECT_FALSE(edit(renaming("公司设立登记"))->has_after()) << "only a dry run asks for it";
}

TEST_F(EditCatalogueTest, RefusesWhatWasEditedFromAnotherCatalogue) {
  Request stale = renaming("公司登记");
  Request staleToo = renaming("公司登记");
  staleToo.set_dry_run(true);
  Request without = renaming("公司登记");
  without.clear_etag();
  ASSERT_TRUE(edit(renaming("公司设立登记")).ok());

  EXPECT_EQ(edit(stale).reason(), v1::REASON_CATALOGUE_STALE);
  EXPECT_EQ(edit(stale).detail("etag"), "2");
  EXPECT_EQ(edit(staleToo).reason(), v1::REASON_CATALOGUE_STALE);
  EXPECT_EQ(edit(without).reason(), v1::REASON_CATALOGUE_STALE);
  EXPECT_EQ(version(), 2U);
}

TEST_F(EditCatalogueTest, AnswersARepeatWithTheFirstVersionWhateverBecameOfTheCatalogue) {
  const Request once = renaming("公司设立登记");
  const auto first = edit(once);
  ASSERT_TRUE(first.ok()) << first.ending.status.message;
  Request withdrawn = request();
  withdrawn.add_withdrawn_rows("item:company-set-up");
  ASSERT_TRUE(edit(withdrawn).ok());
  Request other = once;
  other.mutable_rows()->mutable_items(0)->mutable_name()->set_zh("别的");

  const auto second = edit(once);

  ASSERT_TRUE(second.ok()) << second.ending.status.message;
  EXPECT_TRUE(second->published());
  EXPECT_EQ(second->catalogue_version(), first->catalogue_version());
  EXPECT_EQ(second->position(), first->position());
  EXPECT_EQ(second->etag(), first->etag());
  EXPECT_EQ(edit(other).reason(), v1::REASON_REQUEST_ID_REUSED);
  EXPECT_EQ(version(), 3U);
  EXPECT_TRUE(state().catalogue->itemByCode("company-set-up")->withdrawn);
}

TEST_F(EditCatalogueTest, RefusesWhatChangesNothing) {
  Request same = request();
  addItem(same);

  EXPECT_EQ(edit(same).reason(), v1::REASON_NOTHING_CHANGED);
  EXPECT_EQ(edit(request()).reason(), v1::REASON_NOTHING_CHANGED);
  Request nameless = request();
  nameless.clear_request_id();
  EXPECT_EQ(edit(nameless).reason(), v1::REASON_REQUEST_ID_MISSING);
}

TEST_F(EditCatalogueTest, ListsWhatTheRulesFindAndPublishesNothing) {
  Request edits = charging("  ");
  edits.mutable_rows()->mutable_guides(0)->mutable_fees()->Clear();
  edits.mutable_rows()->mutable_guides(0)->mutable_conditions(0)->set_zh("其他条件");

  const auto answer = edit(edits);

  ASSERT_TRUE(answer.ok()) << answer.ending.status.message;
  EXPECT_FALSE(answer->published());
  EXPECT_EQ(answer->finding_count(), 2U);
  EXPECT_EQ(answer->findings(0).rule(), "guide_field_empty");
  EXPECT_EQ(answer->findings(0).subject(), "item.company-set-up.guide.fees");
  EXPECT_EQ(answer->findings(1).rule(), "catch_all_wording");
  EXPECT_EQ(version(), 1U);
}

TEST_F(EditCatalogueTest, SettingsOutOfRangeAreFound) {
  Request edits = request();
  v1::HallSettings& settings = *edits.mutable_head()->mutable_settings();
  write(state().catalogue->rules(), settings);
  settings.set_calls_before_no_show(0xFFFFFFFFU);
  settings.mutable_ready_for_duration()->set_seconds(-60);

  const auto answer = edit(edits);

  ASSERT_TRUE(answer.ok()) << answer.ending.status.message;
  EXPECT_FALSE(answer->published());
  EXPECT_EQ(answer->finding_count(), 2U);
  EXPECT_EQ(answer->findings(0).rule(), "setting_out_of_range");
  EXPECT_EQ(version(), 1U);
}

TEST_F(EditCatalogueTest, TellsTheFieldAndTheCodeThatNamesNothing) {
  Request lost = renaming("公司设立登记");
  lost.mutable_rows()->mutable_items(0)->set_queue_id("nix");
  Request crowd = request();
  while (crowd.rows().items_size() < 10'000) crowd.mutable_rows()->add_items();

  const auto refused = edit(lost);

  EXPECT_EQ(refused.reason(), v1::REASON_CATALOGUE_INVALID);
  EXPECT_EQ(refused.detail("rule"), "unknown_code");
  EXPECT_EQ(refused.detail("field"), "rows.items[1].queue_id");
  EXPECT_EQ(refused.detail("code"), "nix");
  EXPECT_EQ(edit(crowd).reason(), v1::REASON_MALFORMED_REQUEST);
  EXPECT_EQ(version(), 1U);
}

TEST_F(EditCatalogueTest, ARealHallShowsNoSampleText) {
  Request sample = renaming("公司设立登记");
  sample.mutable_rows()->mutable_items(0)->mutable_name()->set_sample(true);

  EXPECT_EQ(edit(sample).reason(), v1::REASON_SAMPLE_TEXT_IN_REAL_MODE);
  EXPECT_EQ(version(), 1U);
}

TEST_F(EditCatalogueTest, TakesNoCounterFromWhoeverHasANumber) {
  v1::IssueTicketRequest issue;
  issue.set_request_id(freshId());
  issue.mutable_errand()->set_queue_id("consult");
  ASSERT_TRUE(
      ask<v1::IssueTicketResponse>("TicketService.IssueTicket", issue, as(v1::ROLE_KIOSK)).ok()
  );
  Request edits = request();
  const auto catalogue = state().catalogue;
  v1::CounterPlace& place = *edits.mutable_rows()->add_counters();
  writePlace(*catalogue, *catalogue->counterByCode("4"), place);
  place.clear_queue_ids();

  EXPECT_EQ(edit(edits).reason(), v1::REASON_LAST_ABLE_COUNTER);
  EXPECT_EQ(version(), 1U);
}

TEST_F(EditCatalogueTest, AWithdrawnItemIsOfferedNoMoreUntilItComesBack) {
  v1::SearchItemsRequest search;
  search.set_query("qysl");
  const auto hits = [&] {
    return ask<v1::SearchItemsResponse>("GuideService.SearchItems", search)->hits_size();
  };
  ASSERT_EQ(hits(), 1);
  Request back = request();
  addItem(back);
  Request withdrawn = request();
  withdrawn.add_withdrawn_rows("item:company-set-up");

  ASSERT_TRUE(edit(withdrawn).ok());
  const int without = hits();
  back.set_etag(etag());
  ASSERT_TRUE(edit(back).ok());

  EXPECT_EQ(without, 0);
  EXPECT_EQ(hits(), 1);
}

TEST_F(EditCatalogueTest, TheEditedCatalogueOutlivesARestart) {
  const auto published = edit(renaming("公司设立登记"));

  restart();

  EXPECT_EQ(etag(), published->etag());
  EXPECT_EQ(state().catalogue->itemByCode("company-set-up")->name.zh, "公司设立登记");
}

// ---- guides -------------------------------------------------------------------------------------

TEST_F(EditCatalogueTest, AGuideIsTheCallersAndTheReviewers) {
  const auto published = edit(charging("每件十元"));

  ASSERT_TRUE(published.ok()) << published.ending.status.message;
  ASSERT_TRUE(published->published());
  const domain::Item item = *state().catalogue->itemByCode("company-set-up");
  EXPECT_EQ(item.guide->fees.zh, "每件十元");
  EXPECT_EQ(item.guide->version, 4U);
  EXPECT_EQ(item.guide->editor, numberOf(v1::ROLE_HALL_MANAGER));
  EXPECT_EQ(item.guide->reviewer, numberOf(v1::ROLE_GUIDE_STAFF));
  EXPECT_EQ(item.revision, 2U);
  EXPECT_EQ(edit(charging("每件十元")).reason(), v1::REASON_NOTHING_CHANGED);
}

TEST_F(EditCatalogueTest, SomebodyElseWhoWorksHereReviewsAGuide) {
  Request nobody = charging("每件十元");
  nobody.clear_reviewer_staff_number();
  Request stranger = charging("每件十元");
  stranger.set_reviewer_staff_number("9999");
  v1::DisableStaffRequest disable;
  disable.set_request_id(freshId());
  disable.set_staff_number(numberOf(v1::ROLE_SUPERVISOR));
  ASSERT_TRUE(ask<v1::DisableStaffResponse>(
                  "AdminService.DisableStaff", disable, as(v1::ROLE_ADMINISTRATOR)
  )
                  .ok());

  EXPECT_EQ(edit(nobody).reason(), v1::REASON_MALFORMED_REQUEST);
  EXPECT_EQ(edit(nobody).detail("field"), "reviewer_staff_number");
  EXPECT_EQ(edit(stranger).reason(), v1::REASON_CATALOGUE_INVALID);
  EXPECT_EQ(edit(stranger).detail("code"), "9999");
  EXPECT_EQ(edit(charging("每件十元", v1::ROLE_SUPERVISOR)).reason(), v1::REASON_CATALOGUE_INVALID);
  EXPECT_EQ(
      edit(charging("每件十元", v1::ROLE_HALL_MANAGER)).reason(), v1::REASON_REVIEWER_IS_EDITOR
  );
  EXPECT_EQ(version(), 1U);
}

}  // namespace
}  // namespace hall::api
