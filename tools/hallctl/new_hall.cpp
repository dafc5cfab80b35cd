#include "tools/hallctl/new_hall.h"

#include <google/protobuf/struct.pb.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <sstream>

#include "hall/v1/admin_service.pb.h"
#include "server/config/catalogue_files.h"
#include "server/log/files.h"
#include "server/log/master_key.h"
#include "tools/hallctl/answer.h"
#include "tools/hallctl/catalogue_check.h"
#include "tools/hallctl/field_words.h"
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

constexpr std::array<std::string_view, 4> kHalls{"city", "county", "township", "village"};
constexpr std::array<std::string_view, 4> kFolders{"data", "keys", "checkpoints", "backup"};

bool assigns(const std::string& line, std::string_view key) {
  return line.starts_with(key) && line.find_first_not_of(' ', key.size()) != std::string::npos &&
         line[line.find_first_not_of(' ', key.size())] == '=';
}

/// The catalogue with its parents and calendars, by the names they get in the new folder.
std::map<std::string, std::string> catalogueFiles(
    const NewHall& wanted, std::string& wrong, const Style& style
) {
  config::Faults faults;
  const auto files =
      config::readCatalogueFolder(wanted.samples / "catalogue" / wanted.hall, faults);
  v1::PublishCatalogueResponse found;
  for (const config::Fault& fault : faults) *found.add_findings() = findingOf(fault);
  wrong = findingsText(found.findings(), style);
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

/// What is written meanwhile can be read by the account of the service, whatever the umask of the
/// administrator's shell is.
class ReadableByAll {
 public:
  ReadableByAll() = default;
  ~ReadableByAll() { ::umask(before_); }
  ReadableByAll(const ReadableByAll&) = delete;
  ReadableByAll& operator=(const ReadableByAll&) = delete;

 private:
  const mode_t before_ = ::umask(022);
};

/// False: `written.wrong` says why.
bool writeFile(
    const fs::path& path,
    const std::string& bytes,
    unsigned mode,
    Written& written,
    const Style& style
) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error || !log::replaceFile(path, bytes, mode)) {
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

std::string settingsFor(const std::string& installed, const std::string& hall, bool system) {
  std::istringstream in(installed);
  std::string text, table;
  for (std::string line; std::getline(in, line); text += line + "\n") {
    if (line.starts_with("[")) table = line;
    if (table == "[hall]" && assigns(line, "catalogue")) {
      line = "catalogue = \"catalogue/" + hall + "\"";
    }
    for (const Place& place : kPlaces) {
      if (system || table != place.table || !assigns(line, place.key)) continue;
      line = std::string(place.key) + " = \"" + std::string(place.value) + "\"";
    }
  }
  return text;
}

namespace {

/// The first of the files that is there already. Empty: none is.
fs::path standingInTheWay(const NewHall& wanted, const std::map<std::string, std::string>& files) {
  std::vector<fs::path> paths;
  paths.reserve(files.size() + 2);
  for (const auto& [name, bytes] : files) paths.push_back(wanted.folder / name);
  if (!wanted.system) {
    paths.push_back(wanted.folder / "keys" / "hall.key");
    paths.push_back(wanted.folder / "data" / "hall.db");
  }
  std::error_code error;
  const auto found = std::find_if(paths.begin(), paths.end(), [&error](const fs::path& path) {
    return fs::exists(path, error);
  });
  return found == paths.end() ? fs::path() : *found;
}

/// The folders and the key of a hall that keeps everything in its own folder.
void writeOwnPlaces(const fs::path& hall, Written& written, const Style& style) {
  std::error_code error;
  for (const std::string_view name : kFolders) {
    const fs::path folder = hall / name;
    fs::create_directories(folder, error);
    fs::permissions(folder, fs::perms::owner_all, error);
    if (error) {
      written.wrong = unwritable(folder, style);
      return;
    }
  }
  const fs::path key = hall / "keys" / "hall.key";
  if (const auto made = log::makeMasterKey(key); !made) {
    written.wrong = storeSentence(made.refusal(), style);
    return;
  }
  written.files.push_back(key);
}

}  // namespace

Written writeNewHall(const NewHall& wanted, const Style& style) {
  Written written;
  const auto installed = log::readFile(wanted.samples / "hall.toml");
  if (!installed) {
    written.wrong = storeSentence(installed.refusal(), style);
    return written;
  }
  std::map<std::string, std::string> files = catalogueFiles(wanted, written.wrong, style);
  if (!written.wrong.empty()) return written;
  files.emplace("hall.toml", settingsFor(*installed, wanted.hall, wanted.system));

  if (const fs::path there = standingInTheWay(wanted, files); !there.empty()) {
    written.wrong = there.string() +
                    style.say(
                        " 已经有了。init 从不覆盖，什么也没有写。",
                        " is there already. Nothing is ever overwritten, and nothing was written."
                    );
    return written;
  }
  std::optional<ReadableByAll> readable;
  if (wanted.system) readable.emplace();
  for (const auto& [name, bytes] : files) {
    const unsigned mode = wanted.system ? 0644 : 0640;
    if (!writeFile(wanted.folder / name, bytes, mode, written, style)) return written;
  }
  if (!wanted.system) writeOwnPlaces(wanted.folder, written, style);
  return written;
}

namespace {

/// How one goes on with a hall that keeps everything in its folder.
std::string ownSteps(const fs::path& folder, const Style& style) {
  const std::string settings = (folder / "hall.toml").string();
  const std::string key = (folder / "keys" / "hall.key").string();
  const std::string rehearsal = " --clock rehearsal:2026-03-02T08:50:00+08:00,1\n";
  if (style.chinese()) {
    return "  先演练：      hall-server --config " + settings + rehearsal +
           "  正式启动：    hall-server --config " + settings + "\n" +
           "演练过的数据目录不能再正式启动：要演练的，另用一个目录 init。\n" + "密钥文件 " + key +
           " 要另存一份，与备份分开放；丢了它，个人信息就读不出来。\n";
  }
  return "  rehearse:       hall-server --config " + settings + rehearsal +
         "  open the hall:  hall-server --config " + settings + "\n" +
         "A data directory that saw a rehearsal never opens a hall: rehearse in a folder of its "
         "own.\nKeep a copy of " +
         key + " apart from the backups; without it nobody can read the personal data.\n";
}

/// How one goes on with the server as a service of the system.
std::string systemSteps(const fs::path& folder, const Style& style) {
  const std::string settings = (folder / "hall.toml").string();
  if (style.chinese()) {
    return "  看设置：      hall-server --config " + settings + " --check-config\n" +
           "  正式启动：    systemctl enable --now hall-server\n" +
           "密钥文件在第一次启动时生成（位置见 hall.toml 的 key_file），要另存一份，与备份分开放；"
           "丢了它，个人信息就读不出来。\n";
  }
  return "  its settings:   hall-server --config " + settings + " --check-config\n" +
         "  open the hall:  systemctl enable --now hall-server\n" +
         "The key file is made at the first start (key_file of hall.toml). Keep a copy of it apart "
         "from the backups; without it nobody can read the personal data.\n";
}

std::string nextSteps(const NewHall& made, std::size_t files, const Style& style) {
  const std::string count = std::to_string(files);
  const std::string catalogue = (made.folder / "catalogue").string();
  const std::string edit =
      style.chinese()
          ? "已写好 " + count + " 个文件。下一步：\n" + "  改成自己的：  编辑 " + catalogue +
                "，再用 hallctl catalogue check " + made.folder.string() + " --real 检查\n"
          : "Wrote " + count + " files. Next:\n" + "  make it yours:  edit " + catalogue +
                ", then hallctl catalogue check " + made.folder.string() + " --real\n";
  return edit + (made.system ? systemSteps(made.folder, style) : ownSteps(made.folder, style));
}

std::string jsonOf(const NewHall& made, const Written& written) {
  google::protobuf::Struct facts;
  auto& fields = *facts.mutable_fields();
  fields["folder"].set_string_value(made.folder.string());
  fields["settings"].set_string_value((made.folder / "hall.toml").string());
  auto& files = *fields["files"].mutable_list_value();
  for (const fs::path& file : written.files) files.add_values()->set_string_value(file.string());
  return answerJson(facts, false);
}

void init(Invocation& run, NewHall wanted, const std::string& from) {
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
  wanted.samples = *samples;
  const Written written = writeNewHall(wanted, run.style);
  if (!written.wrong.empty()) return complain(run, ExitCode::Refused, written.wrong);
  print(run.json ? jsonOf(wanted, written) : nextSteps(wanted, written.files.size(), run.style));
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
  const auto wanted = std::make_shared<NewHall>();
  const auto from = std::make_shared<std::string>();
  command.add_option("folder,--folder", *folder, run.style.say("写到哪里", "Where to"))->required();
  command
      .add_option(
          "--hall",
          wanted->hall,
          run.style.say("用哪个示例大厅：", "Which sample hall: ") +
              listed({kHalls.begin(), kHalls.end()}, run.style)
      )
      ->check([&style = run.style](const std::string& hall) {
        const bool known = std::find(kHalls.begin(), kHalls.end(), hall) != kHalls.end();
        return known ? std::string()
                     : style.say("可以写：", "one of: ") +
                           listed({kHalls.begin(), kHalls.end()}, style);
      })
      ->capture_default_str();
  command.add_flag(
      "--system",
      wanted->system,
      run.style.say(
          "作为系统服务（systemd）：数据和密钥在 /var/lib，只写设置和示例",
          "For the system's service: data and key stay in /var/lib; settings and samples only"
      )
  );
  command.add_option(
      "--from", *from, run.style.say("安装时带的 config 目录", "The installed config folder")
  );
  command.callback([&run, folder, wanted, from] {
    wanted->folder = *folder;
    init(run, *wanted, *from);
  });
}

}  // namespace hall::hallctl
