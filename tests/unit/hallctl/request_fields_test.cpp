#include "tools/hallctl/request_fields.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "hall/v1/admin_service.pb.h"
#include "hall/v1/auth_service.pb.h"
#include "hall/v1/counter_service.pb.h"
#include "hall/v1/report_service.pb.h"
#include "hall/v1/ticket_service.pb.h"

namespace hall::hallctl {
namespace {

/// A command with the fields of one request, as a verb or as the bare rpc.
template <class Request>
class Command {
 public:
  explicit Command(std::span<const FieldName> names = {})
      : fields_(
            app_,
            *Request::descriptor(),
            names,
            names.empty() ? RequestFields::Shown::Every : RequestFields::Shown::Named,
            style_
        ) {}

  /// The request of these words; a sentence in `wrong` where they do not fit.
  Request parse(std::vector<std::string> words) {
    std::reverse(words.begin(), words.end());
    app_.parse(words);
    wrong.clear();
    return static_cast<const Request&>(*fields_.build(wrong, style_, [this](const auto& prompt) {
      asked.push_back(prompt);
      return "typed " + std::to_string(asked.size());
    }));
  }
  std::string optionOf(std::string_view path) { return fields_.optionOf(path, style_); }
  std::string help() { return app_.help(); }

  std::string wrong;
  std::vector<std::string> asked;  ///< what a person was asked to type in

