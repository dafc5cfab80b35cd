#include "tests/crash/crash_disk.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <stdexcept>

namespace hall::crash {

namespace {

constexpr std::size_t kSector = 512;

}  // namespace

/// SQLite allocates one for each open file.
struct CrashFile {
  sqlite3_file base;
  CrashDisk* disk;
  std::shared_ptr<CrashDisk::File> file;

  static CrashFile& of(sqlite3_file* file) { return *reinterpret_cast<CrashFile*>(file); }
  static CrashDisk& diskOf(sqlite3_vfs* vfs) { return *static_cast<CrashDisk*>(vfs->pAppData); }

  static int close(sqlite3_file* file) {
    of(file).~CrashFile();
    return SQLITE_OK;
  }

  static int read(sqlite3_file* handle, void* to, int amount, sqlite3_int64 from) {
    CrashFile& self = of(handle);
    ++self.disk->reads_;
    if (self.disk->dead_) return SQLITE_IOERR_READ;
    if (self.disk->reads_ == self.disk->refuseReadAt_) {
      self.disk->refused_ = true;
      return SQLITE_IOERR_READ;
    }
    const std::string& content = self.file->current;
    const auto begin = static_cast<std::size_t>(from);
    const auto wanted = static_cast<std::size_t>(amount);
    const std::size_t there = begin < content.size() ? std::min(wanted, content.size() - begin) : 0;
    if (there > 0) std::memcpy(to, content.data() + begin, there);
    if (there == wanted) return SQLITE_OK;
    std::memset(static_cast<char*>(to) + there, 0, wanted - there);
    return SQLITE_IOERR_SHORT_READ;
  }

  static int write(sqlite3_file* handle, const void* from, int amount, sqlite3_int64 to) {
    CrashFile& self = of(handle);
    CrashDisk::Pending pending;
    pending.at = static_cast<std::size_t>(to);
    pending.bytes.assign(static_cast<const char*>(from), static_cast<std::size_t>(amount));
    const bool grows = pending.at + pending.bytes.size() > self.file->current.size();
    return self.disk->change(*self.file, std::move(pending), grows);
  }

  static int truncate(sqlite3_file* handle, sqlite3_int64 size) {
    CrashFile& self = of(handle);
    CrashDisk::Pending pending;
    pending.truncates = true;
    pending.at = static_cast<std::size_t>(size);
    return self.disk->change(*self.file, std::move(pending), false);
  }

  static int sync(sqlite3_file* handle, int) { return of(handle).disk->sync(*of(handle).file); }

  static int size(sqlite3_file* handle, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(of(handle).file->current.size());
    return of(handle).disk->dead_ ? SQLITE_IOERR_FSTAT : SQLITE_OK;
  }

  static int nothing(sqlite3_file*, int) { return SQLITE_OK; }
  static int notReserved(sqlite3_file*, int* held) {
    *held = 0;
    return SQLITE_OK;
  }
  static int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
  static int sectorSize(sqlite3_file*) { return static_cast<int>(kSector); }
  static int characteristics(sqlite3_file*) {
    // As SQLite assumes of the disks it runs on: a write harms nothing beside itself.
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
  }

  static const sqlite3_io_methods& methods() {
    static const sqlite3_io_methods kMethods = [] {
      sqlite3_io_methods table{};
      table.iVersion = 1;
      table.xClose = &close;
      table.xRead = &read;
      table.xWrite = &write;
      table.xTruncate = &truncate;
      table.xSync = &sync;
      table.xFileSize = &size;
      table.xLock = &nothing;
      table.xUnlock = &nothing;
      table.xCheckReservedLock = &notReserved;
      table.xFileControl = &control;
      table.xSectorSize = &sectorSize;
      table.xDeviceCharacteristics = &characteristics;
      return table;
    }();
    return kMethods;
  }

