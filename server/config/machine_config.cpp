#include "server/config/machine_config.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "server/config/document.h"
#include "server/config/setting_table.h"
#include "server/config/table_reader.h"

namespace hall::config {

namespace fs = std::filesystem;

namespace {

std::pair<std::string_view, std::string_view> splitKey(std::string_view key) {
  const std::size_t dot = key.find('.');
  return {
      key.substr(0, dot), dot == std::string_view::npos ? std::string_view{} : key.substr(dot + 1)};
}

class Loader {
 public:
  Loader(fs::path file, LoadedMachineConfig& loaded) : file_(std::move(file)), loaded_(loaded) {
    loaded_.origins.assign(settings().size(), "default");
    places_.assign(settings().size(), Place{file_.generic_string(), 0});
    std::string defaults;
    for (const Setting& setting : settings()) {
      defaults += std::string(setting.key) + " = " + std::string(setting.fallback) + "\n";
    }
    readDocument(defaults, "default", std::nullopt);
  }

  void readFile(std::string_view bytes) {
    readDocument(bytes, file_.generic_string(), std::nullopt);
  }

  void readOverride(const Override& given) {
    const auto known =
        std::find_if(settings().begin(), settings().end(), [&](const Setting& setting) {
          return setting.key == given.key;
        });
    if (known == settings().end()) {
      std::vector<std::string_view> keys;
      for (const Setting& setting : settings()) keys.push_back(setting.key);
      loaded_.faults.push_back(
          {{"--set", 0},
           "there is no setting `" + given.key + "`",
           nearestOf(given.key, keys),
           "unknown_key"}
      );
      return;
    }
    std::string line = given.key + " = " + given.value + "\n";
    Faults notToml;
    parseDocument(line, "", notToml);
    // Whoever types a path means it from where they stand, and nobody types quotes in a shell.
    const bool isPath = known->type == "path" && !given.value.empty();
    const std::string value = isPath ? fs::absolute(given.value).string() : given.value;
    if (isPath || !notToml.empty()) line = given.key + " = '''" + value + "'''\n";
    readDocument(line, "--set", known - settings().begin());
  }

  void resolvePaths() {
    const fs::path folder = fs::absolute(file_).parent_path();
    for (auto member :
         {&MachineConfig::catalogue,
          &MachineConfig::webPages,
          &MachineConfig::voiceClips,
          &MachineConfig::ledSigns,
          &MachineConfig::tlsCertificate,
          &MachineConfig::tlsPrivateKey,
          &MachineConfig::tlsClientAuthority,
          &MachineConfig::dataDirectory,
          &MachineConfig::keyFile,
          &MachineConfig::checkpointFile,
          &MachineConfig::backupDirectory}) {
      fs::path& path = loaded_.config.*member;
      if (!path.empty()) path = (folder / path).lexically_normal();
    }
  }

  void checkTogether() {
    const MachineConfig& config = loaded_.config;
    if (!config.metricsListen.isLoopback()) {
      fault("metrics.listen", "must be a loopback address: what it tells needs no sign-in");
    }
    checkListener("rpc.listen", config.rpcListen);
    checkListener("web.listen", config.webListen);
    if (!config.webPublicListen.host.empty()) {
      checkListener("web.public_listen", config.webPublicListen);
    }
    if (config.tlsCertificate.empty() != config.tlsPrivateKey.empty()) {
      fault(
          config.tlsCertificate.empty() ? "tls.private_key" : "tls.certificate",
          "stands alone: tls.certificate and tls.private_key belong together"
      );
    }
    if (!config.tlsClientAuthority.empty() && !config.hasTls()) {
      fault("tls.client_authority", "needs tls.certificate and tls.private_key");
    }
    if (config.voiceSource == VoiceSource::Clips && config.voiceClips.empty()) {
      fault("voice.clips", "is empty; voice.source is \"clips\"");
    }
    if (config.voiceSource == VoiceSource::Command && config.voiceCommandZh.empty()) {
      fault("voice.command_zh", "is empty; voice.source is \"command\"");
    }
    checkOutside("data.key_file", config.keyFile, "data.directory", config.dataDirectory);
    checkOutside("data.key_file", config.keyFile, "backup.directory", config.backupDirectory);
    checkOutside("checkpoint.file", config.checkpointFile, "data.directory", config.dataDirectory);
    checkOutside(
        "backup.directory", config.backupDirectory, "data.directory", config.dataDirectory
    );
    if (config.batchMax > config.inboxMax) fault("limits.batch", "is greater than limits.inbox");
  }

