#include "server/app/numbers_file.h"

#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

#include "server/domain/numbering.h"
#include "server/log/files.h"
#include "server/log/hash.h"
#include "server/log/store_problem.h"
#include "server/log/utc_text.h"

namespace hall::app {

namespace {

using domain::LocalDay;
using domain::Result;
using Prefix = domain::LogRestored::Prefix;

constexpr std::uint32_t kHundred = 100;
constexpr std::string_view kMidnight = "T00:00:00.000Z";

std::string dayText(LocalDay day) {
  const domain::Instant midnight = std::chrono::sys_days{day.time_since_epoch()};
  std::string text = log::utcText(midnight);
  return text.erase(text.size() - kMidnight.size());
}

std::optional<LocalDay> dayFrom(std::string_view text) {
  const auto midnight = log::utcInstant(std::string(text) + std::string(kMidnight));
  if (!midnight) return std::nullopt;
  return LocalDay{std::chrono::floor<std::chrono::days>(midnight->time_since_epoch())};
}

std::string digestOf(std::string_view lines) {
  const log::Hash hash = log::Hasher(log::HashAlgorithm::Sha256).of(lines);
  return log::hexadecimal(log::bytesOf(hash));
}

std::string headOf(const std::string& hallCode) {
  return "yichuang.hall/" + hallCode + " numbers";
}

std::string linesOf(const std::string& hallCode, const GivenNumbers& numbers) {
  std::string lines = headOf(hallCode) + "\n";
  lines += "day " + dayText(numbers.day) + "\n";
  lines += "time " + log::utcText(numbers.time) + "\n";
  for (const Prefix& one : numbers.upTo) {
    domain::TicketNumber number;
    number.prefix = one.prefix;
    lines += std::string(number.prefixText()) + " " + std::to_string(one.nextSerial) + "\n";
  }
  return lines;
}

/// Takes the next line off; what does not begin with `head` is none of these.
std::optional<std::string_view> takeLine(std::string_view& lines, std::string_view head) {
  const std::size_t end = lines.find('\n');
  if (end == std::string_view::npos || !lines.starts_with(head)) return std::nullopt;
  const std::string_view line = lines.substr(head.size(), end - head.size());
  lines.remove_prefix(end + 1);
  return line;
}

std::optional<Prefix> prefixFrom(std::string_view line) {
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos || !domain::isPrefix(line.substr(0, space))) {
    return std::nullopt;
  }
  Prefix prefix;
  prefix.prefix = domain::TicketNumber::makePrefix(line.substr(0, space));
  const char* const end = line.data() + line.size();
  const auto [stopped, error] = std::from_chars(line.data() + space + 1, end, prefix.nextSerial);
  if (error != std::errc{} || stopped != end) return std::nullopt;
  return prefix;
}

/// Nothing: not exactly what `linesOf` writes.
std::optional<GivenNumbers> numbersFrom(std::string_view lines, const std::string& hallCode) {
  const auto head = takeLine(lines, headOf(hallCode));
  const auto dayLine = takeLine(lines, "day ");
  const auto timeLine = takeLine(lines, "time ");
  if (!head || !head->empty() || !dayLine || !timeLine) return std::nullopt;
  const auto day = dayFrom(*dayLine);
  const auto time = log::utcInstant(*timeLine);
  if (!day || !time) return std::nullopt;
  GivenNumbers numbers{*day, *time, {}};
  while (!lines.empty()) {
    const auto line = takeLine(lines, "");
    const auto prefix = line ? prefixFrom(*line) : std::nullopt;
    if (!prefix) return std::nullopt;
    numbers.upTo.push_back(*prefix);
  }
  return numbers;
}

}  // namespace

GivenNumbers givenNumbersOf(const domain::HallState& state, domain::Instant now) {
  GivenNumbers numbers{state.day.day, now, {}};
  for (const auto& [prefix, next] : state.day.nextSerials) {
    const std::uint32_t hundreds = (next - 1) / kHundred + 1;
    numbers.upTo.push_back({prefix, hundreds * kHundred + kHundred - 1});
  }
  return numbers;
}

Result<bool> NumbersFile::write(const GivenNumbers& numbers) const {
  std::error_code ignored;
  std::filesystem::create_directories(path_.parent_path(), ignored);
  const std::string lines = linesOf(hallCode_, numbers);
  return log::replaceFile(path_, lines + "sha256 " + digestOf(lines) + "\n");
}

Result<GivenNumbers> NumbersFile::read() const {
  const auto bytes = log::readFile(path_);
  if (!bytes) return bytes.refusal();
  const auto malformed = [this](const char* why) {
    return log::refusalFor(log::Problem::FileMalformed, path_.string()).with("error", why);
  };
  const std::size_t end = bytes->rfind("sha256 ");
  const std::string_view whole = *bytes;
  const std::string_view lines = whole.substr(0, end == std::string::npos ? 0 : end);
  if (whole.substr(lines.size()) != "sha256 " + digestOf(lines) + "\n") {
    return malformed("it is damaged");
  }
  auto numbers = numbersFrom(lines, hallCode_);
  if (!numbers) return malformed("it is not of this hall");
  return *std::move(numbers);
}

}  // namespace hall::app
