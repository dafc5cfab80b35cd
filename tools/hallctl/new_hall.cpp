#include "tools/hallctl/new_hall.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <sstream>

#include "server/config/catalogue_files.h"
#include "server/log/files.h"
#include "server/log/master_key.h"
#include "tools/hallctl/store_words.h"
#include "tools/hallctl/verb_commands.h"

namespace hall::hallctl {

namespace fs = std::filesystem;

namespace {

/// Keys of hall.toml that name a place, and where it is in a new folder.
struct Place {
  std::string_view table;
  std::string_view key;
  std::string_view value;
};

constexpr std::array kPlaces{
    Place{"[data]", "directory", "data"},
    Place{"[data]", "key_file", "keys/hall.key"},
    Place{"[checkpoint]", "file", "checkpoints/checkpoints"},
    Place{"[backup]", "directory", "backup"}};

constexpr std::array<std::string_view, 4> kFolders{"data", "keys", "checkpoints", "backup"};

bool assigns(const std::string& line, std::string_view key) {
  return line.starts_with(key) && line.find_first_not_of(" ", key.size()) != std::string::npos &&
         line[line.find_first_not_of(" ", key.size())] == '=';
}

/// The catalogue with its parents and calendars, by the names they get in the new folder.
std::map<std::string, std::string> catalogueFiles(const NewHall& wanted, std::string& wrong) {
  config::Faults faults;
  const auto files =
      config::readCatalogueFolder(wanted.samples / "catalogue" / wanted.hall, faults);
  if (!faults.empty()) wrong = config::listed(faults);
  std::map<std::string, std::string> named;
  // A hall without parents and calendars outside is read from its own folder up.
  const bool alone = files.hallFolder.find('/') == std::string::npos;
  for (const auto& [name, bytes] : files.files) {
    named.emplace(alone ? "catalogue/" + wanted.hall + "/" + name : name, bytes);
  }
  return named;
}

std::string unwritable(const fs::path& path, const Style& style) {
  return style.say("写不了：", "Cannot be written: ") + path.string();
}

/// False: `written.wrong` says why.
bool writeFile(
    const fs::path& path, const std::string& bytes, Written& written, const Style& style
) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error || !log::replaceFile(path, bytes)) {
    written.wrong = unwritable(path, style);
    return false;
  }
  written.files.push_back(path);
  return true;
}

}  // namespace

std::optional<fs::path> sampleFolder(const std::string& option) {
  std::error_code error;
  std::vector<fs::path> candidates{option};
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    // <prefix>/bin/hallctl, and build/<preset>/bin/hallctl of a checkout.
    candidates.push_back(program.parent_path() / "../share/yichuang/config");
    candidates.push_back(program.parent_path() / "../../../config");
  }
  candidates.emplace_back("/usr/share/yichuang/config");
  if (!option.empty()) candidates.resize(1);
  for (const fs::path& candidate : candidates) {
    if (!candidate.empty() && fs::exists(candidate / "hall.toml", error)) {
      return fs::weakly_canonical(candidate, error);
    }
  }
  return std::nullopt;
}

std::string settingsFor(const std::string& installed, const std::string& hall) {
  std::istringstream in(installed);
  std::string text, table;
  for (std::string line; std::getline(in, line); text += line + "\n") {
    if (line.starts_with("[")) table = line;
    if (table == "[hall]" && assigns(line, "catalogue")) {
      line = "catalogue = \"catalogue/" + hall + "\"";
    }
    for (const Place& place : kPlaces) {
      if (table != place.table || !assigns(line, place.key)) continue;
      line = std::string(place.key) + " = \"" + std::string(place.value) + "\"";
    }
  }
  return text;
}

