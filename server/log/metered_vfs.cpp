#include "server/log/metered_vfs.h"

#include <thread>

#include "server/sqlite/database.h"

namespace hall::log {

/// SQLite allocates one for each open file, followed by the base's own.
struct MeteredFile {
  sqlite3_file file;
  MeteredVfs* vfs;

  static MeteredFile* of(sqlite3_file* file) { return reinterpret_cast<MeteredFile*>(file); }
  sqlite3_file* base() { return reinterpret_cast<sqlite3_file*>(this + 1); }

  static MeteredVfs& meterOf(sqlite3_vfs* vfs) { return *static_cast<MeteredVfs*>(vfs->pAppData); }
  static sqlite3_vfs* baseOf(sqlite3_vfs* vfs) { return meterOf(vfs).base_; }

  static int close(sqlite3_file* file) {
    sqlite3_file* base = of(file)->base();
    return base->pMethods == nullptr ? SQLITE_OK : base->pMethods->xClose(base);
  }
  static int read(sqlite3_file* file, void* to, int amount, sqlite3_int64 from) {
    return of(file)->base()->pMethods->xRead(of(file)->base(), to, amount, from);
  }
  static int write(sqlite3_file* file, const void* from, int amount, sqlite3_int64 to) {
    return of(file)->base()->pMethods->xWrite(of(file)->base(), from, amount, to);
  }
  static int truncate(sqlite3_file* file, sqlite3_int64 size) {
    return of(file)->base()->pMethods->xTruncate(of(file)->base(), size);
  }
  static int sync(sqlite3_file* file, int flags) {
    of(file)->vfs->countSync();
    if (of(file)->vfs->refused_.load(std::memory_order_relaxed)) return SQLITE_IOERR_FSYNC;
    return of(file)->base()->pMethods->xSync(of(file)->base(), flags);
  }
  static int size(sqlite3_file* file, sqlite3_int64* size) {
    return of(file)->base()->pMethods->xFileSize(of(file)->base(), size);
  }
  static int lock(sqlite3_file* file, int kind) {
    return of(file)->base()->pMethods->xLock(of(file)->base(), kind);
  }
  static int unlock(sqlite3_file* file, int kind) {
    return of(file)->base()->pMethods->xUnlock(of(file)->base(), kind);
  }
  static int reserved(sqlite3_file* file, int* held) {
    return of(file)->base()->pMethods->xCheckReservedLock(of(file)->base(), held);
  }
  static int control(sqlite3_file* file, int operation, void* argument) {
    return of(file)->base()->pMethods->xFileControl(of(file)->base(), operation, argument);
  }
  static int sectorSize(sqlite3_file* file) {
    return of(file)->base()->pMethods->xSectorSize(of(file)->base());
  }
  static int characteristics(sqlite3_file* file) {
    return of(file)->base()->pMethods->xDeviceCharacteristics(of(file)->base());
  }
  static int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* outFlags);
};

namespace {

const sqlite3_io_methods& methods() {
  // Version 1: no shared memory, no memory mapping.
  static const sqlite3_io_methods kMethods = [] {
    sqlite3_io_methods table{};
    table.iVersion = 1;
    table.xClose = &MeteredFile::close;
    table.xRead = &MeteredFile::read;
    table.xWrite = &MeteredFile::write;
    table.xTruncate = &MeteredFile::truncate;
    table.xSync = &MeteredFile::sync;
    table.xFileSize = &MeteredFile::size;
    table.xLock = &MeteredFile::lock;
    table.xUnlock = &MeteredFile::unlock;
    table.xCheckReservedLock = &MeteredFile::reserved;
    table.xFileControl = &MeteredFile::control;
    table.xSectorSize = &MeteredFile::sectorSize;
    table.xDeviceCharacteristics = &MeteredFile::characteristics;
    return table;
  }();
  return kMethods;
}

int remove(sqlite3_vfs* vfs, const char* path, int syncFolder) {
  sqlite3_vfs* base = MeteredFile::baseOf(vfs);
  return base->xDelete(base, path, syncFolder);
}
int access(sqlite3_vfs* vfs, const char* path, int flags, int* result) {
  sqlite3_vfs* base = MeteredFile::baseOf(vfs);
  return base->xAccess(base, path, flags, result);
}
int fullPath(sqlite3_vfs* vfs, const char* path, int size, char* full) {
  sqlite3_vfs* base = MeteredFile::baseOf(vfs);
  return base->xFullPathname(base, path, size, full);
}
int randomness(sqlite3_vfs* vfs, int size, char* bytes) {
  sqlite3_vfs* base = MeteredFile::baseOf(vfs);
  return base->xRandomness(base, size, bytes);
}
int sleepFor(sqlite3_vfs* vfs, int microseconds) {
  sqlite3_vfs* base = MeteredFile::baseOf(vfs);
  return base->xSleep(base, microseconds);
}
int currentTime(sqlite3_vfs* vfs, double* julian) {
  sqlite3_vfs* base = MeteredFile::baseOf(vfs);
  return base->xCurrentTime(base, julian);
}
int lastError(sqlite3_vfs* vfs, int size, char* text) {
  sqlite3_vfs* base = MeteredFile::baseOf(vfs);
  return base->xGetLastError == nullptr ? 0 : base->xGetLastError(base, size, text);
}

}  // namespace

int MeteredFile::open(
    sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* outFlags
) {
  MeteredFile* self = of(file);
  self->file.pMethods = nullptr;
  self->vfs = &meterOf(vfs);
  self->base()->pMethods = nullptr;
  sqlite3_vfs* base = baseOf(vfs);
  const int code = base->xOpen(base, path, self->base(), flags, outFlags);
  if (self->base()->pMethods != nullptr) self->file.pMethods = &methods();
  return code;
}

MeteredVfs::MeteredVfs(const std::string& base)
    : base_(sqlite3_vfs_find(base.empty() ? nullptr : base.c_str())) {
  if (base_ == nullptr) throw sqlite::Error(SQLITE_NOTFOUND, "no such VFS: " + base);
  static std::atomic<std::uint64_t> made{0};
  name_ = "hall-metered-" + std::to_string(++made);
  vfs_.iVersion = 1;
  vfs_.szOsFile = static_cast<int>(sizeof(MeteredFile)) + base_->szOsFile;
  vfs_.mxPathname = base_->mxPathname;
  vfs_.zName = name_.c_str();
  vfs_.pAppData = this;
  vfs_.xOpen = &MeteredFile::open;
  vfs_.xDelete = &remove;
  vfs_.xAccess = &access;
  vfs_.xFullPathname = &fullPath;
  vfs_.xRandomness = &randomness;
  vfs_.xSleep = &sleepFor;
  vfs_.xCurrentTime = &currentTime;
  vfs_.xGetLastError = &lastError;
  const int code = sqlite3_vfs_register(&vfs_, 0);
  if (code != SQLITE_OK) throw sqlite::Error(code, "the VFS cannot be registered");
}

MeteredVfs::~MeteredVfs() {
  sqlite3_vfs_unregister(&vfs_);
}

void MeteredVfs::countSync() {
  syncs_.fetch_add(1, std::memory_order_relaxed);
  const std::int64_t delay = delayUs_.load(std::memory_order_relaxed);
  if (delay > 0) std::this_thread::sleep_for(std::chrono::microseconds{delay});
}

}  // namespace hall::log
