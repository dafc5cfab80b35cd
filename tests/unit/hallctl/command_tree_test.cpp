#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <regex>
#include <set>
#include <string>

#include "tests/support/temporary_directory.h"
#include "tools/hallctl/command_line.h"
#include "tools/hallctl/completion.h"
#include "tools/hallctl/raw_call.h"
#include "tools/hallctl/usage.h"
#include "tools/hallctl/verb_commands.h"
#include "tools/hallctl/verbs.h"
#include "tools/hallctl/words.h"

namespace hall::hallctl {
namespace {

std::vector<Verb> everyVerb() {
  std::vector<Verb> all;
  for (const auto verbs : {ticketVerbs(), counterVerbs(), administrationVerbs()}) {
    all.insert(all.end(), verbs.begin(), verbs.end());
  }
  return all;
}

/// nullptr: the path leads nowhere.
const google::protobuf::FieldDescriptor* fieldAt(
    const google::protobuf::Descriptor& type, std::string_view path
) {
  const std::size_t dot = path.find('.');
  const auto* field = type.FindFieldByName(std::string(path.substr(0, dot)));
  if (field == nullptr || dot == std::string_view::npos) return field;
  return field->message_type() == nullptr ? nullptr
                                          : fieldAt(*field->message_type(), path.substr(dot + 1));
}

TEST(VerbsTest, NameOnlyFieldsThatTheirRpcHas) {
  for (const Verb& verb : everyVerb()) {
    const auto& request = *methodNamed(verb.method).input_type();
    for (const FieldName& name : verb.fields) {
      EXPECT_NE(fieldAt(request, name.path), nullptr) << verb.name << " " << name.path;
      EXPECT_FALSE(name.help.zh.empty() || name.help.en.empty()) << verb.name << " " << name.path;
    }
    for (const Given& given : verb.given) {
      EXPECT_NE(fieldAt(request, given.path), nullptr) << verb.name << " " << given.path;
    }
    EXPECT_FALSE(verb.help.zh.empty() || verb.help.en.empty()) << verb.name;
  }
}

TEST(VerbsTest, HaveAlternativesThatTakeTheSameErrand) {
  for (const Verb& verb : everyVerb()) {
    if (verb.alternative.empty()) continue;
    const auto& other = *methodNamed(verb.alternative).input_type();
    EXPECT_NE(other.FindFieldByName("errand"), nullptr);
    EXPECT_NE(other.FindFieldByName("request_id"), nullptr);
  }
}

TEST(CommandTreeTest, HasACommandForEveryRpcOfTheApi) {
  Invocation run;
  const auto app = commandTree(run);
  int methods = 0;
  for (const char* name : {"Ticket", "Guide", "Counter", "Watch", "Report", "Admin", "Auth"}) {
    const auto& service = *google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(
        "hall.v1." + std::string(name) + "Service"
    );
    const CLI::App* group = app->get_subcommand(commandWord(name));
    for (int i = 0; i < service.method_count(); ++i) {
      const std::string word = commandWord(service.method(i)->name());
      EXPECT_NO_THROW(group->get_subcommand(word)) << name << " " << word;
      ++methods;
    }
  }
  EXPECT_GT(methods, 70);
}

/// Every option of a command and those below it that takes a value.
void collectValues(const CLI::App& app, std::set<std::string>& names) {
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_items_expected_max() == 0) continue;
    for (const std::string& name : option->get_lnames()) names.insert(name);
  }
  for (const CLI::App* child : app.get_subcommands([](const CLI::App*) { return true; })) {
    collectValues(*child, names);
  }
}

TEST(CommandTreeTest, TakesNoPasswordOnTheCommandLineOfAnyCommand) {
  Invocation run;
  const auto app = commandTree(run);
  std::set<std::string> names;
  collectValues(*app, names);

  EXPECT_TRUE(names.contains("staff-number")) << "options with a value are found";
  for (const std::string& name : names) {
    EXPECT_EQ(name.find("password"), std::string::npos) << "--" << name;
  }
}

TEST(CommandTreeTest, HelpsInBothLanguages) {
  for (const auto language : {client::Language::Chinese, client::Language::English}) {
    Invocation run;
    run.style.language = language;
    const auto app = commandTree(run);
    const std::string help = app->help();
    for (const char* word :
         {"login",
          "ticket",
          "counter",
          "watch",
          "report",
          "catalogue",
          "log",
          "backup",
          "restore",
          "init",
          "completion"}) {
      EXPECT_NE(help.find(word), std::string::npos) << word;
    }
    EXPECT_NE(help.find("64"), std::string::npos) << "exit codes";
  }
}

// ---- what is said about a wrong command line ----------------------------------------------------

struct Wrong {
  std::vector<std::string> words;
  std::string sentence;
};

