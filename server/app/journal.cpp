#include "server/app/journal.h"

#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <mutex>
#include <vector>

namespace hall::app {

namespace {

using Level = spdlog::level::level_enum;

struct Row {
  Happening happening;
  std::string_view name;
  Level level;
};

constexpr std::array kRows{
    Row{Happening::Starting, "starting", Level::info},
    Row{Happening::Recovering, "recovering", Level::info},
    Row{Happening::Recovered, "recovered", Level::info},
    Row{Happening::SnapshotUnused, "snapshot-unused", Level::warn},
    Row{Happening::FirstStart, "first-start", Level::info},
    Row{Happening::LogRestored, "log-restored", Level::warn},
    Row{Happening::CheckpointKey, "checkpoint-key", Level::info},
    Row{Happening::Ready, "ready", Level::info},
    Row{Happening::StartRefused, "start-refused", Level::err},
    Row{Happening::Stopping, "stopping", Level::info},
    Row{Happening::Stopped, "stopped", Level::info},
    Row{Happening::SnapshotWritten, "snapshot-written", Level::debug},
    Row{Happening::SnapshotFailed, "snapshot-failed", Level::warn},
    Row{Happening::CheckpointWritten, "checkpoint-written", Level::debug},
    Row{Happening::CheckpointFailed, "checkpoint-failed", Level::err},
    Row{Happening::CheckpointDisagrees, "checkpoint-disagrees", Level::err},
    Row{Happening::BackupStarted, "backup-started", Level::info},
    Row{Happening::BackupFinished, "backup-finished", Level::info},
    Row{Happening::BackupFailed, "backup-failed", Level::err},
    Row{Happening::PersonalDataExpired, "personal-data-expired", Level::info},
    Row{Happening::ExpiryFailed, "expiry-failed", Level::err},
    Row{Happening::AlertRaised, "alert-raised", Level::warn},
    Row{Happening::AlertCleared, "alert-cleared", Level::info},
    Row{Happening::AlertFailed, "alert-failed", Level::err},
    Row{Happening::ClockHeld, "clock-held", Level::err},
    Row{Happening::ClockGoesOn, "clock-goes-on", Level::info},
    Row{Happening::StorageLow, "storage-low", Level::warn},
    Row{Happening::StorageFull, "storage-full", Level::err},
    Row{Happening::StorageRecovered, "storage-recovered", Level::info},
    Row{Happening::PagesMissing, "pages-missing", Level::warn},
    Row{Happening::VoiceFailed, "voice-failed", Level::warn},
    Row{Happening::VoiceSpeaks, "voice-speaks", Level::info},
    Row{Happening::LedFailed, "led-failed", Level::warn},
    Row{Happening::LedReaches, "led-reaches", Level::info},
    Row{Happening::RequestsRefused, "requests-refused", Level::info},
    Row{Happening::ViewsThrownAway, "views-thrown-away", Level::warn},
    Row{Happening::CommitFailed, "commit-failed", Level::critical},
};

const Row& rowOf(Happening happening) {
  return *std::find_if(kRows.begin(), kRows.end(), [happening](const Row& row) {
    return row.happening == happening;
  });
}

/// What syslog calls the level, for the prefix that journald reads.
class Priority final : public spdlog::custom_flag_formatter {
 public:
  void format(const spdlog::details::log_msg& message, const std::tm&, spdlog::memory_buf_t& out)
      override {
    constexpr std::array<char, 6> kDigits{'7', '7', '6', '4', '3', '2'};
    out.push_back('<');
    out.push_back(kDigits.at(std::min(static_cast<std::size_t>(message.level), kDigits.size() - 1))
    );
    out.push_back('>');
  }
  std::unique_ptr<custom_flag_formatter> clone() const override {
    return std::make_unique<Priority>();
  }
};

/// Hands each line to a function.
class ReaderSink final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  explicit ReaderSink(Journal::Reader reader) : reader_(std::move(reader)) {}

 private:
  void sink_it_(const spdlog::details::log_msg& message) override {
    spdlog::memory_buf_t line;
    formatter_->format(message, line);
    reader_(std::string(line.data(), line.size() - 1));
  }
  void flush_() override {}

  const Journal::Reader reader_;
};

std::unique_ptr<spdlog::logger> loggerOn(spdlog::sink_ptr sink, bool withPriority) {
  auto formatter =
      std::make_unique<spdlog::pattern_formatter>(spdlog::pattern_time_type::utc, "\n");
  formatter->add_flag<Priority>('*');
  formatter->set_pattern(
      std::string(withPriority ? "%*" : "") + R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})"
  );
  auto logger = std::make_unique<spdlog::logger>("hall", std::move(sink));
  logger->set_formatter(std::move(formatter));
  return logger;
}

Level levelOf(config::LogLevel least) {
  switch (least) {
    case config::LogLevel::Debug:
      return Level::debug;
    case config::LogLevel::Info:
      return Level::info;
    case config::LogLevel::Warning:
      return Level::warn;
    case config::LogLevel::Error:
      return Level::err;
  }
  return Level::info;
}

std::string jsonValue(const Journal::Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return jsonText(*text);
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  return std::to_string(std::get<std::uint64_t>(value));
}

/// How many bytes the character at the front takes; 0: it is no UTF-8.
std::size_t characterAt(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t size = byte(0) < 0x80             ? 1
                           : (byte(0) & 0xE0) == 0xC0 ? 2
                           : (byte(0) & 0xF0) == 0xE0 ? 3
                           : (byte(0) & 0xF8) == 0xF0 ? 4
                                                      : 0;
  if (size > text.size()) return 0;
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  return size;
}

}  // namespace

std::string_view nameOf(Happening happening) {
  return rowOf(happening).name;
}

std::string jsonText(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    const std::size_t size = characterAt(text);
    const char first = text.front();
    if (size == 0) {
      out += "\xEF\xBF\xBD";
    } else if (first == '"' || first == '\\') {
      out.append({'\\', first});
    } else if (static_cast<unsigned char>(first) < 0x20 || first == 0x7F) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned char>(first));
    } else {
      out.append(text.substr(0, size));
    }
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return out + '"';
}

Journal::Journal(config::LogLevel least, Reader reader)
    : logger_(
          reader ? loggerOn(std::make_shared<ReaderSink>(std::move(reader)), false)
                 : loggerOn(
                       std::make_shared<spdlog::sinks::stderr_sink_mt>(),
                       std::getenv("JOURNAL_STREAM") != nullptr
                   )
      ) {
  logger_->set_level(levelOf(least));
  logger_->flush_on(Level::debug);
}

Journal::~Journal() = default;

void Journal::note(Happening happening, std::initializer_list<Fact> facts) {
  write(happening, facts);
}

void Journal::note(
    Happening happening, const domain::Refusal& why, std::initializer_list<Fact> facts
) {
  std::vector<Fact> all(facts);
  all.push_back({"reason", std::string(domain::nameOf(why.reason))});
  for (const domain::Detail& detail : why.details) all.push_back({detail.key, detail.value});
  write(happening, all);
}

void Journal::write(Happening happening, std::span<const Fact> facts) {
  const Row& row = rowOf(happening);
  std::string line = "\"event\":" + jsonText(row.name);
  for (const Fact& fact : facts) line += "," + jsonText(fact.key) + ":" + jsonValue(fact.value);
  logger_->log(row.level, "{}", line);
}

}  // namespace hall::app
