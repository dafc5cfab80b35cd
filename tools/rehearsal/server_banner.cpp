#include "tools/rehearsal/server_banner.h"

#include <sstream>

namespace hall::rehearsal {

namespace {

std::vector<std::string> wordsOf(std::string_view line) {
  std::istringstream in{std::string(line)};
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

}  // namespace

bool BannerReader::take(std::string_view line) {
  if (line == "READY") {
    banner_.ready = true;
    return false;
  }
  if (line.starts_with("Accounts")) {
    part_ = Part::Accounts;
  } else if (line.starts_with("Devices")) {
    part_ = Part::Devices;
  } else if (line.starts_with("  ")) {
    takeEntry(line);
  } else {
    part_ = Part::Addresses;
    const auto words = wordsOf(line);
    if (words.size() == 2 && words[0] == "gRPC") banner_.rpcAddress = words[1];
  }
  return true;
}

void BannerReader::takeEntry(std::string_view line) {
  const auto words = wordsOf(line);
  if (words.size() < 2) return;
  if (part_ == Part::Accounts) banner_.accounts.push_back({words[0], words[1]});
  if (part_ == Part::Devices) banner_.deviceTokens[words[0]] = words[1];
}

ServerBanner readBanner(const std::string& text) {
  std::istringstream in(text);
  BannerReader reader;
  for (std::string line; std::getline(in, line);) {
    if (!reader.take(line)) break;
  }
  return reader.banner();
}

std::string textOf(const ServerBanner& banner) {
  std::string text = "Accounts:\n";
  for (const auto& account : banner.accounts) {
    text.append("  ").append(account.number).append(" ").append(account.password).append("\n");
  }
  text += "Devices:\n";
  for (const auto& [code, token] : banner.deviceTokens) {
    text.append("  ").append(code).append(" ").append(token).append("\n");
  }
  return text + "gRPC " + banner.rpcAddress + "\n";
}

}  // namespace hall::rehearsal
