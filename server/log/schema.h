#pragma once

#include <string>
#include <string_view>

#include "server/domain/result.h"
#include "server/log/store_options.h"
#include "server/sqlite/database.h"

namespace hall::log {

/// "HALL" in the header of the file.
inline constexpr std::int64_t kApplicationId = 0x48414C4C;

/// An event's key: the hall in the upper bits, its place in the hall's log in the lower 40, so that
/// the tail of a log is the tail of the table and a row is appended without a search.
inline constexpr int kSeqBits = 40;
inline constexpr std::int64_t kSeqMax = (std::int64_t{1} << kSeqBits) - 1;
inline std::int64_t placeOf(std::uint32_t hall, std::uint64_t seq) {
  return (static_cast<std::int64_t>(hall) << kSeqBits) | static_cast<std::int64_t>(seq);
}
inline std::uint64_t seqOf(std::int64_t place) {
  return static_cast<std::uint64_t>(place & kSeqMax);
}

/// Exclusive, write-ahead log, full sync; throws sqlite::Error. Before anything else is asked of
/// the connection.
void configure(sqlite::Database& database);
/// What acknowledged = durable needs, as SQLite says it has it; else refusal NotDurable.
domain::Result<bool> requireDurable(sqlite::Database& database, const std::string& path);

/// Whether the file holds nothing yet.
bool isEmpty(sqlite::Database& database);
/// Tables and format number, in one transaction.
void createSchema(sqlite::Database& database);
/// Refuses a file of another program or of a newer version.
domain::Result<bool> requireKnownFormat(sqlite::Database& database, const std::string& path);

inline constexpr std::string_view kMetaHash = "hash";
inline constexpr std::string_view kMetaCipher = "cipher";
inline constexpr std::string_view kMetaClockMode = "clock_mode";
inline constexpr std::string_view kMetaKeyCheck = "key_check";
/// "1" from a restore until the event LogRestored is in the log.
inline constexpr std::string_view kMetaRestored = "restored";

/// "1" once the first start has recorded hall, catalogue and people.
inline constexpr std::string_view kMetaFurnished = "furnished";

/// One named value of the table `meta`; empty: not there.
std::string metaValue(sqlite::Database& database, std::string_view name);
void setMetaValue(sqlite::Database& database, std::string_view name, std::string_view value);

}  // namespace hall::log