class UsageTest : public testing::Test {
 protected:
  std::string sentenceFor(
      const std::vector<std::string>& words, client::Language language = client::Language::English
  ) {
    Invocation run;
    run.style.language = language;
    const auto app = commandTree(run);
    try {
      app->parse(std::vector<std::string>(words.rbegin(), words.rend()));
    } catch (const CLI::ParseError& error) {
      const std::string unknown = unknownCommand(*app, words, run.style);
      return unknown.empty() ? usageSentence(*app, error, words, run.style) : unknown;
    }
    return "no error";
  }
};

TEST_F(UsageTest, NamesTheNearestCommandOrOption) {
  EXPECT_EQ(sentenceFor({"tiket"}), "hallctl has no command tiket; nearest: ticket");
  EXPECT_EQ(sentenceFor({"ticket", "isue"}), "hallctl ticket has no command isue; nearest: issue");
  EXPECT_EQ(
      sentenceFor({"--server", "a:1", "counter", "cal", "1"}),
      "hallctl counter has no command cal; nearest: call"
  );
  EXPECT_EQ(
      sentenceFor({"ticket", "issue", "--itm", "x"}),
      "hallctl ticket issue has no option --itm; nearest: --item"
  );
}

TEST_F(UsageTest, SaysWhatIsMissing) {
  EXPECT_EQ(sentenceFor({"ticket", "show"}), "hallctl ticket show lacks ticket (Number or id)");
  EXPECT_EQ(sentenceFor({"restore", "b"}), "hallctl restore lacks data (Empty data directory)");
  EXPECT_TRUE(sentenceFor({"ticket"}).starts_with("hallctl ticket takes a command: issue show"));
}

TEST_F(UsageTest, SaysWhatIsTooMuch) {
  EXPECT_EQ(
      sentenceFor({"ticket", "show", "A001", "A002"}), "hallctl ticket show does not take A002"
  );
  EXPECT_NE(sentenceFor({"ticket", "issue", "--item"}).find("--item"), std::string::npos);
}

TEST_F(UsageTest, NamesNoNearestWhereNoneCanBeMeant) {
  EXPECT_EQ(sentenceFor({"version"}), "hallctl has no command version; see hallctl --help");
  EXPECT_EQ(
      sentenceFor({"ticket", "issue", "--weather"}),
      "hallctl ticket issue has no option --weather; see hallctl ticket issue --help"
  );
}

TEST_F(UsageTest, SaysThatACommandIsWanted) {
  EXPECT_EQ(sentenceFor({"--json"}), "hallctl takes a command; see hallctl --help");
  EXPECT_EQ(sentenceFor({"--jsn"}), "hallctl has no option --jsn; nearest: --json");
}

TEST_F(UsageTest, NamesAnOptionThatTheHelpHides) {
  EXPECT_EQ(sentenceFor({"ticket", "issue", "--request-id"}), "--request-id takes one value, once");
  EXPECT_EQ(
      sentenceFor({"ticket", "issue", "--request-id", "a", "--request-id", "b"}),
      "--request-id takes one value, once"
  );
}

struct Said {
  std::vector<std::string> words;
  const char* zh;
};

TEST_F(UsageTest, SpeaksChineseOfEveryMistake) {
  const std::vector<Said> rows{
      {{"--timeout", "0", "status"}, "--timeout：要写 1 至 9999 的整数"},
      {{"--lang", "fr", "status"}, "--lang：只有 zh 和 en"},
      {{"--session", "a/b", "status"}, "--session：登录的名字只用字母、数字和 . _ -"},
      {{"init", "d", "--hall", "foo"}, "--hall：可以写：city、county、township、village"},
      {{"log", "verify", "--from", "abc"}, "--from 要写整数"},
      {{"log", "verify", "--data", "a", "--file", "b"}, "--data 和 --file 只能写一个"},
      {{"--json"}, "hallctl 后面要写命令，请看 hallctl --help"},
      {{"version"}, "hallctl 没有命令 version，请看 hallctl --help"}};
  for (const Said& row : rows) {
    EXPECT_EQ(sentenceFor(row.words, client::Language::Chinese), row.zh);
  }
}

// ---- help ---------------------------------------------------------------------------------------

/// The help of a command and of all below it.
void collectHelps(const CLI::App& app, std::vector<std::string>& helps) {
  helps.push_back(app.help());
  for (const CLI::App* child : app.get_subcommands([](const CLI::App*) { return true; })) {
    collectHelps(*child, helps);
  }
}

TEST(HelpTest, OfEveryCommandIsChineseWithChineseSigns) {
  Invocation run;
  run.style.language = client::Language::Chinese;
  std::vector<std::string> helps;
  collectHelps(*commandTree(run), helps);

  EXPECT_GT(helps.size(), 150U);
  // A Chinese letter in front of a half-width sign.
  const std::regex sign("[\x80-\xFF][,:;!(]");
  for (const std::string& help : helps) {
    std::smatch match;
    EXPECT_FALSE(std::regex_search(help, match, sign)) << help;
    for (const char* word :
         {"TEXT", "INT", "REQUIRED", "Options", "Usage", "Excludes", "OPTIONS"}) {
      EXPECT_EQ(help.find(word), std::string::npos) << word << " in " << help;
    }
  }
}

