#include "tools/hallctl/limit_due.h"

#include <google/protobuf/struct.pb.h>

#include <memory>

#include "server/config/catalogue_files.h"
#include "server/config/catalogue_parser.h"
#include "server/config/notation.h"
#include "tools/hallctl/answer.h"
#include "tools/hallctl/catalogue_check.h"
#include "tools/hallctl/text_table.h"
#include "tools/hallctl/verb_commands.h"

namespace hall::hallctl {

namespace {

constexpr std::int32_t kExtensionMax = 1000;

struct Asked {
  std::string limit;
  std::string accepted;
  std::string catalogue;
  std::int32_t extension = 0;
};

std::string textOf(const LimitDue& found, const Style& style) {
  TextTable table({"", ""});
  table.add({style.say("最迟办结", "Due"), momentText(found.due.at, style)});
  table.add({style.say("临期预警", "Yellow from"), momentText(found.nearDue, style)});
  std::string text = table.text();
  if (found.due.provisional) {
    text += style.say(
        "暂定：其中有尚未公布放假安排的年份，公布后会重新计算。\n",
        "Provisional: a year in it has no holiday notice yet; it is computed anew then.\n"
    );
  }
  return text;
}

google::protobuf::Struct messageOf(const LimitDue& found, const Style& style) {
  google::protobuf::Struct message;
  auto& fields = *message.mutable_fields();
  fields["due"].set_string_value(momentText(found.due.at, style));
  fields["near_due"].set_string_value(momentText(found.nearDue, style));
  fields["provisional"].set_bool_value(found.due.provisional);
  return message;
}

void answerDue(Invocation& run, const Asked& asked) {
  const auto refuse = [&run](std::string_view zh, std::string_view en, const std::string& what) {
    complain(run, ExitCode::Refused, run.style.say(zh, en) + what);
  };
  config::Faults faults;
  const auto files = config::readCatalogueFolder(catalogueFolderOf(asked.catalogue), faults);
  const auto parsed = config::parseCatalogue(files);
  faults.insert(faults.end(), parsed.faults.begin(), parsed.faults.end());
  if (!faults.empty()) return complain(run, ExitCode::Refused, config::listed(faults));

  Style style = run.style;
  style.zone = parsed.content.zone;
  const auto limit = config::parseLimit(asked.limit);
  if (!limit) return refuse("不是时限：", "This is no limit: ", asked.limit);
  const auto accepted = parseMoment(asked.accepted, style.zone);
  if (!accepted) return refuse("不是时间：", "This is no time: ", asked.accepted);
  const auto found = limitDueOf(parsed.content, {*limit, asked.extension, *accepted, {}});
  if (!found) return refuse("没有时限：", "Without a limit nothing is due: ", asked.limit);
  print(run.json ? answerJson(messageOf(*found, style), false) : textOf(*found, style));
}

}  // namespace

std::optional<LimitDue> limitDueOf(
    const domain::Catalogue::Content& content, const domain::RunningLimit& running
) {
  const domain::WorkingTime time(content.calendar, content.hours, content.zone);
  const auto due = domain::dueOf(running, time);
  if (!due) return std::nullopt;
  return LimitDue{*due, domain::nearDueAt(running, *due, time)};
}

void addDueCommand(CLI::App& app, Invocation& run) {
  CLI::App& command = addCommand(
      app,
      "deadlines",
      "due",
      {"按工作日历算最迟办结时间", "When a limit ends by the working-day calendar"},
      run
  );
  const auto asked = std::make_shared<Asked>();
  const Style& style = run.style;
  command
      .add_option(
          "limit,--limit",
          asked->limit,
          style.say(
              "时限，如“5个工作日”“0.5 workdays”“1小时”",
              "The limit, as \"5 workdays\", \"0.5 workdays\" or \"1 hour\""
          )
      )
      ->required();
  command
      .add_option(
          "accepted,--accepted",
          asked->accepted,
          style.say("受理时间，如“2026-02-11 10:00”", "Of acceptance, as \"2026-02-11 10:00\"")
      )
      ->required();
  command
      .add_option(
          "--catalogue", asked->catalogue, style.say("业务配置文件夹", "Folder of the catalogue")
      )
      ->required();
  command
      .add_option(
          "--extension",
          asked->extension,
          style.say("延期，单位同时限", "Extension, in the limit's own unit")
      )
      ->check(CLI::Range(0, kExtensionMax));
  command.callback([&run, asked] { answerDue(run, *asked); });
}

}  // namespace hall::hallctl
