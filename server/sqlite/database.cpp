#include "server/sqlite/database.h"

namespace hall::sqlite {

namespace {

[[noreturn]] void throwError(sqlite3* handle, int code) {
  const int extended = handle == nullptr ? code : sqlite3_extended_errcode(handle);
  const char* what = handle == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle);
  throw Error(extended == SQLITE_OK ? code : extended, what);
}

int flagsOf(Database::Mode mode) {
  switch (mode) {
    case Database::Mode::Create:
      return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Database::Mode::Existing:
      return SQLITE_OPEN_READWRITE;
    case Database::Mode::ReadOnly:
      return SQLITE_OPEN_READONLY;
  }
  return SQLITE_OPEN_READONLY;
}

}  // namespace

Database::Database(const std::string& path, Mode mode, const std::string& vfs) {
  sqlite3* handle = nullptr;
  // The log commits on another thread than it reads on; SQLite's own locks keep the two apart.
  const int flags = flagsOf(mode) | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_EXRESCODE;
  const int code =
      sqlite3_open_v2(path.c_str(), &handle, flags, vfs.empty() ? nullptr : vfs.c_str());
  handle_.reset(handle);
  if (code != SQLITE_OK) throwError(handle, code);
}

void Database::run(const char* sql) {
  const int code = sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throwError(handle(), code);
}

std::int64_t Database::number(const char* sql) {
  Statement statement(*this, sql);
  Query query(statement);
  return query.next() ? query.number(0) : 0;
}

std::string Database::text(const char* sql) {
  Statement statement(*this, sql);
  Query query(statement);
  return query.next() ? std::string(query.bytes(0)) : std::string();
}

Statement::Statement(Database& database, std::string_view sql) : database_(database.handle()) {
  sqlite3_stmt* handle = nullptr;
  const int code = sqlite3_prepare_v3(
      database_,
      sql.data(),
      static_cast<int>(sql.size()),
      SQLITE_PREPARE_PERSISTENT,
      &handle,
      nullptr
  );
  handle_.reset(handle);
  if (code != SQLITE_OK) throwError(database_, code);
}

void Query::fail(int code) const {
  throwError(database_, code);
}

Transaction::~Transaction() {
  // After some errors SQLite has rolled back by itself. A rollback that fails leaves nothing to do:
  // the caller already knows of the error that brought it here.
  if (!done_ && sqlite3_get_autocommit(statements_.handle) == 0) {
    try {
      Query(statements_.rollback).run();
    } catch (const Error&) {
      done_ = true;
    }
  }
}

}  // namespace hall::sqlite