 private:
  void fault(std::string_view key, std::string sentence) {
    const auto at = std::find_if(settings().begin(), settings().end(), [&](const Setting& setting) {
      return setting.key == key;
    });
    const Place& place = places_[static_cast<std::size_t>(at - settings().begin())];
    loaded_.faults.push_back({place, "`" + std::string(key) + "` " + std::move(sentence), ""});
  }

  void checkListener(std::string_view key, const ListenAddress& address) {
    if (address.isLoopback() || loaded_.config.hasTls()) return;
    fault(key, "is beyond this machine, and [tls] is empty: tokens would travel in the clear");
  }

  void checkOutside(
      std::string_view key, const fs::path& path, std::string_view folderKey, const fs::path& folder
  ) {
    if (path.empty() || folder.empty()) return;
    const fs::path relative = path.lexically_relative(folder / "");
    if (relative.empty() || *relative.begin() == "..") return;
    fault(
        key, "lies inside " + std::string(folderKey) + ": what happens to one would happen to both"
    );
  }

  /// `only`: the one setting that the document names.
  void readDocument(
      std::string_view bytes, const std::string& name, std::optional<std::ptrdiff_t> only
  ) {
    const Table document = parseDocument(bytes, name, loaded_.faults);
    TableReader root(document, 1, name, fs::path(name).filename().string(), loaded_.faults);
    std::vector<std::pair<std::string, TableReader>> tables;
    for (std::size_t i = 0; i < settings().size(); ++i) {
      if (only && static_cast<std::size_t>(*only) != i) continue;
      const auto [tableName, key] = splitKey(settings()[i].key);
      auto known =
          std::find_if(tables.begin(), tables.end(), [name = tableName](const auto& table) {
            return table.first == name;
          });
      if (known == tables.end()) {
        auto reader = root.table(tableName, "[" + std::string(tableName) + "]");
        static const Table kNothing;
        tables.emplace_back(
            tableName, reader ? *reader : TableReader(kNothing, 1, name, "", loaded_.faults)
        );
        known = std::prev(tables.end());
      }
      TableReader& table = known->second;
      if (!table.has(key)) continue;
      settingAccess()[i].read(table, key, loaded_.config);
      if (name == "default") continue;
      const Place place = table.placeOf(key);
      places_[i] = only ? Place{name, 0} : place;
      loaded_.origins[i] = only ? name : name + ":" + std::to_string(place.line);
    }
    for (auto& [tableName, table] : tables) table.finish();
    root.finish();
  }

  fs::path file_;
  LoadedMachineConfig& loaded_;
  std::vector<Place> places_;
};

}  // namespace

bool ListenAddress::isLoopback() const {
  return host.starts_with("127.") || host == "::1";
}

std::string ListenAddress::text() const {
  if (host.empty()) return "";
  const bool six = host.find(':') != std::string_view::npos;
  return (six ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

LoadedMachineConfig parseMachineConfig(
    std::string_view bytes, const fs::path& file, const std::vector<Override>& overrides
) {
  LoadedMachineConfig loaded;
  Loader loader(file, loaded);
  loader.readFile(bytes);
  for (const Override& given : overrides) loader.readOverride(given);
  loader.resolvePaths();
  loader.checkTogether();
  sortFaults(loaded.faults);
  return loaded;
}

LoadedMachineConfig loadMachineConfig(
    const fs::path& file, const std::vector<Override>& overrides
) {
  std::ifstream stream(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  if (!stream.is_open() || stream.bad()) {
    LoadedMachineConfig loaded;
    loaded.faults.push_back({{file.generic_string(), 0}, "cannot be read", "", "unreadable"});
    return loaded;
  }
  return parseMachineConfig(bytes, file, overrides);
}

std::string printed(const LoadedMachineConfig& loaded) {
  constexpr std::size_t kCommentColumn = 60;
  std::string result, table;
  for (std::size_t i = 0; i < settings().size(); ++i) {
    const auto [tableName, key] = splitKey(settings()[i].key);
    if (tableName != table) {
      result += (i == 0 ? "[" : "\n[") + std::string(tableName) + "]\n";
      table = tableName;
    }
    std::string line = std::string(key) + " = " + settingAccess()[i].show(loaded.config);
    if (line.size() < kCommentColumn) line.resize(kCommentColumn, ' ');
    result += line + "  # " + loaded.origins[i] + "\n";
  }
  return result;
}

std::string settingsHelp() {
  std::string result;
  for (const Setting& setting : settings()) {
    result += std::string(setting.key) + " (" + std::string(setting.type) + ", default " +
              std::string(setting.fallback) + "; " + std::string(setting.constraint) + ")\n    " +
              std::string(setting.help) + "\n";
  }
  return result;
}

}  // namespace hall::config