std::string helpOf(const std::vector<std::string>& path) {
  Invocation run;
  run.style.language = client::Language::Chinese;
  const auto app = commandTree(run);
  const CLI::App* at = app.get();
  for (const std::string& word : path) at = at->get_subcommand(word);
  return at->help();
}

TEST(HelpTest, OfAnRpcNamesItsFieldsAndWhereTheyAreExplained) {
  const std::string help = helpOf({"ticket", "issue-ticket"});

  EXPECT_NE(help.find("--errand.item-id ...        事项\n"), std::string::npos) << help;
  EXPECT_NE(help.find("proto/hall/v1/ticket_service.proto"), std::string::npos) << help;
}

/// Options of the commands for every rpc, the last heading of a group.
void collectRpcOptions(const CLI::App& app, const Style& style, std::set<std::string>& bare) {
  for (const CLI::App* child : app.get_subcommands([](const CLI::App*) { return true; })) {
    collectRpcOptions(*child, style, bare);
    if (child->get_group() != rpcHeading(style)) continue;
    for (const CLI::Option* option : child->get_options()) {
      if (option->get_group().empty() || !option->get_description().empty()) continue;
      bare.insert(child->get_name() + " " + option->get_name());
    }
  }
}

TEST(HelpTest, OfAnRpcSaysWhatEveryOptionIs) {
  Invocation run;
  run.style.language = client::Language::Chinese;
  std::set<std::string> bare;
  collectRpcOptions(*commandTree(run), run.style, bare);
  EXPECT_EQ(bare, std::set<std::string>());
}

TEST(HelpTest, SaysWhatIsNeededWhatIsUsualAndWhatExcludesWhat) {
  EXPECT_NE(helpOf({"init"}).find("（必填）"), std::string::npos);
  EXPECT_NE(helpOf({"init"}).find("（默认 city）"), std::string::npos) << helpOf({"init"});
  EXPECT_NE(helpOf({"log", "verify"}).find("（不能与 --file 同时写）"), std::string::npos);
  EXPECT_NE(helpOf({}).find("（环境变量 HALLCTL_SERVER）"), std::string::npos) << helpOf({});
}

// ---- completion ---------------------------------------------------------------------------------

/// What bash offers after these words, the last of which is being typed.
std::set<std::string> offered(
    const std::vector<std::string>& words, client::Language language = client::Language::English
) {
  Invocation run;
  run.style.language = language;
  const support::TemporaryDirectory folder;
  const std::string script = folder / "completion";
  std::ofstream(script) << bashCompletion(*commandTree(run));
  std::string typed = "hallctl";
  for (const std::string& word : words) typed += " '" + word + "'";
  const std::string command = "bash -c 'source \"" + script + "\"; COMP_WORDS=(\"$@\"); " +
                              "COMP_CWORD=$(($# - 1)); _hallctl; " +
                              "printf \"%s\\n\" \"${COMPREPLY[@]}\"' - " + typed;
  std::FILE* pipe = popen(command.c_str(), "r");
  std::set<std::string> lines;
  std::array<char, 4096> line{};
  while (pipe != nullptr && std::fgets(line.data(), line.size(), pipe) != nullptr) {
    std::string text(line.data());
    text.erase(text.find_last_not_of('\n') + 1);
    if (!text.empty()) lines.insert(text);
  }
  if (pipe != nullptr) pclose(pipe);
  return lines;
}

using Words = std::set<std::string>;

TEST(CompletionTest, OffersTheCommandsOfWhereOneIs) {
  EXPECT_EQ(offered({"ticke"}), (Words{"ticket", "tickets"}));
  EXPECT_EQ(offered({"ticket", "iss"}), (Words{"issue", "issue-for-applicant", "issue-ticket"}));
  EXPECT_EQ(offered({"--json", "log", "ver"}), (Words{"verify"}));
  EXPECT_TRUE(offered({"log", ""}).contains("export"));
}

TEST(CompletionTest, OffersOptionsAndTheValuesOfAnEnumeration) {
  EXPECT_EQ(offered({"ticket", "issue", "--ite"}), (Words{"--item"}));
  EXPECT_TRUE(offered({"ticket", "issue", "--"}).contains("--server"));
  EXPECT_EQ(
      offered({"counter", "finish", "--outcome", "acc"}), (Words{"accepted", "accepted-with-gaps"})
  );
  EXPECT_EQ(offered({"report", "day", "--by", "coun"}), (Words{"counter"}));
  for (const auto language : {client::Language::Chinese, client::Language::English}) {
    EXPECT_EQ(
        offered({"log", "events", "--kind", "ticket-iss"}, language), (Words{"ticket-issued"})
    );
    EXPECT_EQ(offered({"staff", "add", "--role", "ki"}, language), Words{});
    EXPECT_EQ(offered({"staff", "add", "--role", "supe"}, language), (Words{"supervisor"}));
  }
}

}  // namespace
}  // namespace hall::hallctl
