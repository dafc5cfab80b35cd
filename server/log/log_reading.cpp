#include "server/log/log_reading.h"

#include <system_error>
#include <utility>
#include <vector>

#include "server/log/schema.h"
#include "server/log/store_problem.h"

namespace hall::log {

namespace fs = std::filesystem;

LogReading::LogReading(
    DataDirectory directory, std::unique_ptr<sqlite::Database> database, HashAlgorithm algorithm
)
    : directory_(std::move(directory)), algorithm_(algorithm), database_(std::move(database)) {
  core_ = std::make_unique<StoreCore>(*database_, directory_.database().string(), 0);
  blobs_ = std::make_unique<SqliteBlobs>(*core_, algorithm_);
  log_ = std::make_unique<SqliteEventLog>(*core_, algorithm_, *blobs_, std::vector<Staging*>{});
}

domain::Result<std::unique_ptr<LogReading>> LogReading::open(const fs::path& directory) {
  // Before the directory is taken, which would make it.
  const fs::path file = directory / "hall.db";
  std::error_code error;
  if (!fs::exists(file, error)) return refusalFor(Problem::DatabaseMissing, file.string());
  auto taken = DataDirectory::take(directory);
  if (!taken) return taken.refusal();
  try {
    auto database =
        std::make_unique<sqlite::Database>(file.string(), sqlite::Database::Mode::ReadOnly);
    database->run("PRAGMA cell_size_check=ON");
    if (auto known = requireKnownFormat(*database, file.string()); !known) return known.refusal();
    const auto algorithm = hashAlgorithmNamed(metaValue(*database, kMetaHash));
    if (!algorithm) {
      return refusalFor(Problem::DatabaseDamaged, file.string())
          .with("error", "its description is gone");
    }
    return std::unique_ptr<LogReading>(
        new LogReading(std::move(taken).value(), std::move(database), *algorithm)
    );
  } catch (const sqlite::Error& failure) {
    const auto problem = failure.isDamage() ? Problem::DatabaseDamaged : Problem::DatabaseRefused;
    return refusalFor(problem, file.string(), failure);
  }
}

}  // namespace hall::log
