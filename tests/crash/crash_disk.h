#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace hall::crash {

/// A disk in memory under SQLite, which forgets what was not synced when the power goes: wholly, in
/// part, out of order, or torn at sectors. It can also refuse a call, and then behaves as Linux
/// does: what a failed sync should have written is lost, though reads still show it.
///
/// It offers no shared memory, as the store must not need any. One thread; outlives its
/// connections.
class CrashDisk {
 public:
  CrashDisk();
  ~CrashDisk();
  CrashDisk(const CrashDisk&) = delete;
  CrashDisk& operator=(const CrashDisk&) = delete;

  /// To open a database with.
  const std::string& name() const { return name_; }

  /// Writes, truncations, syncs and deletions so far.
  std::uint64_t calls() const { return calls_; }
  std::uint64_t reads() const { return reads_; }
  /// The power goes at this call, counted from now on from 1; from then on every call fails.
  void dieAt(std::uint64_t call) { dieAt_ = calls_ + call; }
  bool isDead() const { return dead_; }
  /// This call, counted from now on from 1, is refused with the code; later ones work again.
  void refuseAt(std::uint64_t call, int code);
  void refuseReadAt(std::uint64_t read) { refuseReadAt_ = reads_ + read; }
  bool refused() const { return refused_; }
  /// Every write that would make a file longer is refused with SQLITE_FULL.
  void setFull(bool full) { full_ = full; }
  /// Syncs succeed and do nothing, as on a disk with a volatile cache that says otherwise.
  void setLying(bool lying) { lying_ = lying; }

  /// What becomes of unsynced writes.
  enum class Loss {
    All,   ///< none reached the disk
    Some,  ///< any of them, whatever came before
    Torn,  ///< any of them, and of each only some sectors
    None   ///< all of them
  };
  /// Power off and on again.
  void restart(Loss loss, std::uint64_t seed);

 private:
  friend struct CrashFile;
  struct Pending {
    bool truncates = false;
    std::size_t at = 0;  ///< offset, or the new size
    std::string bytes;
  };
  struct File {
    std::string current;  ///< what reads see
    std::string durable;
    std::vector<Pending> pending;
    bool exists = true;
    bool existsDurably = false;
  };

  /// SQLITE_OK, or how this changing call fails.
  int admit();
  int change(File& file, Pending pending, bool grows);
  int sync(File& file);
  int remove(const std::string& path, bool durably);
  static void apply(std::string& content, const Pending& pending);
  void survive(std::string& content, const Pending& pending, Loss loss, std::mt19937_64& chance);

  std::string name_;
  sqlite3_vfs vfs_{};
  std::map<std::string, std::shared_ptr<File>> files_;
  std::uint64_t calls_ = 0;
  std::uint64_t reads_ = 0;
  std::uint64_t dieAt_ = 0;
  std::uint64_t refuseAt_ = 0;
  std::uint64_t refuseReadAt_ = 0;
  int refusal_ = SQLITE_OK;
  bool refused_ = false;
  bool dead_ = false;
  bool full_ = false;
  bool lying_ = false;
};

}  // namespace hall::crash
