#include "server/log/master_key.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>
#include <string_view>

#include "server/log/files.h"
#include "server/log/hash.h"
#include "server/log/store_problem.h"

namespace hall::log {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kHead = "hall-master-key-1 ";

}  // namespace

domain::Result<SecretKey> makeMasterKey(const fs::path& path) {
  const auto unwritable = [&] {
    const std::error_code error = lastSystemError();
    auto refusal = refusalFor(Problem::FileUnwritable, path.string(), error);
    refusal.reason = domain::Reason::KeyFileUnusable;
    return refusal;
  };
  const SecretKey key = SecretKey::make();
  const FileHandle handle(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!handle) return unwritable();
  const std::string line = std::string(kHead) + hexadecimal(key.bytes()) + "\n";
  const fs::path folder = path.parent_path();
  if (!writeAll(handle.get(), line) || ::fsync(handle.get()) != 0 ||
      !syncFolder(folder.empty() ? fs::path(".") : folder)) {
    return unwritable();
  }
  return key;
}

domain::Result<SecretKey> readMasterKey(const fs::path& path) {
  struct stat facts {};
  if (::stat(path.c_str(), &facts) != 0) return refusalFor(Problem::KeyFileMissing, path.string());
  if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return refusalFor(Problem::KeyFileOpenToOthers, path.string());
  }
  const auto content = readFile(path);
  if (!content) return content.refusal();
  std::string_view line = *content;
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (!line.starts_with(kHead)) return refusalFor(Problem::KeyFileMalformed, path.string());
  const auto bytes = fromHexadecimal(line.substr(kHead.size()));
  const auto key = bytes ? SecretKey::from(*bytes) : std::nullopt;
  if (!key) return refusalFor(Problem::KeyFileMalformed, path.string());
  return *key;
}

}  // namespace hall::log
