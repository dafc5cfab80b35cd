#include "tools/hallctl/completion.h"

#include <algorithm>
#include <string_view>

#include "tools/hallctl/verb_commands.h"

namespace hall::hallctl {

namespace {

constexpr const char* kHead = R"(# Completion of hallctl for bash; made by: hallctl completion bash
_hallctl() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} path='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case " ${_hallctl_words[${path:-/}]} " in
      *" ${COMP_WORDS[i]} "*) [[ ${COMP_WORDS[i]} == -* ]] || path+="/${COMP_WORDS[i]}" ;;
    esac
  done
  local values=${_hallctl_values[$path $before]-}
  if [[ -n $values ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$values" -- "$word")
    return
  fi
  local words=${_hallctl_words[${path:-/}]-}
  [[ $word == -* ]] && words+=" ${_hallctl_words[/options]}"
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
)";

constexpr const char* kTail = "complete -o default -F _hallctl hallctl\n";

/// "--item --queue": what a person would type, without the hidden ones.
std::string optionsOf(const CLI::App& app) {
  std::string words;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) continue;
    for (const std::string& name : option->get_lnames()) words += " --" + name;
  }
  return words;
}

/// "one, two, three" or "one、two、three" at the end of a help are the values; anything else is
/// prose.
std::string valuesOf(const CLI::Option& option) {
  constexpr std::string_view kWide = "、";
  std::string list = option.get_description();
  if (const auto colon = list.rfind(": "); colon != std::string::npos) list.erase(0, colon + 2);
  if (const auto wide = list.rfind("："); wide != std::string::npos) {
    list.erase(0, wide + std::string_view("：").size());
  }
  for (auto at = list.find(kWide); at != std::string::npos; at = list.find(kWide)) {
    list.replace(at, kWide.size(), ", ");
  }
  if (list.find(", ") == std::string::npos) return {};
  if (list.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-, ") != std::string::npos) {
    return {};
  }
  // Values are single words; a sentence in small letters has blanks between its words.
  const auto commas = std::count(list.begin(), list.end(), ',');
  if (std::count(list.begin(), list.end(), ' ') != commas) return {};
  list.erase(std::remove(list.begin(), list.end(), ','), list.end());
  return list;
}

void write(const CLI::App& app, const std::string& path, std::string& script) {
  std::string words;
  for (const CLI::App* child : app.get_subcommands([](const CLI::App*) { return true; })) {
    words += (words.empty() ? "" : " ") + child->get_name();
  }
  const std::string options = optionsOf(app);
  script += "_hallctl_words[" + (path.empty() ? std::string("/") : path) + "]='" + words + options +
            "'\n";
  for (const CLI::Option* option : app.get_options()) {
    const std::string values = option->get_group().empty() ? "" : valuesOf(*option);
    if (values.empty()) continue;
    for (const std::string& name : option->get_lnames()) {
      script.append("_hallctl_values[").append(path).append("\\ --").append(name);
      script.append("]='").append(values).append("'\n");
    }
  }
  for (const CLI::App* child : app.get_subcommands([](const CLI::App*) { return true; })) {
    write(*child, path + "/" + child->get_name(), script);
  }
}

}  // namespace

std::string bashCompletion(const CLI::App& app) {
  std::string script = kHead;
  script += "declare -gA _hallctl_words=() _hallctl_values=()\n";
  write(app, "", script);
  script += "_hallctl_words[/options]='" + optionsOf(app) + "'\n";
  return script + kTail;
}

void addCompletion(CLI::App& app, Invocation& run) {
  CLI::App& command =
      addCommand(app, "completion", "bash", {"命令补全脚本", "Completion script"}, run);
  command.footer(run.style.say(
      "只在这个终端：source <(hallctl completion bash)\n"
      "以后都有，须装 bash-completion：\n"
      "  mkdir -p ~/.local/share/bash-completion/completions\n"
      "  hallctl completion bash > ~/.local/share/bash-completion/completions/hallctl",
      "In this shell: source <(hallctl completion bash)\n"
      "In every later one, with the package bash-completion:\n"
      "  mkdir -p ~/.local/share/bash-completion/completions\n"
      "  hallctl completion bash > ~/.local/share/bash-completion/completions/hallctl"
  ));
  command.callback([&app] { print(bashCompletion(app)); });
}

}  // namespace hall::hallctl