Written writeNewHall(const NewHall& wanted, const Style& style) {
  Written written;
  const auto installed = log::readFile(wanted.samples / "hall.toml");
  if (!installed) {
    written.wrong = storeSentence(installed.refusal(), style);
    return written;
  }
  std::map<std::string, std::string> files = catalogueFiles(wanted, written.wrong);
  if (!written.wrong.empty()) return written;
  files.emplace("hall.toml", settingsFor(*installed, wanted.hall));

  std::error_code error;
  const fs::path key = wanted.folder / "keys" / "hall.key";
  std::vector<fs::path> there;
  for (const auto& [name, bytes] : files) {
    if (fs::exists(wanted.folder / name, error)) there.push_back(wanted.folder / name);
  }
  for (const fs::path& path : {key, wanted.folder / "data" / "hall.db"}) {
    if (fs::exists(path, error)) there.push_back(path);
  }
  if (!there.empty()) {
    written.wrong = there.front().string() +
                    style.say(
                        " 已经有了。init 从不覆盖，什么也没有写。",
                        " is there already. Nothing is ever overwritten, and nothing was written."
                    );
    return written;
  }
  for (const std::string_view name : kFolders) {
    const fs::path folder = wanted.folder / name;
    fs::create_directories(folder, error);
    fs::permissions(folder, fs::perms::owner_all, error);
    if (error) {
      written.wrong = unwritable(folder, style);
      return written;
    }
  }
  for (const auto& [name, bytes] : files) {
    if (!writeFile(wanted.folder / name, bytes, written, style)) return written;
  }
  if (const auto made = log::makeMasterKey(key); !made) {
    written.wrong = storeSentence(made.refusal(), style);
    return written;
  }
  written.files.push_back(key);
  return written;
}

namespace {

std::string nextSteps(const fs::path& folder, std::size_t files, const Style& style) {
  const std::string settings = (folder / "hall.toml").string();
  const std::string count = std::to_string(files);
  if (style.chinese()) {
    return "已写好 " + count + " 个文件。下一步：\n" + "  先演练：      hall-server --config " +
           settings + " --clock rehearsal:2026-03-02T08:50:00+08:00,1\n" + "  改成自己的：  编辑 " +
           (folder / "catalogue").string() + "，再用 hallctl catalogue check " + folder.string() +
           " --real 检查\n" + "  正式启动：    hall-server --config " + settings + "\n" +
           "密钥文件 " + (folder / "keys" / "hall.key").string() +
           " 要另存一份，与备份分开放；丢了它，个人信息就读不出来。\n";
  }
  return "Wrote " + count + " files. Next:\n" + "  rehearse:       hall-server --config " +
         settings + " --clock rehearsal:2026-03-02T08:50:00+08:00,1\n" + "  make it yours:  edit " +
         (folder / "catalogue").string() + ", then hallctl catalogue check " + folder.string() +
         " --real\n" + "  open the hall:  hall-server --config " + settings + "\n" +
         "Keep a copy of " + (folder / "keys" / "hall.key").string() +
         " apart from the backups; without it nobody can read the personal data.\n";
}

void init(
    Invocation& run, const std::string& folder, const std::string& hall, const std::string& from
) {
  const auto samples = sampleFolder(from);
  if (!samples) {
    return complain(
        run,
        ExitCode::Refused,
        run.style.say(
            "没有找到安装时带的 config 目录，请用 --from 指明。",
            "The installed config folder was not found; name it with --from."
        )
    );
  }
  const Written written = writeNewHall({folder, *samples, hall}, run.style);
  if (!written.wrong.empty()) return complain(run, ExitCode::Refused, written.wrong);
  if (run.json) return;
  print(nextSteps(folder, written.files.size(), run.style));
}

}  // namespace

void addInit(CLI::App& app, Invocation& run) {
  CLI::App& command = addCommand(
      app,
      "",
      "init",
      {"为新大厅写好配置、密钥和示例", "Write a new hall's settings, key and samples"},
      run
  );
  const auto folder = std::make_shared<std::string>();
  const auto hall = std::make_shared<std::string>("city");
  const auto from = std::make_shared<std::string>();
  command.add_option("folder,--folder", *folder, run.style.say("写到哪里", "Where to"))->required();
  command.add_option("--hall", *hall, run.style.say("用哪个示例大厅", "Which sample hall"))
      ->check(CLI::IsMember({"city", "county", "township", "village"}))
      ->capture_default_str();
  command.add_option(
      "--from", *from, run.style.say("安装时带的 config 目录", "The installed config folder")
  );
  command.callback([&run, folder, hall, from] { init(run, *folder, *hall, *from); });
}

}  // namespace hall::hallctl
