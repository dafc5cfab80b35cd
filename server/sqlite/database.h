#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

/// A thin hold on SQLite for log/ and views/. Not thread-safe: one thread at a time.
namespace hall::sqlite {

/// What SQLite said, with its extended code. Stops at the adapter that uses the database.
class Error : public std::runtime_error {
 public:
  Error(int code, const std::string& message) : std::runtime_error(message), code_(code) {}
  int code() const { return code_; }
  bool isDiskFull() const;
  bool isCorrupt() const;

 private:
  int code_;
};

/// A prepared statement. Bind, step, read, reset; a reset keeps it prepared.
class Statement {
 public:
  Statement(sqlite3* database, std::string_view sql);
  ~Statement();
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;

  /// Parameters count from 1. Text and bytes must live until `step` has returned.
  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, std::string_view text);
  Statement& bindBytes(int parameter, std::string_view bytes);
  Statement& bindBytes(int parameter, std::span<const std::uint8_t> bytes);
  Statement& bindNull(int parameter);

  /// True: a row is there. Throws Error.
  bool step();
  /// For statements without rows: binds are used, then it is reset.
  void run();
  void reset();

  /// Columns count from 0. Bytes live until the next step or reset.
  std::int64_t integer(int column) const;
  std::string_view bytes(int column) const;
  bool isNull(int column) const;

 private:
  void check(int code) const;

  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
};

/// Resets the statement when the reading ends, however it ends: an open one would hold back the
/// checkpoint.
class Reading {
 public:
  explicit Reading(Statement& statement) : statement_(statement) {}
  ~Reading() { statement_.reset(); }
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

 private:
  Statement& statement_;
};

class Database {
 public:
  /// `vfs`: name of a registered VFS; nullptr: the system's.
  explicit Database(const std::filesystem::path& file, const char* vfs = nullptr);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void execute(const std::string& sql);
  Statement prepare(std::string_view sql) { return Statement(handle_, sql); }
  /// First column of the first row.
  std::int64_t integer(std::string_view sql);
  std::string text(std::string_view sql);
  sqlite3* handle() { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
};

/// Rolled back unless committed.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace hall::sqlite
