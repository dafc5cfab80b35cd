#include "server/app/opening.h"

#include <sys/random.h>

#include "server/engine/work.h"

namespace hall::app {

namespace {
constexpr std::size_t kSlice = 4096;
}  // namespace

domain::Result<std::unique_ptr<log::SqliteStore>> openStore(
    const config::MachineConfig& config,
    domain::ClockMode mode,
    const std::string& vfs,
    engine::IdSource& ids
) {
  log::StoreOptions options;
  options.directory = config.dataDirectory;
  options.keyFile = config.keyFile;
  options.clockMode = mode;
  options.hash = static_cast<log::HashAlgorithm>(config.hash);
  options.cipher = config.cipher == config::Cipher::Sm4 ? log::CipherSuite::Sm4Sm3
                                                        : log::CipherSuite::XChaCha20Poly1305;
  options.vfs = vfs;
  return log::SqliteStore::open(options, ids);
}

domain::Result<domain::HallState> loadState(log::SqliteStore& store) {
  domain::HallState state;
  while (true) {
    const auto slice = store.log().read(engine::HallId{}, state.position, kSlice);
    if (!slice) return slice.refusal();
    for (const engine::StoredEvent& stored : *slice) {
      engine::applyAt(state, stored.event, stored.position, stored.recorded);
    }
    if (slice->size() < kSlice) return state;
  }
}

std::uint64_t newEpoch() {
  std::uint64_t epoch = 0;
  // A short read is impossible for eight bytes; zero would mean "none", so the lowest bit is set.
  static_cast<void>(getrandom(&epoch, sizeof epoch, 0));
  return (epoch >> 1) | 1;
}

}  // namespace hall::app
