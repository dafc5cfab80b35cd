#include "server/config/setting_table.h"

#include <arpa/inet.h>

#include <array>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <optional>

#include "server/config/notation.h"

namespace hall::config {

namespace fs = std::filesystem;

namespace {

constexpr Choice<HashAlgorithm> kHashes[] = {
    {"sm3", HashAlgorithm::Sm3}, {"sha256", HashAlgorithm::Sha256}};
constexpr Choice<Cipher> kCiphers[] = {{"xchacha20", Cipher::XChaCha20}, {"sm4", Cipher::Sm4}};
constexpr Choice<VoiceSource> kVoiceSources[] = {
    {"command", VoiceSource::Command},
    {"clips", VoiceSource::Clips},
    {"browser", VoiceSource::Browser}};
constexpr Choice<LogLevel> kLogLevels[] = {
    {"debug", LogLevel::Debug},
    {"info", LogLevel::Info},
    {"warning", LogLevel::Warning},
    {"error", LogLevel::Error}};

template <class T, std::size_t kCount>
std::string wordFor(T value, const Choice<T> (&choices)[kCount]) {
  for (const Choice<T>& choice : choices) {
    if (choice.value == value) return "\"" + std::string(choice.word) + "\"";
  }
  return "\"\"";
}

bool isIpAddress(const std::string& host) {
  unsigned char bytes[16];
  return inet_pton(AF_INET, host.c_str(), bytes) == 1 ||
         inet_pton(AF_INET6, host.c_str(), bytes) == 1;
}

constexpr std::size_t kCommandMax = 400;

std::string quotedText(std::string_view text) {
  std::string result = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') result += '\\';
    result += letter;
  }
  return result + "\"";
}

std::string quotedPath(const fs::path& path) {
  return quotedText(path.generic_string());
}

template <ListenAddress MachineConfig::*kMember, bool kMayBeEmpty = false>
constexpr SettingAccess addressAccess() {
  return {
      [](TableReader& table, std::string_view key, MachineConfig& config) {
        std::string text;
        if (!table.read(key, text)) return;
        const bool isText = table.find(key)->as<std::string>() != nullptr;
        if (text.empty() && kMayBeEmpty) {
          config.*kMember = {};
        } else if (const auto address = parseAddress(text)) {
          config.*kMember = *address;
        } else if (isText) {
          table.fault(
              table.placeOf(key),
              "`" + std::string(key) + "` is \"" + text +
                  "\"; it takes an IP address and a port, like \"127.0.0.1:7300\""
          );
        }
      },
      [](const MachineConfig& config) { return "\"" + (config.*kMember).text() + "\""; }};
}

template <fs::path MachineConfig::*kMember, bool kMayBeEmpty>
constexpr SettingAccess pathAccess() {
  return {
      [](TableReader& table, std::string_view key, MachineConfig& config) {
        std::string text;
        if (!table.read(key, text)) return;
        const bool isText = table.find(key)->as<std::string>() != nullptr;
        if (text.empty() && !kMayBeEmpty && isText) {
          table.fault(table.placeOf(key), "`" + std::string(key) + "` is empty; it takes a path");
        }
        config.*kMember = text;
      },
      [](const MachineConfig& config) { return quotedPath(config.*kMember); }};
}

template <std::int32_t MachineConfig::*kMember, std::int32_t kLeast, std::int32_t kMost>
constexpr SettingAccess numberAccess() {
  return {
      [](TableReader& table, std::string_view key, MachineConfig& config) {
        table.readNumber(key, config.*kMember, kLeast, kMost);
      },
      [](const MachineConfig& config) { return std::to_string(config.*kMember); }};
}

template <domain::Duration MachineConfig::*kMember, int kLeastSeconds, int kMostSeconds>
constexpr SettingAccess durationAccess() {
  return {
      [](TableReader& table, std::string_view key, MachineConfig& config) {
        table.read(
            key,
            config.*kMember,
            std::chrono::seconds{kLeastSeconds},
            std::chrono::seconds{kMostSeconds}
        );
      },
      [](const MachineConfig& config) { return "\"" + durationText(config.*kMember) + "\""; }};
}

template <bool MachineConfig::*kMember>
constexpr SettingAccess flagAccess() {
  return {
      [](TableReader& table, std::string_view key, MachineConfig& config) {
        table.read(key, config.*kMember);
      },
      [](const MachineConfig& config) -> std::string {
        return config.*kMember ? "true" : "false";
      }};
}

template <auto kMember, const auto& kChoices>
constexpr SettingAccess choiceAccess() {
  return {
      [](TableReader& table, std::string_view key, MachineConfig& config) {
        table.readChoice(key, config.*kMember, kChoices);
      },
      [](const MachineConfig& config) { return wordFor(config.*kMember, kChoices); }};
}

template <std::string MachineConfig::*kMember>
constexpr SettingAccess commandAccess() {
  return {
      [](TableReader& table, std::string_view key, MachineConfig& config) {
        table.read(key, config.*kMember, kCommandMax);
      },
      [](const MachineConfig& config) { return quotedText(config.*kMember); }};
}

constexpr std::string_view kAddressForm = "IP address and port; port 0 takes a free one";

constexpr std::array kSettings{
    Setting{
        "hall.catalogue",
        "path",
        "\"catalogue/city\"",
        "a folder with hall.toml",
        "Catalogue that is imported once, into a new data directory."},
    Setting{
        "rpc.listen",
        "address",
        "\"127.0.0.1:7300\"",
        kAddressForm,
        "Where kiosks, counters and hallctl reach the hall (gRPC)."},
    Setting{
        "rpc.lanes",
        "number",
        "2",
        "1 to 16",
        "Threads that receive calls; more help only with many cores."},
    Setting{
        "rpc.memory_mib",
        "number",
        "256",
        "32 to 4096",
        "Memory of all connections' buffers together."},
    Setting{
        "rpc.reflection",
        "yes or no",
        "false",
        "true or false",
        "Tell every caller the whole API; for tests of clients."},
    Setting{
        "web.listen",
        "address",
        "\"127.0.0.1:7380\"",
        kAddressForm,
        "Where the hall's browsers reach it (HTTP, WebSocket)."},
    Setting{
        "web.public_listen",
        "address",
        "\"\"",
        "IP address and port; empty: none",
        "A second address for applicants' phones: tickets and guides, nobody logs in there."},
    Setting{
        "web.pages",
        "path",
        "\"/usr/share/yichuang/web\"",
        "empty: none",
        "Folder of the pages that browsers load."},
    Setting{
        "metrics.listen",
        "address",
        "\"127.0.0.1:7390\"",
        "a loopback address and port",
        "Figures and health for the machine's own monitoring."},
    Setting{
        "voice.source",
        "choice",
        "\"command\"",
        "command, clips or browser",
        "Who makes the sound of announcements: a speech program, recordings, or the player."},
    Setting{
        "voice.command_zh",
        "text",
        "\"espeak-ng --stdin --stdout -v cmn -s 190\"",
        "a program that reads text and writes WAV",
        "Speech program for Chinese, without a shell."},
    Setting{
        "voice.command_en",
        "text",
        "\"espeak-ng --stdin --stdout -v en -s 170\"",
        "as command_zh",
        "Speech program for English."},
    Setting{
        "voice.clips",
        "path",
        "\"\"",
        "needed with source = \"clips\"",
        "Folder of the recordings, with zh/ and en/."},
    Setting{
        "led.signs",
        "path",
        "\"\"",
        "a file of [[sign]] rows; empty: none",
        "LED strips over counters and how they are reached."},
    Setting{
        "tls.certificate",
        "path",
        "\"\"",
        "PEM; empty: no TLS",
        "Certificate of this server followed by its chain."},
    Setting{
        "tls.private_key",
        "path",
        "\"\"",
        "PEM; with tls.certificate",
        "Private key of the certificate."},
    Setting{
        "tls.client_authority",
        "path",
        "\"\"",
        "PEM; empty: callers need no certificate",
        "Authority of the devices' certificates (mutual TLS)."},
    Setting{
        "data.directory",
        "path",
        "\"/var/lib/yichuang\"",
        "on a local disk",
        "Database, snapshots and views. One server at a time uses it."},
    Setting{
        "data.key_file",
        "path",
        "\"/var/lib/yichuang-keys/hall.key\"",
        "outside data.directory and backup.directory",
        "Key of the personal data; made at the first start. Keep a copy apart from the backups."},
    Setting{
        "data.hash",
        "choice",
        "\"sm3\"",
        "sm3 or sha256; fixed at creation",
        "Hash of the log's chain."},
    Setting{
        "data.cipher",
        "choice",
        "\"xchacha20\"",
        "xchacha20 or sm4; fixed at creation",
        "Cipher of the personal data."},
    Setting{
        "data.snapshot_interval",
        "duration",
        "\"10 min\"",
        "1 min to 1 d",
        "How often the state is written, so that a start replays little."},
    Setting{
        "data.personal_days",
        "number",
        "30",
        "1 to 400",
        "Days after which personal data nobody refers to any more are deleted, also in backups."},
    Setting{
        "checkpoint.file",
        "path",
        "\"/var/lib/yichuang-checkpoints/checkpoints\"",
        "outside data.directory",
        "Signed checkpoints of the log, which show a cut tail; better on another disk."},
    Setting{
        "checkpoint.interval",
        "duration",
        "\"10 min\"",
        "1 min to 1 d",
        "How often one is written while the log grows."},
    Setting{
        "backup.directory",
        "path",
        "\"/var/lib/yichuang-backup\"",
        "outside data.directory; empty: no nightly backup",
        "Where the nightly backup goes."},
    Setting{"backup.hour", "number", "2", "0 to 23", "Hour of the hall's day at which it runs."},
    Setting{"backup.keep", "number", "14", "1 to 400", "Backups that are kept."},
    Setting{
        "limits.inbox",
        "number",
        "4096",
        "64 to 65536",
        "Commands that may wait; a further one is refused at once."},
    Setting{
        "limits.batch",
        "number",
        "1024",
        "1 to 4096, at most limits.inbox",
        "Commands that one commit takes."},
    Setting{
        "limits.watchers",
        "number",
        "10000",
        "10 to 100000",
        "Boards, signs, phones and clients that may watch at the same time."},
    Setting{
        "limits.disk_floor_mib",
        "number",
        "256",
        "16 to 1048576",
        "Free disk below which no new numbers are issued; calling and finishing go on."},
    Setting{
        "diagnostics.level",
        "choice",
        "\"info\"",
        "debug, info, warning or error",
        "What the server tells of itself on standard error."},
};

/// In the order of kSettings.
constexpr std::array kAccess{
    pathAccess<&MachineConfig::catalogue, false>(),
    addressAccess<&MachineConfig::rpcListen>(),
    numberAccess<&MachineConfig::rpcLanes, 1, 16>(),
    numberAccess<&MachineConfig::rpcMemoryMib, 32, 4096>(),
    flagAccess<&MachineConfig::rpcReflection>(),
    addressAccess<&MachineConfig::webListen>(),
    addressAccess<&MachineConfig::webPublicListen, true>(),
    pathAccess<&MachineConfig::webPages, true>(),
    addressAccess<&MachineConfig::metricsListen>(),
    choiceAccess<&MachineConfig::voiceSource, kVoiceSources>(),
    commandAccess<&MachineConfig::voiceCommandZh>(),
    commandAccess<&MachineConfig::voiceCommandEn>(),
    pathAccess<&MachineConfig::voiceClips, true>(),
    pathAccess<&MachineConfig::ledSigns, true>(),
    pathAccess<&MachineConfig::tlsCertificate, true>(),
    pathAccess<&MachineConfig::tlsPrivateKey, true>(),
    pathAccess<&MachineConfig::tlsClientAuthority, true>(),
    pathAccess<&MachineConfig::dataDirectory, false>(),
    pathAccess<&MachineConfig::keyFile, false>(),
    choiceAccess<&MachineConfig::hash, kHashes>(),
    choiceAccess<&MachineConfig::cipher, kCiphers>(),
    durationAccess<&MachineConfig::snapshotInterval, 60, 86400>(),
    numberAccess<&MachineConfig::personalDays, 1, 400>(),
    pathAccess<&MachineConfig::checkpointFile, false>(),
    durationAccess<&MachineConfig::checkpointInterval, 60, 86400>(),
    pathAccess<&MachineConfig::backupDirectory, true>(),
    numberAccess<&MachineConfig::backupHour, 0, 23>(),
    numberAccess<&MachineConfig::backupKeep, 1, 400>(),
    numberAccess<&MachineConfig::inboxMax, 64, 65536>(),
    numberAccess<&MachineConfig::batchMax, 1, 4096>(),
    numberAccess<&MachineConfig::watchersMax, 10, 100000>(),
    numberAccess<&MachineConfig::diskFloorMib, 16, 1048576>(),
    choiceAccess<&MachineConfig::logLevel, kLogLevels>(),
};
static_assert(kSettings.size() == kAccess.size());

}  // namespace

std::optional<ListenAddress> parseAddress(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  std::string_view host = text.substr(0, colon);
  const std::string_view port = text.substr(colon + 1);
  const bool bracketed = host.starts_with('[') && host.ends_with(']');
  if (bracketed) host = host.substr(1, host.size() - 2);
  if (bracketed != (host.find(':') != std::string_view::npos)) return std::nullopt;
  ListenAddress address{std::string(host), 0};
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), address.port);
  if (error != std::errc{} || end != port.data() + port.size() || !isIpAddress(address.host)) {
    return std::nullopt;
  }
  return address;
}

std::span<const Setting> settings() {
  return kSettings;
}

std::span<const SettingAccess> settingAccess() {
  return kAccess;
}

}  // namespace hall::config
