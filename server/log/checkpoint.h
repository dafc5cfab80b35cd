#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/domain/result.h"
#include "server/domain/time.h"
#include "server/log/hash.h"
#include "server/log/secret_key.h"

/// Signed statements of where a log stood, kept outside the data directory, on the day report and
/// with the supervisor. A hash chain alone cannot show that its tail was cut off; a checkpoint can.
///
/// A checkpoint is a signed note as C2SP defines it, with the lines of a tlog-checkpoint:
///
///     yichuang.hall/410500
///     1234
///     <base64 of the hash of event 1234>
///     hash sm3
///     time 2026-02-11T08:00:00.000Z
///
///     — yichuang.hall/410500 <base64 of key id and Ed25519 signature>
namespace hall::log {

struct Checkpoint {
  std::string hallCode;  ///< without white space and "+"
  std::uint64_t position = 0;
  Hash hash{};
  HashAlgorithm algorithm = HashAlgorithm::Sm3;
  domain::Instant time;

  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// Signs with Ed25519; the seed is the server key named "checkpoint".
class CheckpointSigner {
 public:
  CheckpointSigner(const std::string& hallCode, const SecretKey& seed);
  ~CheckpointSigner();

  std::string sign(const Checkpoint& checkpoint) const;
  /// "yichuang.hall/410500+<key id>+<base64>", for whoever checks. Give it out when the hall opens.
  std::string publicKey() const;

 private:
  std::string name_;
  std::array<unsigned char, 64> secret_{};
  std::array<unsigned char, 32> public_{};
};

/// Checks with the public key only.
class CheckpointReader {
 public:
  /// Nothing: no key of this form.
  static std::optional<CheckpointReader> make(std::string_view publicKey);

  /// Nothing: another hall's, another key's, or a changed byte.
  std::optional<Checkpoint> read(std::string_view note) const;

 private:
  CheckpointReader() = default;

  std::string name_;
  std::array<unsigned char, 32> public_{};
};

/// A file to which notes are added, an empty line between them. Any thread, one at a time.
class CheckpointFile {
 public:
  explicit CheckpointFile(std::filesystem::path path) : path_(std::move(path)) {}

  /// Durable when it returns.
  domain::Result<bool> add(std::string_view note) const;
  struct Content {
    std::vector<Checkpoint> checkpoints;
    std::size_t refused = 0;  ///< whole notes that the key does not accept
    bool cutTail = false;     ///< the last note is incomplete, as after a power cut
  };
  /// Refused: the file cannot be read.
  domain::Result<Content> read(const CheckpointReader& reader) const;
  /// The last note that the key accepts, looked for in the last few only, however long the file has
  /// grown. Nothing: there is no file yet, or none of them is good.
  std::optional<Checkpoint> last(const CheckpointReader& reader) const;

 private:
  std::filesystem::path path_;
};

}  // namespace hall::log
