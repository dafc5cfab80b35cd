#include "server/log/recovery.h"

#include <utility>

#include "server/engine/work.h"

namespace hall::log {

namespace {

/// Events read at once.
constexpr std::size_t kSlice = 2048;

}  // namespace

std::optional<SnapshotTag> snapshotTag(
    SqliteStore& store, engine::HallId hall, domain::Position position
) {
  try {
    const auto head = store.eventLog().headAt(hall, position.value);
    if (!head) return std::nullopt;
    return SnapshotTag{hall, position.value, head->hash};
  } catch (const sqlite::Error& error) {
    store.core().fence(error);
    return std::nullopt;
  }
}

domain::Result<Recovered> recover(
    SqliteStore& store,
    engine::HallId hall,
    const SnapshotFolder& snapshots,
    const Progress& progress
) {
  Recovered recovered;
  auto loaded = snapshots.load(store.catalogues(), [&](const SnapshotTag& tag) {
    const auto own = snapshotTag(store, hall, domain::Position{tag.position});
    return own && own->chain == tag.chain;
  });
  if (loaded) {
    recovered.fromSnapshot = loaded->tag.position;
    recovered.state = std::move(loaded->state);
  }
  const std::uint64_t last = store.log().last(hall).value;
  while (recovered.state.position.value < last) {
    const auto slice = store.log().read(hall, recovered.state.position, kSlice);
    if (!slice) return slice.refusal();
    if (slice->empty()) return damaged(recovered.state.position.value + 1, Flaw::Gap);
    for (const engine::StoredEvent& stored : *slice) {
      engine::applyAt(recovered.state, stored.event, stored.position, stored.recorded);
    }
    recovered.replayed += slice->size();
    if (progress) progress(recovered.state.position.value, last);
  }
  if (store.fenced()) return store.core().refusal();
  return recovered;
}

}  // namespace hall::log
