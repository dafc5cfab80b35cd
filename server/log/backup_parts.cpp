#include "server/log/backup_parts.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "server/log/files.h"
#include "server/log/schema.h"
#include "server/log/store_problem.h"
#include "server/log/verify.h"

namespace hall::log {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kDayKeysFirstLine = "hall-day-keys 1";
constexpr const char* kDayKeysFile = "day-keys";
constexpr std::size_t kVerifySlice = 4096;

domain::Refusal differs(const fs::path& path, std::string error, std::string_view cause) {
  return refusalFor(Problem::CopyDiffers, path.string(), std::move(error), cause);
}

std::vector<engine::HallId> hallsOf(sqlite::Database& database) {
  std::vector<engine::HallId> halls;
  sqlite::Statement statement(
      database, "SELECT place >> 40 FROM event WHERE place > ?1 ORDER BY place LIMIT 1"
  );
  std::int64_t after = 0;
  while (true) {
    sqlite::Query query(statement);
    query.bind(1, after);
    if (!query.next()) return halls;
    const auto hall = static_cast<std::uint32_t>(query.number(0));
    halls.push_back(engine::HallId{hall});
    after = placeOf(hall, kSeqMax);
  }
}

}  // namespace

domain::Refusal copyRefusal(const sqlite::Error& error, const fs::path& path) {
  return refusalFor(Problem::CopyDiffers, path.string(), error);
}

sqlite::Database openCopy(const fs::path& copy) {
  sqlite::Database database(copy.string(), sqlite::Database::Mode::Existing);
  database.run("PRAGMA locking_mode=EXCLUSIVE");
  database.run("PRAGMA journal_mode=DELETE");
  database.run("PRAGMA secure_delete=ON");
  database.run("PRAGMA trusted_schema=OFF");
  database.run("PRAGMA cell_size_check=ON");
  return database;
}

domain::Result<std::vector<BackupManifest::Hall>> checkCopy(
    const fs::path& copy, HashAlgorithm algorithm, const CheckProgress& progress
) {
  try {
    // Looking changes nothing.
    sqlite::Database database(copy.string(), sqlite::Database::Mode::ReadOnly);
    database.run("PRAGMA cell_size_check=ON");
    if (auto known = requireKnownFormat(database, copy.string()); !known) return known.refusal();
    const std::string integrity = database.text("PRAGMA integrity_check(1)");
    if (integrity != "ok") return differs(copy, integrity, "damaged");
    StoreCore core(database, copy.string(), 0);
    SqliteBlobs blobs(core, algorithm);
    SqliteEventLog log(core, algorithm, blobs, {});
    std::vector<BackupManifest::Hall> halls;
    for (const engine::HallId hall : hallsOf(database)) {
      LogVerifier verifier(log, blobs, algorithm, hall);
      while (verifier.step(kVerifySlice)) {
        if (progress && !progress(verifier.report().verified, verifier.total())) {
          return differs(copy, "the check was broken off", "broken-off");
        }
      }
      if (const auto& bad = verifier.report().firstBad) return damaged(bad->position, bad->flaw);
      halls.push_back({hall, verifier.report().head});
    }
    return halls;
  } catch (const sqlite::Error& error) {
    return copyRefusal(error, copy);
  }
}

domain::Result<bool> moveDayKeysOut(const fs::path& copy) {
  try {
    sqlite::Database database = openCopy(copy);
    std::string text(kDayKeysFirstLine);
    text += '\n';
    {
      sqlite::Statement statement(database, "SELECT day, wrapped FROM day_key ORDER BY day");
      sqlite::Query query(statement);
      while (query.next()) {
        text += std::to_string(query.number(0)) + " " + hexadecimal(query.bytes(1)) + "\n";
      }
    }
    database.run("DELETE FROM day_key");
    return replaceFile(copy.parent_path() / kDayKeysFile, text, 0600);
  } catch (const sqlite::Error& error) {
    return copyRefusal(error, copy);
  }
}

domain::Result<bool> moveDayKeysIn(const fs::path& folder, const fs::path& database) {
  const fs::path path = folder / kDayKeysFile;
  const auto text = readFile(path);
  if (!text) return text.refusal();
  const auto malformed = [&] {
    return refusalFor(Problem::FileMalformed, path.string(), "no list of day keys", "no-day-keys");
  };
  std::string_view rest = *text;
  if (!rest.starts_with(kDayKeysFirstLine)) return malformed();
  rest.remove_prefix(std::min(rest.size(), kDayKeysFirstLine.size() + 1));
  try {
    sqlite::Database opened = openCopy(database);
    sqlite::Statement insert(opened, "INSERT INTO day_key(day, wrapped) VALUES(?1, ?2)");
    opened.run("BEGIN");
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(rest.size(), line.size() + 1));
      const std::size_t space = line.find(' ');
      if (space == std::string_view::npos) return malformed();
      const auto wrapped = fromHexadecimal(line.substr(space + 1));
      if (!wrapped) return malformed();
      sqlite::Query query(insert);
      query.bind(1, std::atoll(std::string(line.substr(0, space)).c_str()));
      query.bindBytes(2, *wrapped);
      query.run();
    }
    // Rows whose key is gone can never be read again.
    opened.run("DELETE FROM person WHERE day NOT IN (SELECT day FROM day_key)");
    opened.run("DELETE FROM text WHERE day NOT IN (SELECT day FROM day_key)");
    setMetaValue(opened, kMetaRestored, "1");
    opened.run("COMMIT");
    return true;
  } catch (const sqlite::Error& error) {
    return copyRefusal(error, database);
  }
}

domain::Result<std::string> fileDigest(const fs::path& path) {
  const auto unreadable = [&] {
    const std::error_code error = lastSystemError();
    return refusalFor(Problem::FileUnreadable, path.string(), error);
  };
  const FileHandle handle(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!handle) return unreadable();
  Hasher hasher(HashAlgorithm::Sha256);
  hasher.begin();
  std::array<char, 1 << 16> part{};
  while (true) {
    const ssize_t got = ::read(handle.get(), part.data(), part.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable();
    if (got == 0) return hexadecimal(bytesOf(hasher.end()));
    hasher.add({part.data(), static_cast<std::size_t>(got)});
  }
}

}  // namespace hall::log
