#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "server/domain/event.h"
#include "server/log/hash.h"
#include "server/log/vault_cipher.h"

namespace hall::log {

/// The format of the database and of the events in it. A file with a higher number is refused.
inline constexpr std::uint32_t kLogFormat = 1;

struct StoreOptions {
  std::filesystem::path directory;
  /// May lie outside the data directory; empty: master.key inside it.
  std::filesystem::path keyFile;
  /// Make the database (and the key file) when there is none.
  bool create = true;
  /// A rehearsal's log never opens in a real hall, nor the other way round.
  domain::ClockMode clockMode = domain::ClockMode::Real;

  // ---- fixed when the store is made; ignored afterwards ----
  HashAlgorithm hash = HashAlgorithm::Sm3;
  CipherSuite cipher = CipherSuite::XChaCha20Poly1305;

  /// Kept free for the last hours of a full disk; 0: none.
  std::uint64_t ballastBytes = 64ULL << 20;
  /// Frames (about 4 KiB each) in the write-ahead log from which an idle writer checkpoints. Small
  /// enough that a checkpoint takes about a millisecond and the log is rewritten in place.
  int idleCheckpointFrames = 256;
  /// Frames from which a busy writer checkpoints between two commits: the bound of the log, 16 MiB.
  int busyCheckpointFrames = 4096;
  /// Name of the SQLite VFS below; empty: the system's.
  std::string vfs;
};

}  // namespace hall::log
