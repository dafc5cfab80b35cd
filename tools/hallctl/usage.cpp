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

/// The nearest, or where to look for what there is.
std::string hint(const std::string& nearest, const CLI::App& command, const Style& style) {
  if (!nearest.empty()) return style.say("，最接近的是 ", "; nearest: ") + nearest;
  return style.say("，请看 ", "; see ") + fullName(command) + " --help";
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
  return fullName(app) + style.say(" 没有选项 ", " has no option ") + word +
         hint(nearest(word, names), app, style);
}

/// The option that was typed without its value, or twice. The parser does not name what the help
/// hides. Empty: there is none.
std::string optionAtFault(const CLI::App& command, const std::vector<std::string>& words) {
  std::vector<std::string> seen;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string name = words[i].substr(0, words[i].find('='));
    const CLI::Option* option = name.starts_with("-") ? optionNamed(&command, name) : nullptr;
    if (option == nullptr || option->get_items_expected_max() == 0) continue;
    const bool last = i + 1 == words.size() || words[i + 1].starts_with("--");
    const bool twice = std::find(seen.begin(), seen.end(), name) != seen.end();
    if ((last && name == words[i]) || twice) return name;
    seen.push_back(name);
  }
  return {};
}

/// "--timeout: a whole number …": the option and what a check of this program says of it, or what
/// the parser does.
std::string valueSentence(const CLI::ParseError& error, const Style& style) {
  const std::string sentence = error.what();
  constexpr std::string_view kNoNumber = "Could not convert: ";
  if (sentence.starts_with(kNoNumber)) {
    const std::size_t value = sentence.find(" = ");
    const std::string name = sentence.substr(kNoNumber.size(), value - kNoNumber.size());
    return name + style.say(" 要写整数", ": a whole number is wanted");
  }
  const std::string name = subjectOf(sentence);
  const std::size_t colon = sentence.find(": ");
  const bool own = dynamic_cast<const CLI::ValidationError*>(&error) != nullptr;
  if (colon == std::string::npos || (!own && style.chinese())) {
    return name + style.say(" 的值不对", " has a wrong value");
  }
  return name + style.say("：", ": ") + sentence.substr(colon + 2);
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
           hint(nearest(word, children), *at, style);
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

std::string usageSentence(
    const CLI::App& app,
    const CLI::ParseError& error,
    const std::vector<std::string>& words,
    const Style& style
) {
  const CLI::App& command = deepestParsed(app);
  const std::string sentence = error.what();
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    if (sentence.starts_with("A subcommand")) {
      const auto strange = std::find_if(words.begin(), words.end(), [&](const std::string& word) {
        return word.starts_with("-") &&
               optionNamed(&command, word.substr(0, word.find('='))) == nullptr;
      });
      if (strange != words.end()) return unknownOption(command, *strange, style);
      return fullName(command) + style.say(" 后面要写命令", " takes a command") +
             hint("", command, style);
    }
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
    const std::string named = optionAtFault(command, words);
    return (named.empty() ? subjectOf(sentence) : named) +
           style.say(" 要跟一个值，而且只能写一次", " takes one value, once");
  }
  if (dynamic_cast<const CLI::ExcludesError*>(&error) != nullptr) {
    constexpr std::string_view kExcludes = " excludes ";
    const std::size_t between = sentence.find(kExcludes);
    return sentence.substr(0, between) + style.say(" 和 ", " and ") +
           sentence.substr(between + kExcludes.size()) +
           style.say(" 只能写一个", " exclude each other");
  }
  return valueSentence(error, style);
}

}  // namespace hall::hallctl
