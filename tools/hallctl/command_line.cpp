#include "tools/hallctl/command_line.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string_view>

#include "tools/hallctl/backup_commands.h"
#include "tools/hallctl/catalogue_commands.h"
#include "tools/hallctl/completion.h"
#include "tools/hallctl/deadlines.h"
#include "tools/hallctl/help_format.h"
#include "tools/hallctl/limit_due.h"
#include "tools/hallctl/log_commands.h"
#include "tools/hallctl/new_hall.h"
#include "tools/hallctl/report_commands.h"
#include "tools/hallctl/session_commands.h"
#include "tools/hallctl/ticket_import.h"
#include "tools/hallctl/usage.h"
#include "tools/hallctl/verb_commands.h"
#include "tools/hallctl/watch_commands.h"

namespace hall::hallctl {

namespace {

/// "zh", "en", or a locale of theirs. Nothing: it is no language of hallctl.
std::optional<client::Language> languageNamed(std::string_view name) {
  if (name.starts_with("zh")) return client::Language::Chinese;
  if (name.starts_with("en")) return client::Language::English;
  return std::nullopt;
}

void addGlobalOptions(CLI::App& app, Invocation& run) {
  const Style& style = run.style;
  const std::string group = style.say("各命令都可用", "With every command");
  const auto option = [&](const char* name, std::string& target, client::Wording help) {
    return app.add_option(name, target, style.say(help))->group(group)->type_name("...");
  };
  option(
      "--server",
      run.server,
      {"服务器地址，默认 127.0.0.1:7300", "Address of the server; 127.0.0.1:7300"}
  )
      ->envname("HALLCTL_SERVER");
  option("--session", run.session, {"用哪个存下的登录", "Name of the stored session"})
      ->envname("HALLCTL_SESSION")
      ->check([&style](const std::string& name) {
        return isSessionName(name)
                   ? std::string()
                   : style.say(
                         "登录的名字只用字母、数字和 . _ -", "letters, digits and . _ - only"
                     );
      });
  option("--token", run.token, {"凭证，代替存下的登录", "Token in place of a session"})
      ->envname("HALLCTL_TOKEN");
  option(
      "--ca", run.authority, {"服务器证书的签发者（PEM），用 TLS", "PEM of the authority, for TLS"}
  )
      ->envname("HALLCTL_CA");
  option("--certificate", run.certificate, {"本机证书（PEM）", "PEM of this client's certificate"});
  option("--private-key", run.privateKey, {"本机证书的私钥（PEM）", "PEM of its key"});
  app.add_option(
         "--timeout", run.timeoutSeconds, style.say("等回答的秒数", "Seconds to wait for an answer")
  )
      ->check([&style](const std::string& seconds) {
        const bool number = seconds.find_first_not_of("0123456789") == std::string::npos;
        return number && seconds.size() <= 4 && seconds != "0"
                   ? std::string()
                   : style.say("要写 1 至 9999 的整数", "a whole number from 1 to 9999");
      })
      ->type_name("...")
      ->group(group);
  app.add_flag("--json", run.json, style.say("输出 JSON", "Answers as JSON"))->group(group);
  // Read before the tree is made; here so that it is known, shown and checked.
  option("--lang", run.language, {"语言：zh、en", "Language: zh, en"})
      ->envname("HALLCTL_LANG")
      ->check([&style](const std::string& language) {
        return languageNamed(language) ? std::string()
                                       : style.say("只有 zh 和 en", "there are zh and en");
      });
}

/// How the help looks, and what the library adds to it.
void setHelp(CLI::App& app, const Style& style) {
  app.set_help_flag("-h,--help", style.say("显示用法", "Show how it is used"))
      ->group(style.say("选项", "Options"));
  app.option_defaults()->group(style.say("选项", "Options"));
  app.formatter(std::make_shared<HelpFormat>(style));
  app.set_version_flag(
         "--version", std::string(HALL_VERSION), style.say("显示版本", "Show the version")
  )
      ->group(style.say("选项", "Options"));
}

std::string footer(const Style& style) {
  return style.say(
      "每个命令后加 --help 看用法。退出码：0 完成，1 被拒绝（附原因），2 已损坏或核验不过，"
      "3 连不上服务器，64 命令写错。",
      "Add --help to any command. Exit codes: 0 done, 1 refused with the reason, 2 damaged or not "
      "verified, 3 no server, 64 wrong usage."
  );
}

/// The value of an option that must be known before anything is parsed.
std::string valueOf(const std::vector<std::string>& words, const std::string& option) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].starts_with(option + "=")) return words[i].substr(option.size() + 1);
    if (words[i] == option && i + 1 < words.size()) return words[i + 1];
  }
  return {};
}

int endWith(ExitCode end) {
  return static_cast<int>(end);
}

}  // namespace

client::Language languageFor(const std::vector<std::string>& words) {
  std::string asked = valueOf(words, "--lang");
  if (asked.empty()) {
    if (const char* variable = std::getenv("HALLCTL_LANG")) asked = variable;
  }
  if (const auto named = languageNamed(asked)) return *named;
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* locale = std::getenv(variable);
    if (locale != nullptr && *locale != '\0') return client::languageOfLocale(locale);
  }
  return client::languageOfLocale("");
}

std::unique_ptr<CLI::App> commandTree(Invocation& run) {
  const Style& style = run.style;
  auto app = std::make_unique<CLI::App>(
      style.say("从命令行查看和操作办事大厅。", "Drives and inspects a service hall from a shell."),
      "hallctl"
  );
  app->require_subcommand(1);
  app->fallthrough();
  setHelp(*app, style);
  addGlobalOptions(*app, run);
  addSessionCommands(*app, run);
  addVerbCommands(*app, run);
  addWatchCommands(*app, run);
  addReportCommands(*app, run);
  addCatalogueCommands(*app, run);
  addTicketImport(*app, run);
  addDeadlineCommands(*app, run);
  addDueCommand(*app, run);
  addLogCommands(*app, run);
  addBackupCommands(*app, run);
  addInit(*app, run);
  addRpcCommands(*app, run);
  addCompletion(*app, run);
  // Last, so that commands do not repeat it.
  app->footer(footer(style));
  return app;
}

int runCommandLine(const std::vector<std::string>& words) {
  Invocation run;
  run.style.language = languageFor(words);
  const auto app = commandTree(run);
  if (words.empty()) {
    print(app->help());
    return endWith(ExitCode::Usage);
  }
  try {
    std::vector<std::string> reversed(words.rbegin(), words.rend());
    app->parse(reversed);
  } catch (const CLI::CallForVersion& version) {
    print(std::string(version.what()) + "\n");
  } catch (const CLI::Success& help) {
    const CLI::App& asked = deepestParsed(*app);
    const CLI::App* above = asked.get_parent();
    print(asked.help(above == nullptr ? std::string() : fullName(*above)));
  } catch (const CLI::ParseError& error) {
    run.json = run.json || std::find(words.begin(), words.end(), "--json") != words.end();
    std::string sentence = unknownCommand(*app, words, run.style);
    if (sentence.empty()) sentence = usageSentence(*app, error, words, run.style);
    complain(run, ExitCode::Usage, sentence);
  }
  return endWith(run.end);
}

}  // namespace hall::hallctl
