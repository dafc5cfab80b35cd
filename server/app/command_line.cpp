#include "server/app/command_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "server/domain/numbering.h"

namespace hall::app {

namespace {

using domain::Reason;
using domain::Refusal;
using domain::Result;

Refusal malformed(const std::string& option, const std::string& given, const std::string& form) {
  return Refusal{Reason::ConfigurationInvalid, {}}.with(
      "detail", option + " is \"" + given + "\"; it takes " + form
  );
}

std::string shownPeople(const api::FirstPeople& people) {
  std::string text = "Accounts made at this first start; each password is shown once:\n";
  for (const api::FirstAccount& account : people.accounts) {
    text += fmt::format("  {:<10} {:<24} {}\n", account.number, account.password, account.name);
  }
  text += "Devices and their tokens, shown once:\n";
  for (const api::FirstDevice& device : people.devices) {
    if (!device.token.empty()) text += fmt::format("  {:<14} {}\n", device.code, device.token);
  }
  return text;
}

/// Where the digits begin in which the text ends.
std::size_t digitsAtTheEnd(const std::string& text) {
  const std::size_t last = text.find_last_not_of("0123456789");
  return last == std::string::npos ? 0 : last + 1;
}

/// Nothing: no prefix, or no serial.
std::optional<domain::LogRestored::Prefix> numberOf(
    const std::string& prefix, const std::string& serial
) {
  domain::LogRestored::Prefix number;
  const char* const end = serial.data() + serial.size();
  const auto [stopped, error] = std::from_chars(serial.data(), end, number.nextSerial);
  if (!domain::isPrefix(prefix) || error != std::errc{} || stopped != end) return std::nullopt;
  number.prefix = domain::TicketNumber::makePrefix(prefix);
  return number;
}

std::string onPaper(const domain::LogRestored::Prefix& number) {
  return domain::TicketNumber{number.prefix, number.nextSerial}.text();
}

}  // namespace

std::vector<config::Override> CommandLine::overrides() const {
  std::vector<config::Override> overrides;
  for (const std::string& one : set) {
    const std::size_t equals = one.find('=');
    overrides.push_back(
        {one.substr(0, equals), equals == std::string::npos ? "" : one.substr(equals + 1)}
    );
  }
  return overrides;
}

Result<std::vector<domain::LogRestored::Prefix>> parseNumber(const std::string& text) {
  const std::size_t dash = text.find('-');
  const std::size_t digits = digitsAtTheEnd(text);
  const std::string prefix = text.substr(0, std::min(dash, digits));
  const auto named = numberOf(prefix, text.substr(dash == std::string::npos ? digits : dash + 1));
  if (!named) {
    return malformed(
        "--known-number", text, "a number as on paper, like A118, or A1-118 of the prefix A1"
    );
  }
  std::vector<domain::LogRestored::Prefix> numbers{*named};
  if (dash != std::string::npos) return numbers;
  for (std::size_t split = digits + 1; split < text.size(); ++split) {
    const auto other = numberOf(text.substr(0, split), text.substr(split));
    if (other && onPaper(*other) == text) numbers.push_back(*other);
  }
  return numbers;
}

Result<HallApplication::Options> applicationOptions(
    const CommandLine& line, const config::MachineConfig& config
) {
  HallApplication::Options options;
  options.config = config;
  const auto clock = parseClock(line.clock);
  if (!clock) {
    return malformed("--clock", line.clock, "real, or rehearsal:2026-03-02T08:50:00+08:00,<speed>");
  }
  options.clock = *clock;
  options.bench = line.bench;
  options.newPasswordFor = line.newPasswordFor;
  if (line.knownNumbers.empty()) return options;
  auto& known = options.knownNumbers.emplace();
  if (line.knownNumbers == std::vector<std::string>{"none"}) return options;
  for (const std::string& text : line.knownNumbers) {
    const auto numbers = parseNumber(text);
    if (!numbers) return numbers.refusal();
    known.insert(known.end(), numbers->begin(), numbers->end());
  }
  return options;
}

std::string shown(const config::MachineConfig& config, const HallApplication::Started& started) {
  std::string text;
  if (started.firstPeople) text += shownPeople(*started.firstPeople);
  if (!started.checkpointKey.empty()) {
    text += "Key that checks this log's checkpoints, for the supervisor:\n  " +
            started.checkpointKey + "\n";
  }
  if (!started.newPassword.empty()) {
    text += "New password, shown once:\n  " + started.newPassword + "\n";
  }
  const auto address = [](config::ListenAddress at, std::uint16_t port) {
    at.port = port;
    return at.text();
  };
  text += "gRPC     " + address(config.rpcListen, started.rpcPort) + "\n";
  const std::string scheme = config.hasTls() ? "https://" : "http://";
  text += "browser  " + scheme + address(config.webListen, started.webPort) + "/\n";
  if (started.webPublicPort != 0) {
    text += "phones   " + scheme + address(config.webPublicListen, started.webPublicPort) + "/\n";
  }
  text += "metrics  http://" + address(config.metricsListen, started.metricsPort) + "/metrics\n";
  return text + "READY\n";
}

}  // namespace hall::app