 private:
  Style style_{client::Language::English};
  CLI::App app_;
  RequestFields fields_;
};

constexpr std::array kIssue{
    FieldName{"errand.item_id", "--item", {"事项", "Item"}},
    FieldName{"errand.queue_id", "--queue", {"队列", "Queue"}},
    FieldName{"errand.assistance_marks", "--assist", {"协助", "Assistance"}},
    FieldName{"errand.allow_duplicate", "--again", {"另取", "Again"}}};
constexpr std::array kFinish{
    FieldName{"counter_id", "counter,--counter", {"窗口", "Counter"}},
    FieldName{"items.outcome", "--outcome", {"结果", "Outcome"}},
    FieldName{"items.material_codes", "--material", {"材料", "Material"}}};

TEST(RequestFieldsTest, TakesEveryFieldUnderItsOwnName) {
  Command<v1::IssueForApplicantRequest> command;

  const auto request = command.parse(
      {"--errand.item-id",
       "social-card",
       "--errand.copies",
       "3",
       "--errand.ground",
       "elderly",
       "--errand.applicant.resident-id",
       "11010119900307001X",
       "--telephone"}
  );

  EXPECT_EQ(command.wrong, "");
  EXPECT_EQ(request.errand().item_id(), "social-card");
  EXPECT_EQ(request.errand().copies(), 3U);
  EXPECT_EQ(request.errand().ground(), v1::GROUND_ELDERLY);
  EXPECT_EQ(request.errand().applicant().resident_id(), "11010119900307001X");
  EXPECT_TRUE(request.telephone());
}

TEST(RequestFieldsTest, TakesShortNamesBesideTheLongOnes) {
  Command<v1::IssueTicketRequest> command(kIssue);

  const auto request = command.parse(
      {"--item",
       "social-card",
       "--assist",
       "sight",
       "--assist",
       "hearing",
       "--again",
       "--errand.copies",
       "2"}
  );

  EXPECT_EQ(command.wrong, "");
  EXPECT_EQ(request.errand().item_id(), "social-card");
  EXPECT_EQ(request.errand().assistance_marks_size(), 2);
  EXPECT_TRUE(request.errand().allow_duplicate());
  EXPECT_EQ(request.errand().copies(), 2U);
}

TEST(RequestFieldsTest, AFlagThatIsSaidToBeFalseTakesBackWhatStands) {
  constexpr std::array kNames{FieldName{"staff.may_pick", "--may-pick", {"权限", "A right"}}};
  const auto said = [&](std::vector<std::string> words) {
    Command<v1::UpdateStaffRequest> command(kNames);
    return command.parse(std::move(words)).staff();
  };

  EXPECT_TRUE(said({"--may-pick"}).may_pick());
  EXPECT_TRUE(said({"--may-pick=false"}).has_may_pick());
  EXPECT_FALSE(said({"--may-pick=false"}).may_pick());
  EXPECT_FALSE(said({}).has_may_pick());
}

TEST(RequestFieldsTest, LetsAPasswordBeTypedInAndNeverStandOnTheCommandLine) {
  Command<v1::ChangePasswordRequest> change;

  const auto changed = change.parse({"--ask-old-password", "--ask-new-password"});

  EXPECT_EQ(changed.old_password(), "typed 1");
  EXPECT_EQ(changed.new_password(), "typed 2");
  EXPECT_EQ(change.asked, (std::vector<std::string>{"Present password: ", "New password: "}));
  Command<v1::LoginRequest> login;
  EXPECT_EQ(login.parse({"--staff-number", "5001"}).password(), "");
  EXPECT_TRUE(login.asked.empty()) << "only who says so is asked";
  EXPECT_THROW(login.parse({"--password", "Spring-2026"}), CLI::ParseError);
}

TEST(RequestFieldsTest, RefusesAPasswordInTheJsonOfTheCommandLine) {
  Command<v1::LoginRequest> login;

  login.parse({"--request-json", R"({"staff_number":"5001","password":"Spring-2026"})"});

  EXPECT_EQ(login.wrong, "no password on a command line; use --ask-password");
  EXPECT_TRUE(login.asked.empty());
}

TEST(RequestFieldsTest, ListsOnlyTheShortNamesInTheHelpOfAVerb) {
  Command<v1::IssueTicketRequest> verb(kIssue);
  Command<v1::IssueTicketRequest> rpc;

  EXPECT_EQ(verb.help().find("--errand.copies"), std::string::npos);
  EXPECT_NE(verb.help().find("--item"), std::string::npos);
  EXPECT_NE(rpc.help().find("--errand.copies"), std::string::npos);
}

TEST(RequestFieldsTest, FillsOneEntryOfAListThroughShortNames) {
  Command<v1::FinishServingRequest> command(kFinish);

  const auto request = command.parse(
      {"7", "--outcome", "one-time-notice", "--material", "photo", "--material", "form"}
  );

  EXPECT_EQ(command.wrong, "");
  EXPECT_EQ(request.counter_id(), "7");
  ASSERT_EQ(request.items_size(), 1);
  EXPECT_EQ(request.items(0).outcome(), v1::OUTCOME_ONE_TIME_NOTICE);
  EXPECT_EQ(request.items(0).material_codes_size(), 2);
}

TEST(RequestFieldsTest, TakesSeveralEntriesAsJson) {
  Command<v1::FinishServingRequest> command(kFinish);

  const auto request = command.parse(
      {"--items",
       R"({"outcome":"OUTCOME_DONE","item_id":"a"})",
       "--items",
       R"({"outcome":"OUTCOME_CONSULTED"})"}
  );

  EXPECT_EQ(command.wrong, "");
  ASSERT_EQ(request.items_size(), 2);
  EXPECT_EQ(request.items(0).item_id(), "a");
}

TEST(RequestFieldsTest, ReadsTimesLengthsAndDatesAsPeopleWriteThem) {
  Command<v1::PauseCounterRequest> pause;
  Command<v1::GetReportRequest> report;

  const auto paused =
      pause.parse({"--pause-duration", "15min", "--occur-time", "2026-03-02 09:00"});
  const auto reported = report.parse({"--query.date", "2026-03-02", "--query.period", "day"});

  EXPECT_EQ(paused.pause_duration().seconds(), 900);
  EXPECT_EQ(paused.occur_time().seconds(), 1772413200);
  EXPECT_EQ(reported.query().date().month(), 3);
  EXPECT_EQ(reported.query().period(), v1::REPORT_PERIOD_DAY);
}

TEST(RequestFieldsTest, MakesARequestIdUnlessOneIsGiven) {
  Command<v1::CallNextRequest> command;

  EXPECT_EQ(command.parse({}).request_id().size(), 36U);
  EXPECT_EQ(command.parse({"--request-id", "mine"}).request_id(), "mine");
}

std::string wrongIn(const std::vector<std::string>& words) {
  Command<v1::IssueTicketRequest> command;
  command.parse(words);
  return command.wrong;
}

TEST(RequestFieldsTest, SaysWhichValueDoesNotFitAndWhatWould) {
  EXPECT_TRUE(wrongIn({"--errand.ground", "eldrly"})
                  .starts_with("--errand.ground: `eldrly` does not fit; nearest: elderly; one of: ")
  );
  EXPECT_EQ(
      wrongIn({"--errand.copies", "many"}),
      "--errand.copies: `many` does not fit; a whole number from 1 is wanted"
  );
  for (const char* none : {"0", "-1"}) {
    EXPECT_TRUE(wrongIn({"--errand.copies", none}).ends_with("a whole number from 1 is wanted"));
  }
  EXPECT_TRUE(wrongIn({"--request-json", "{"}).starts_with("--request-json: "));
}

TEST(RequestFieldsTest, OffersAndTakesForPeopleNoRoleOfADevice) {
  Command<v1::CreateStaffRequest> command;

  EXPECT_EQ(command.parse({"--staff.roles", "supervisor"}).staff().roles(0), v1::ROLE_SUPERVISOR);
  command.parse({"--staff.roles", "kiosk"});
  EXPECT_TRUE(command.wrong.starts_with("--staff.roles: `kiosk` does not fit; one of: counter-staff"
  )) << command.wrong;
  EXPECT_EQ(command.wrong.find("board"), std::string::npos);
  EXPECT_EQ(command.help().find("kiosk"), std::string::npos);
}

TEST(RequestFieldsTest, TakesAKindOfEventHoweverItIsWritten) {
  for (const char* word : {"ticket-issued", "ticket_issued", "取号"}) {
    Command<v1::ListEventsRequest> command;
    const auto request = command.parse({"--kinds", word});
    EXPECT_EQ(command.wrong, "");
    EXPECT_EQ(request.kinds(0), "ticket_issued");
  }
  Command<v1::ListEventsRequest> command;
  command.parse({"--kinds", "ticket-isued"});
  EXPECT_TRUE(command.wrong.starts_with(
      "--kinds: `ticket-isued` does not fit; nearest: ticket-issued; one of: hall-opened, "
  )) << command.wrong;
}

TEST(RequestFieldsTest, SaysInChineseThatJsonIsWrongWithoutTheLibrarysEnglish) {
  const Style chinese{client::Language::Chinese};
  const auto wrong = [&](const char* json) {
    CLI::App app;
    RequestFields fields(
        app, *v1::IssueTicketRequest::descriptor(), {}, RequestFields::Shown::Every, chinese
    );
    app.parse(std::vector<std::string>{json, "--request-json"});
    std::string sentence;
    fields.build(sentence, chinese, [](const std::string&) { return std::string(); });
    return sentence;
  };

  EXPECT_EQ(wrong("{bad"), "--request-json：JSON 写得不对");
  EXPECT_EQ(wrong(R"({"errand":{"itm":1}})"), "--request-json：JSON 里有不认识的字段 itm");
}

TEST(RequestFieldsTest, RefusesTwoMembersOfOneChoice) {
  Command<v1::IssueTicketRequest> command(kIssue);

  command.parse({"--item", "a", "--queue", "b"});

  EXPECT_EQ(command.wrong, "--item and --queue exclude each other");
}

TEST(RequestFieldsTest, NamesTheOptionOfAFieldThatTheServerRefused) {
  Command<v1::IssueTicketRequest> command(kIssue);

  EXPECT_EQ(command.optionOf("errand.item_id"), "--item");
  EXPECT_EQ(command.optionOf("item_id"), "--item");
  EXPECT_EQ(command.optionOf("errand.purpose"), "--item or --errand.theme-id or --queue");
  EXPECT_EQ(command.optionOf("weather"), "");
}

TEST(RequestFieldsTest, TakesTheWholeRequestAsJsonAndSingleFieldsOverIt) {
  Command<v1::IssueTicketRequest> command;

  const auto request = command.parse(
      {"--request-json", R"({"errand":{"item_id":"a","copies":2}})", "--errand.copies", "5"}
  );

  EXPECT_EQ(request.errand().item_id(), "a");
  EXPECT_EQ(request.errand().copies(), 5U);
}

}  // namespace
}  // namespace hall::hallctl
