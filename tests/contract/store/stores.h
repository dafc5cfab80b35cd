#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <vector>

#include "server/engine/random_ids.h"
#include "server/log/sqlite_store.h"
#include "server/log/store_problem.h"
#include "tests/support/memory_store.h"
#include "tests/support/temporary_directory.h"

/// What every implementation of engine::Store must do, played on each: on SQLite with both hash
/// functions and both ciphers, and on the fake that features and simulation trust.
namespace hall::contract {

using domain::Event;
using domain::Reason;
using engine::HallBatch;
using engine::HallId;
using engine::Instant;
using engine::LocalDay;
using engine::PersonRef;
using engine::Position;
using engine::RequestKey;
using engine::RequestMark;
using engine::StoredEvent;
using engine::TextRef;

class MemoryStores {
 public:
  engine::Store& store() { return store_; }
  void restart() { store_.restart(); }

 private:
  std::unique_ptr<engine::IdSource> ids_ = engine::makeSeededIds(1);
  support::MemoryStore store_{*ids_};
};

template <log::HashAlgorithm hash, log::CipherSuite cipher>
class SqliteStores {
 public:
  SqliteStores() { open(); }
  engine::Store& store() { return *store_; }
  void restart() {
    store_.reset();
    open();
  }

 private:
  void open() {
    log::StoreOptions options;
    options.directory = directory_.path();
    options.hash = hash;
    options.cipher = cipher;
    options.ballastBytes = 1 << 20;
    auto opened = log::SqliteStore::open(options, *ids_);
    if (!opened) throw std::runtime_error(log::sentenceOf(opened.refusal()));
    store_ = std::move(opened).value();
  }

  support::TemporaryDirectory directory_;
  std::unique_ptr<engine::IdSource> ids_ = engine::makeSeededIds(1);
  std::unique_ptr<log::SqliteStore> store_;
};

using EveryStore = testing::Types<
    MemoryStores,
    SqliteStores<log::HashAlgorithm::Sm3, log::CipherSuite::XChaCha20Poly1305>,
    SqliteStores<log::HashAlgorithm::Sha256, log::CipherSuite::Sm4Sm3>>;

inline Instant at(std::int64_t seconds) {
  return Instant{std::chrono::seconds{1'770'000'000 + seconds}};
}
inline LocalDay day(int number) {
  return LocalDay{std::chrono::days{20'000 + number}};
}

inline Event messaged(std::string text, Instant occurred = at(0)) {
  return {occurred, {}, domain::CounterMessaged{domain::CounterId{1}, std::move(text)}};
}

/// Commits these events, and whatever is staged.
inline engine::Result<Position> commit(
    engine::Store& store,
    const std::vector<Event>& events,
    Instant recorded = at(0),
    const std::vector<RequestMark>& marks = {},
    HallId hall = {},
    Instant forgetBefore = {}
) {
  const HallBatch batch{hall, recorded, events, marks, forgetBefore};
  return store.log().append(std::span(&batch, 1));
}

}  // namespace hall::contract
