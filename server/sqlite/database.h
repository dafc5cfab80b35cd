#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

/// A thin hold on SQLite for log/ and views/. One thread at a time uses a statement; another may
/// meanwhile commit the connection's transaction, for which SQLite lets its statements wait. Every
/// failure throws Error.
namespace hall::sqlite {

/// A call of SQLite failed. Stops at the adapter whose connection it is: the log's ports turn it
/// into a Reason, the views are built anew.
class Error : public std::runtime_error {
 public:
  Error(int code, const std::string& what) : std::runtime_error(what), code_(code) {}

  /// SQLite's extended code.
  int code() const { return code_; }
  /// The file is no database, or a page of it is damaged.
  bool isDamage() const {
    return (code_ & 0xFF) == SQLITE_CORRUPT || (code_ & 0xFF) == SQLITE_NOTADB;
  }
  bool isFull() const { return (code_ & 0xFF) == SQLITE_FULL; }

 private:
  int code_;
};

/// One connection. Its statements end before it.
class Database {
 public:
  enum class Mode { Create, Existing, ReadOnly };

  /// `vfs`: name of a registered SQLite VFS; empty: the system's.
  Database(const std::string& path, Mode mode, const std::string& vfs = {});

  sqlite3* handle() const { return handle_.get(); }
  /// Runs statements whose rows nobody needs.
  void run(const char* sql);
  /// First column of the first row; 0 without one.
  std::int64_t number(const char* sql);
  /// The same as text.
  std::string text(const char* sql);

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

/// A prepared statement, made once and used often through `Query`.
class Statement {
 public:
  Statement(Database& database, std::string_view sql);

 private:
  friend class Query;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

/// One use of a statement. It is reset at the end, whatever happens: a statement left open would
/// hold the write-ahead log back for ever.
class Query {
 public:
  explicit Query(Statement& statement)
      : database_(statement.database_), handle_(statement.handle_.get()) {}
  ~Query() { sqlite3_reset(handle_); }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  /// Indexes count from 1. Bytes must stay in place until the query ends.
  Query& bind(int index, std::int64_t value) {
    return check(sqlite3_bind_int64(handle_, index, value));
  }
  Query& bindBytes(int index, std::string_view bytes) {
    // A null pointer would bind NULL instead of no bytes.
    const char* data = bytes.data() == nullptr ? "" : bytes.data();
    return check(sqlite3_bind_blob64(handle_, index, data, bytes.size(), SQLITE_STATIC));
  }
  Query& bindText(int index, std::string_view text) {
    const char* data = text.data() == nullptr ? "" : text.data();
    return check(sqlite3_bind_text64(handle_, index, data, text.size(), SQLITE_STATIC, SQLITE_UTF8)
    );
  }
  Query& bindNull(int index) { return check(sqlite3_bind_null(handle_, index)); }

  /// The next row, if there is one.
  bool next() {
    const int code = sqlite3_step(handle_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) fail(code);
    return false;
  }
  /// For statements without rows.
  void run() {
    while (next()) {
    }
  }
  /// Again with other values.
  void again() { sqlite3_reset(handle_); }

  /// Columns count from 0. Bytes are valid until the next row.
  std::int64_t number(int column) const { return sqlite3_column_int64(handle_, column); }
  std::string_view bytes(int column) const {
    const void* data = sqlite3_column_blob(handle_, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle_, column));
    return data == nullptr ? std::string_view{}
                           : std::string_view(static_cast<const char*>(data), size);
  }
  bool isNull(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }

 private:
  Query& check(int code) {
    if (code != SQLITE_OK) fail(code);
    return *this;
  }
  [[noreturn]] void fail(int code) const;

  sqlite3* database_;
  sqlite3_stmt* handle_;
};

/// Everything until `commit` or nothing. Rolls back at the end otherwise.
class Transaction {
 public:
  /// The three statements, prepared once.
  struct Statements {
    explicit Statements(Database& database)
        : begin(database, "BEGIN IMMEDIATE"),
          commit(database, "COMMIT"),
          rollback(database, "ROLLBACK"),
          handle(database.handle()) {}
    Statement begin;
    Statement commit;
    Statement rollback;
    sqlite3* handle;
  };

  explicit Transaction(Statements& statements) : statements_(statements) {
    Query(statements_.begin).run();
  }
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  /// Durable when it returns, where `synchronous` is FULL.
  void commit() {
    Query(statements_.commit).run();
    done_ = true;
  }

 private:
  Statements& statements_;
  bool done_ = false;
};

}  // namespace hall::sqlite
