#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/fault.h"
#include "server/domain/time.h"

/// hall.toml of a machine: the facts of this machine only. What the hall can see or a rule can read
/// is the published catalogue (DESIGN 3.11).
namespace hall::config {

/// An IP address and a port; port 0 takes a free one.
struct ListenAddress {
  std::string host;
  std::uint16_t port = 0;

  /// 127.0.0.0/8 or ::1.
  bool isLoopback() const;
  /// "10.1.2.3:7300" or "[::1]:7300"; empty without a host.
  std::string text() const;
  friend bool operator==(const ListenAddress&, const ListenAddress&) = default;
};

/// Of the log's chain; fixed when the log is created.
enum class HashAlgorithm : std::uint8_t { Sm3 = 1, Sha256 = 2 };
/// Of personal data; fixed when the log is created.
enum class Cipher : std::uint8_t { XChaCha20 = 1, Sm4 = 2 };
/// Who makes the sound of the announcements: a speech program, recordings, or the player's browser.
enum class VoiceSource : std::uint8_t { Command = 1, Clips = 2, Browser = 3 };
enum class LogLevel : std::uint8_t { Debug = 1, Info = 2, Warning = 3, Error = 4 };

/// Plain values; the defaults are those of `settings()`. Paths are absolute after loading.
struct MachineConfig {
  std::filesystem::path catalogue;

  ListenAddress rpcListen;
  std::int32_t rpcLanes = 0;
  std::int32_t rpcMemoryMib = 0;
  bool rpcReflection = false;
  ListenAddress webListen;
  ListenAddress webPublicListen;   ///< no host: there is none
  std::filesystem::path webPages;  ///< empty: none
  ListenAddress metricsListen;

  VoiceSource voiceSource = VoiceSource::Command;
  std::string voiceCommandZh;        ///< program and arguments, parted by blanks
  std::string voiceCommandEn;        ///< empty: English is left to the player
  std::filesystem::path voiceClips;  ///< folder with zh/ and, where English is said, en/
  std::filesystem::path ledSigns;    ///< file of the LED strips; empty: none

  std::filesystem::path tlsCertificate;  ///< empty: no TLS
  std::filesystem::path tlsPrivateKey;
  std::filesystem::path tlsClientAuthority;  ///< empty: callers need no certificate

  std::filesystem::path dataDirectory;
  std::filesystem::path keyFile;
  HashAlgorithm hash = HashAlgorithm::Sm3;
  Cipher cipher = Cipher::XChaCha20;
  domain::Duration snapshotInterval{};
  std::int32_t personalDays = 0;

  std::filesystem::path checkpointFile;
  domain::Duration checkpointInterval{};

  std::filesystem::path backupDirectory;  ///< empty: no nightly backup
  std::int32_t backupHour = 0;            ///< of the hall's day, 0 to 23
  std::int32_t backupKeep = 0;

  std::int32_t inboxMax = 0;
  std::int32_t batchMax = 0;
  std::int32_t watchersMax = 0;
  std::int32_t diskFloorMib = 0;

  LogLevel logLevel = LogLevel::Info;

  bool hasTls() const { return !tlsCertificate.empty(); }
};

/// A row of the table of what hall.toml may say. The table is what --print-config and the manual
/// show; a test holds config/hall.toml to it.
struct Setting {
  std::string_view key;       ///< "rpc.listen"
  std::string_view type;      ///< "address", "path", "number", "duration", "choice", "yes or no"
  std::string_view fallback;  ///< as it would be written in the file
  std::string_view constraint;
  std::string_view help;
};
std::span<const Setting> settings();

/// A key given outside the file (--set rpc.listen=127.0.0.1:0); it wins over the file.
struct Override {
  std::string key;
  std::string value;  ///< as in the file but without quotes; a path starts from the current folder
};

struct LoadedMachineConfig {
  MachineConfig config;              ///< not to be used when there are faults
  std::vector<std::string> origins;  ///< a setting each: "default", "hall.toml:12", "--set"
  Faults faults;

  bool ok() const { return faults.empty(); }
};

/// `file` is how faults call it; relative paths start from its folder.
LoadedMachineConfig parseMachineConfig(
    std::string_view bytes,
    const std::filesystem::path& file,
    const std::vector<Override>& overrides = {}
);
LoadedMachineConfig loadMachineConfig(
    const std::filesystem::path& file, const std::vector<Override>& overrides = {}
);

/// Every effective value with where it came from, as a hall.toml that loads to the same.
std::string printed(const LoadedMachineConfig& loaded);
/// Every key with type, default, constraint and help.
std::string settingsHelp();

}  // namespace hall::config
