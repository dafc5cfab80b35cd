#include "tools/hallctl/usage.h"

#include <algorithm>
#include <string_view>

#include "server/config/fault.h"
#include "tools/hallctl/verb_commands.h"

namespace hall::hallctl {

namespace {

std::vector<std::string> childrenOf(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* child : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(child->get_name());
  }
  return names;
}

std::string nearest(const std::string& word, const std::vector<std::string>& names) {
  return config::nearestOf(word, {names.begin(), names.end()});
}

const CLI::App* childNamed(const CLI::App& app, const std::string& name) {
  const auto found =
      app.get_subcommands([&](const CLI::App* child) { return child->get_name() == name; });
  return found.empty() ? nullptr : found.front();
}

/// Of the command itself or, since options fall through, of one above it.
const CLI::Option* optionNamed(const CLI::App* app, const std::string& name) {
  for (; app != nullptr; app = app->get_parent()) {
    if (const CLI::Option* option = app->get_option_no_throw(name)) return option;
  }
  return nullptr;
}

/// What stands before the first of these in the parser's English sentence.
std::string subjectOf(const std::string& sentence) {
  return sentence.substr(0, sentence.find_first_of(": "));
}

/// "ticket（排队号或编号）": what is missing, and what that is.
std::string described(const CLI::App& command, const std::string& name, const Style& style) {
  const CLI::Option* option = optionNamed(&command, name);
  if (option == nullptr) return name;
  const std::string word = option->get_positional() ? option->get_name(true) : name;
  const std::string& help = option->get_description();
  return help.empty() ? word : word + style.say("（", " (") + help + style.say("）", ")");
}

std::string unknownOption(const CLI::App& app, const std::string& word, const Style& style) {
  std::vector<std::string> names;
  for (const CLI::App* level = &app; level != nullptr; level = level->get_parent()) {
    for (const CLI::Option* option : level->get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
  }
  const std::string close = nearest(word, names);
  return fullName(app) + style.say(" 没有选项 ", " has no option ") + word +
         style.say("，最接近的是 ", "; nearest: ") + close;
}

}  // namespace

std::string fullName(const CLI::App& app) {
  const CLI::App* parent = app.get_parent();
  if (parent == nullptr) return "hallctl";
  return fullName(*parent) + " " + app.get_name();
}

std::string unknownCommand(
    const CLI::App& app, const std::vector<std::string>& words, const Style& style
) {
  const CLI::App* at = &app;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word.starts_with("-")) {
      const CLI::Option* option = optionNamed(at, word.substr(0, word.find('=')));
      const bool takesNext = option != nullptr && option->get_expected_max() > 0 &&
                             word.find('=') == std::string::npos;
      if (takesNext) ++i;
      continue;
    }
    const auto children = childrenOf(*at);
    if (children.empty()) return {};
    if (const CLI::App* child = childNamed(*at, word)) {
      at = child;
      continue;
    }
    return fullName(*at) + style.say(" 没有命令 ", " has no command ") + word +
           style.say("，最接近的是 ", "; nearest: ") + nearest(word, children);
  }
  std::string names;
  for (const CLI::App* child : at->get_subcommands([](const CLI::App*) { return true; })) {
    // The rpcs have groups of their own; whoever asks for a word wants a verb.
    if (child->get_group() == rpcHeading(style)) continue;
    names += (names.empty() ? "" : " ") + child->get_name();
  }
  if (names.empty() || at == &app) return {};
  return fullName(*at) + style.say(" 后面要写命令：", " takes a command: ") + names;
}

const CLI::App& deepestParsed(const CLI::App& app) {
  const auto parsed = app.get_subcommands();
  return parsed.empty() ? app : deepestParsed(*parsed.front());
}

std::string usageSentence(const CLI::App& app, const CLI::ParseError& error, const Style& style) {
  const CLI::App& command = deepestParsed(app);
  const std::string sentence = error.what();
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    return fullName(command) + style.say(" 缺少 ", " lacks ") +
           described(command, subjectOf(sentence), style);
  }
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    auto extras = command.remaining(true);
    if (extras.empty()) extras = app.remaining(true);
    const auto option = std::find_if(extras.begin(), extras.end(), [](const std::string& extra) {
      return extra.starts_with("-");
    });
    if (option != extras.end()) return unknownOption(command, *option, style);
    if (extras.empty()) return sentence;
    return fullName(command) + style.say(" 多出了 ", " does not take ") + extras.front();
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    return subjectOf(sentence) + style.say(" 要跟一个值，而且只能写一次", " takes one value, once");
  }
  if (dynamic_cast<const CLI::ExcludesError*>(&error) != nullptr) {
    return style.say("这两个选项只能写一个：", "These options exclude each other: ") + sentence;
  }
  return style.say("值不对：", "A value does not fit: ") + sentence;
}

}  // namespace hall::hallctl