  static int open(
      sqlite3_vfs* vfs, const char* path, sqlite3_file* handle, int flags, int* outFlags
  ) {
    CrashDisk& disk = diskOf(vfs);
    handle->pMethods = nullptr;
    if (disk.dead_) return SQLITE_CANTOPEN;
    std::shared_ptr<CrashDisk::File> file;
    if (path == nullptr) {
      file = std::make_shared<CrashDisk::File>();
    } else {
      std::shared_ptr<CrashDisk::File>& known = disk.files_[path];
      if (known == nullptr || !known->exists) {
        if ((flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
        if (known == nullptr) known = std::make_shared<CrashDisk::File>();
        known->exists = true;
        known->current.clear();
      }
      file = known;
    }
    new (handle) CrashFile{{&methods()}, &disk, std::move(file)};
    if (outFlags != nullptr) *outFlags = flags;
    return SQLITE_OK;
  }

  static int remove(sqlite3_vfs* vfs, const char* path, int syncFolder) {
    return diskOf(vfs).remove(path, syncFolder != 0);
  }
  static int access(sqlite3_vfs* vfs, const char* path, int, int* result) {
    CrashDisk& disk = diskOf(vfs);
    const auto known = disk.files_.find(path);
    *result = known != disk.files_.end() && known->second != nullptr && known->second->exists &&
                      !known->second->current.empty()
                  ? 1
                  : 0;
    return disk.dead_ ? SQLITE_IOERR_ACCESS : SQLITE_OK;
  }
  static int fullPath(sqlite3_vfs*, const char* path, int size, char* full) {
    sqlite3_snprintf(size, full, "%s", path);
    return SQLITE_OK;
  }
  static int randomness(sqlite3_vfs*, int size, char* bytes) {
    // The same salts in every run: a run is repeated by its numbers alone.
    std::memset(bytes, 7, static_cast<std::size_t>(size));
    return size;
  }
  static int sleepFor(sqlite3_vfs*, int microseconds) { return microseconds; }
  static int currentTime(sqlite3_vfs*, double* julian) {
    *julian = 2461000.0;
    return SQLITE_OK;
  }
};

CrashDisk::CrashDisk() {
  static std::uint64_t made = 0;
  name_ = "crash-disk-" + std::to_string(++made);
  vfs_.iVersion = 1;
  vfs_.szOsFile = static_cast<int>(sizeof(CrashFile));
  vfs_.mxPathname = 1024;
  vfs_.zName = name_.c_str();
  vfs_.pAppData = this;
  vfs_.xOpen = &CrashFile::open;
  vfs_.xDelete = &CrashFile::remove;
  vfs_.xAccess = &CrashFile::access;
  vfs_.xFullPathname = &CrashFile::fullPath;
  vfs_.xRandomness = &CrashFile::randomness;
  vfs_.xSleep = &CrashFile::sleepFor;
  vfs_.xCurrentTime = &CrashFile::currentTime;
  if (sqlite3_vfs_register(&vfs_, 0) != SQLITE_OK) throw std::runtime_error("no crash disk");
}

CrashDisk::~CrashDisk() {
  sqlite3_vfs_unregister(&vfs_);
}

void CrashDisk::refuseAt(std::uint64_t call, int code) {
  refuseAt_ = calls_ + call;
  refusal_ = code;
}

int CrashDisk::admit() {
  ++calls_;
  if (dieAt_ != 0 && calls_ >= dieAt_) dead_ = true;
  if (dead_) return SQLITE_IOERR;
  if (calls_ == refuseAt_) {
    refused_ = true;
    return refusal_;
  }
  return SQLITE_OK;
}

void CrashDisk::apply(std::string& content, const Pending& pending) {
  if (pending.truncates) {
    content.resize(pending.at, '\0');
    return;
  }
  if (content.size() < pending.at + pending.bytes.size()) {
    content.resize(pending.at + pending.bytes.size(), '\0');
  }
  content.replace(pending.at, pending.bytes.size(), pending.bytes);
}

int CrashDisk::change(File& file, Pending pending, bool grows) {
  const bool wasAlive = !dead_;
  const int code = admit();
  if (code == SQLITE_OK && full_ && grows) return SQLITE_FULL;
  if (code != SQLITE_OK) {
    // The call at which the power goes may have reached the disk, wholly or in part.
    if (dead_ && wasAlive) file.pending.push_back(std::move(pending));
    return code;
  }
  apply(file.current, pending);
  file.pending.push_back(std::move(pending));
  return SQLITE_OK;
}

int CrashDisk::sync(File& file) {
  const int code = admit();
  if (dead_) return code;
  if (code != SQLITE_OK) {
    // fsyncgate: the pages are marked clean, so no later sync writes them.
    file.pending.clear();
    return code;
  }
  if (lying_) return SQLITE_OK;
  for (const Pending& pending : file.pending) apply(file.durable, pending);
  file.pending.clear();
  file.existsDurably = true;
  return SQLITE_OK;
}

int CrashDisk::remove(const std::string& path, bool durably) {
  const int code = admit();
  if (code != SQLITE_OK) return code;
  const auto known = files_.find(path);
  if (known == files_.end() || known->second == nullptr || !known->second->exists) {
    return SQLITE_IOERR_DELETE_NOENT;
  }
  File& file = *known->second;
  file.exists = false;
  file.current.clear();
  file.pending.clear();
  if (durably) {
    file.existsDurably = false;
    file.durable.clear();
  }
  return SQLITE_OK;
}

void CrashDisk::survive(
    std::string& content, const Pending& pending, Loss loss, std::mt19937_64& chance
) {
  const auto coin = [&] { return chance() % 2 == 0; };
  if (loss == Loss::All || (loss != Loss::None && coin())) return;
  if (loss != Loss::Torn || pending.truncates) return apply(content, pending);
  std::size_t from = 0;
  while (from < pending.bytes.size()) {
    const std::size_t sectorEnd = (pending.at + from) / kSector * kSector + kSector;
    const std::size_t size = std::min(pending.bytes.size() - from, sectorEnd - pending.at - from);
    if (coin()) apply(content, {false, pending.at + from, pending.bytes.substr(from, size)});
    from += size;
  }
}

void CrashDisk::restart(Loss loss, std::uint64_t seed) {
  std::mt19937_64 chance(seed);
  for (auto& [path, file] : files_) {
    if (file == nullptr) continue;
    std::string content = file->durable;
    for (const Pending& pending : file->pending) survive(content, pending, loss, chance);
    const bool appears =
        file->existsDurably || (file->exists && loss != Loss::All && chance() % 2 == 0);
    auto survivor = std::make_shared<File>();
    survivor->exists = appears;
    survivor->existsDurably = appears;
    if (appears) {
      survivor->current = content;
      survivor->durable = std::move(content);
    }
    file = std::move(survivor);
  }
  dead_ = false;
  dieAt_ = 0;
  refuseAt_ = 0;
  refuseReadAt_ = 0;
  refused_ = false;
}

}  // namespace hall::crash
