#include "tools/hallctl/help_format.h"

#include <algorithm>
#include <utility>

#include "tools/hallctl/display.h"

namespace hall::hallctl {

namespace {

constexpr std::size_t kColumn = 30;

/// "  --item ...    the item": on a line of its own where the name is too wide.
std::string row(const std::string& name, const std::string& help) {
  const std::string begin = "  " + name;
  if (help.empty()) return begin + "\n";
  if (displayWidth(begin) < kColumn) return padded(begin, kColumn) + help + "\n";
  return begin + "\n" + std::string(kColumn, ' ') + help + "\n";
}

std::vector<const CLI::App*> commandsOf(const CLI::App& app, const std::string& group) {
  std::vector<const CLI::App*> found;
  for (const CLI::App* one : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (group.empty() || one->get_group() == group) found.push_back(one);
  }
  return found;
}

}  // namespace

std::string HelpFormat::heading(const std::string& title) const {
  return "\n" + title + style_.say("：", ":") + "\n";
}

/// What else there is to know of an option, behind its help.
std::string HelpFormat::remarks(const CLI::Option& option) const {
  std::vector<std::string> remarks;
  if (option.get_required()) remarks.push_back(style_.say("必填", "required"));
  if (!option.get_default_str().empty()) {
    remarks.push_back(style_.say("默认 ", "default ") + option.get_default_str());
  }
  if (!option.get_envname().empty()) {
    remarks.push_back(style_.say("环境变量 ", "variable ") + option.get_envname());
  }
  for (const CLI::Option* other : option.get_excludes()) {
    remarks.push_back(
        style_.say("不能与 ", "not with ") + other->get_name() + style_.say(" 同时写", "")
    );
  }
  std::string text;
  for (const std::string& remark : remarks) {
    text += (text.empty() ? "" : style_.say("，", ", ")) + remark;
  }
  return text.empty() ? text : style_.say("（", " (") + text + style_.say("）", ")");
}

std::string HelpFormat::option(const CLI::Option& option, bool positional) const {
  std::string name = positional ? option.get_name(true, false) : option.get_name(false, true);
  if (!positional && option.get_items_expected_max() > 0) name += " ...";
  return row(name, option.get_description() + remarks(option));
}

std::string HelpFormat::options(
    const std::string& title, const std::vector<const CLI::Option*>& all
) const {
  if (all.empty()) return {};
  std::string text = heading(title);
  for (const CLI::Option* one : all) text += option(*one, false);
  return text;
}

std::string HelpFormat::positionals(const CLI::App& app) const {
  const auto all = app.get_options([](const CLI::Option* one) {
    return one->get_positional() && !one->get_group().empty();
  });
  if (all.empty()) return {};
  std::string text = heading(style_.say("参数", "Arguments"));
  for (const CLI::Option* one : all) text += option(*one, true);
  return text;
}

std::string HelpFormat::groupsOfOptions(const CLI::App& app) const {
  std::string text;
  for (const std::string& group : app.get_groups()) {
    if (group.empty()) continue;
    text += options(group, app.get_options([&group](const CLI::Option* one) {
      return one->nonpositional() && one->get_group() == group;
    }));
  }
  return text;
}

std::string HelpFormat::commands(const CLI::App& app) const {
  std::vector<std::string> groups;
  for (const CLI::App* one : commandsOf(app, "")) {
    const std::string& group = one->get_group();
    if (std::find(groups.begin(), groups.end(), group) == groups.end()) groups.push_back(group);
  }
  std::string text;
  for (const std::string& group : groups) {
    text += heading(group);
    for (const CLI::App* one : commandsOf(app, group)) {
      text += row(one->get_name(), one->get_description());
    }
  }
  return text;
}

std::string HelpFormat::make_usage(const CLI::App* app, std::string name) const {
  std::string text = style_.say("用法：", "Usage: ") + name;
  text += style_.say(" [选项]", " [options]");
  for (const CLI::Option* one : app->get_options()) {
    if (!one->get_positional() || one->get_group().empty()) continue;
    const std::string word = one->get_name(true, false);
    text += one->get_required() ? " " + word : " [" + word + "]";
  }
  if (!commandsOf(*app, "").empty()) text += style_.say(" 命令", " command");
  return text + "\n";
}

std::string HelpFormat::make_help(const CLI::App* app, std::string name, CLI::AppFormatMode) const {
  std::string text = app->get_description() + "\n" + make_usage(app, std::move(name));
  text += positionals(*app) + groupsOfOptions(*app) + commands(*app);
  const std::string foot = app->get_footer();
  return foot.empty() ? text : text + "\n" + foot + "\n";
}

}  // namespace hall::hallctl
