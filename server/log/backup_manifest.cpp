#include <charconv>
#include <limits>

#include "server/log/backup.h"
#include "server/log/backup_parts.h"
#include "server/log/files.h"
#include "server/log/store_problem.h"
#include "server/log/utc_text.h"

namespace hall::log {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kFirstLine = "hall-backup 1";

std::vector<std::string_view> wordsOf(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const std::size_t space = line.find(' ');
    words.push_back(line.substr(0, space));
    line.remove_prefix(space == std::string_view::npos ? line.size() : space + 1);
  }
  return words;
}

std::optional<std::uint64_t> numberOf(std::string_view word) {
  std::uint64_t number = 0;
  const auto parsed = std::from_chars(word.data(), word.data() + word.size(), number);
  if (parsed.ec != std::errc{} || parsed.ptr != word.data() + word.size()) return std::nullopt;
  return number;
}

bool readLine(const std::vector<std::string_view>& words, BackupManifest& manifest) {
  if (words.size() == 2 && words[0] == "file") {
    // A name beside the manifest, never a path.
    if (words[1].find('/') != std::string_view::npos) return false;
    manifest.file = words[1];
  } else if (words.size() == 2 && words[0] == "bytes") {
    const auto bytes = numberOf(words[1]);
    manifest.bytes = bytes.value_or(0);
    return bytes.has_value();
  } else if (words.size() == 2 && words[0] == "sha256") {
    manifest.sha256 = words[1];
  } else if (words.size() == 2 && words[0] == "time") {
    const auto time = utcInstant(words[1]);
    manifest.time = time.value_or(domain::Instant{});
    return time.has_value();
  } else if (words.size() == 2 && words[0] == "hash") {
    const auto algorithm = hashAlgorithmNamed(words[1]);
    manifest.algorithm = algorithm.value_or(HashAlgorithm::Sm3);
    return algorithm.has_value();
  } else if (words.size() == 4 && words[0] == "hall") {
    const auto hall = numberOf(words[1]);
    const auto position = numberOf(words[2]);
    const auto bytes = fromHexadecimal(words[3]);
    const auto hash = bytes ? hashFrom(*bytes) : std::nullopt;
    if (!hall || *hall > std::numeric_limits<std::uint32_t>::max() || !position || !hash) {
      return false;
    }
    manifest.halls.push_back(
        {engine::HallId{static_cast<std::uint32_t>(*hall)}, ChainHead{*position, 0, *hash}}
    );
  } else {
    return false;
  }
  return true;
}

}  // namespace

std::string manifestText(const BackupManifest& manifest) {
  std::string text(kFirstLine);
  text += "\nfile " + manifest.file;
  text += "\nbytes " + std::to_string(manifest.bytes);
  text += "\nsha256 " + manifest.sha256;
  text += "\ntime " + utcText(manifest.time);
  text += "\nhash " + std::string(nameOf(manifest.algorithm));
  for (const BackupManifest::Hall& hall : manifest.halls) {
    text += "\nhall " + std::to_string(hall.hall.value) + " " + std::to_string(hall.head.seq) +
            " " + hexadecimal(bytesOf(hall.head.hash));
  }
  return text + "\n";
}

domain::Result<BackupManifest> readManifest(const fs::path& manifest) {
  const auto text = readFile(manifest);
  if (!text) return text.refusal();
  BackupManifest read;
  std::string_view rest = *text;
  int number = 0;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    const bool sound = ++number == 1 ? line == kFirstLine : readLine(wordsOf(line), read);
    if (!sound) {
      return refusalFor(Problem::FileMalformed, manifest.string())
          .with("error", "line " + std::to_string(number))
          .with("line", std::to_string(number));
    }
  }
  if (read.file.empty() || read.sha256.empty()) {
    return refusalFor(
        Problem::FileMalformed, manifest.string(), "a line is missing", "line-missing"
    );
  }
  return read;
}

}  // namespace hall::log
