#include "server/app/opening.h"

#include <sys/random.h>

#include <cerrno>
#include <chrono>

#include "server/app/systemd_notice.h"
#include "server/rpc/listener.h"

namespace hall::app {

namespace {

using domain::Reason;
using domain::Refusal;
using Steady = std::chrono::steady_clock;

constexpr auto kTellEvery = std::chrono::seconds{2};
/// More than this is a replay somebody may wonder about.
constexpr std::uint64_t kLongReplay = 200'000;

std::optional<Refusal> refuseAddress(const config::ListenAddress& address, bool hasTls) {
  const auto refusal = [&](Reason reason, const std::string& detail) {
    return Refusal{reason, {}}.with("address", address.text()).with("detail", detail);
  };
  if (const auto wrong = rpc::checkListener(address.host, hasTls)) {
    return refusal(Reason::ConfigurationInvalid, *wrong);
  }
  const auto taken = rpc::checkPortFree(address.host, address.port);
  if (!taken) return std::nullopt;
  const bool inUse = rpc::portError(address.host, address.port) == EADDRINUSE;
  return refusal(inUse ? Reason::AddressInUse : Reason::ConfigurationInvalid, *taken);
}

}  // namespace

std::optional<Refusal> refuseAddresses(const config::MachineConfig& config) {
  if (auto refused = refuseAddress(config.rpcListen, config.hasTls())) return refused;
  if (auto refused = refuseAddress(config.webListen, config.hasTls())) return refused;
  if (!config.webPublicListen.host.empty()) {
    if (auto refused = refuseAddress(config.webPublicListen, config.hasTls())) return refused;
  }
  return refuseAddress(config.metricsListen, false);
}

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

log::SnapshotFolder snapshotFolder(const config::MachineConfig& config) {
  return {config.dataDirectory / "snapshots", engine::HallId{}};
}

domain::Result<log::Recovered> recoverState(
    log::SqliteStore& store, const log::SnapshotFolder& snapshots, Journal& journal
) {
  const auto begun = Steady::now();
  auto told = begun;
  auto recovered = log::recover(
      store,
      engine::HallId{},
      snapshots,
      [&](std::uint64_t position, std::uint64_t last) {
        if (Steady::now() - told < kTellEvery) return;
        told = Steady::now();
        journal.note(Happening::Recovering, {{"position", position}, {"last", last}});
        // A long replay is no reason to be taken for dead.
        tellSystemd("EXTEND_TIMEOUT_USEC=60000000");
      }
  );
  if (!recovered) return recovered;
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - begun);
  journal.note(
      Happening::Recovered,
      {{"position", recovered->state.position.value},
       {"snapshot_position", recovered->fromSnapshot},
       {"replayed", recovered->replayed},
       {"ms", std::int64_t{took.count()}}}
  );
  if (recovered->replayed > kLongReplay) journal.note(Happening::SnapshotUnused);
  return recovered;
}

domain::Instant openedAt(log::SqliteStore& store, domain::Instant otherwise) {
  const auto first = store.log().read(engine::HallId{}, domain::Position{0}, 1);
  return first && !first->empty() ? first->front().recorded : otherwise;
}

std::uint64_t newEpoch() {
  std::uint64_t epoch = 0;
  // A short read is impossible for eight bytes; zero would mean "none", so the lowest bit is set.
  static_cast<void>(getrandom(&epoch, sizeof epoch, 0));
  return (epoch >> 1) | 1;
}

}  // namespace hall::app
