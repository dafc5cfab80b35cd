#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "server/engine/random_ids.h"
#include "server/log/sqlite_store.h"
#include "server/log/store_problem.h"
#include "tests/support/temporary_directory.h"

namespace hall::log {

/// A store in a folder of its own, with what most tests do to one.
class OpenStore {
 public:
  OpenStore() : OpenStore(StoreOptions{}) {}
  explicit OpenStore(StoreOptions options) : options_(std::move(options)) {
    options_.directory = directory_.path() / "data";
    options_.ballastBytes = 0;
    open();
  }

  SqliteStore& operator*() { return *store_; }
  SqliteStore* operator->() { return store_.get(); }
  StoreOptions& options() { return options_; }
  std::filesystem::path folder() const { return directory_.path(); }
  std::filesystem::path database() const { return options_.directory / "hall.db"; }

  void close() { store_.reset(); }
  void open() {
    auto opened = SqliteStore::open(options_, *ids_);
    if (!opened) throw std::runtime_error(sentenceOf(opened.refusal()));
    store_ = std::move(opened).value();
  }
  void reopen() {
    close();
    open();
  }
  /// What opening says when it is refused.
  domain::Refusal refusal() {
    close();
    auto opened = SqliteStore::open(options_, *ids_);
    return opened ? domain::Refusal{} : opened.refusal();
  }

  static domain::Instant at(std::int64_t seconds) {
    return domain::Instant{std::chrono::seconds{1'770'000'000 + seconds}};
  }
  static domain::Event message(std::string text, std::int64_t seconds = 0) {
    return {at(seconds), {}, domain::CounterMessaged{domain::CounterId{1}, std::move(text)}};
  }
  domain::Result<domain::Position> append(
      const std::vector<domain::Event>& events, std::int64_t seconds = 0
  ) {
    const engine::HallBatch batch{{}, at(seconds), events, {}, {}};
    return store_->log().append(std::span(&batch, 1));
  }
  /// "message 1" to "message n", one commit each.
  void appendMessages(int count, int from = 1) {
    for (int i = from; i < from + count; ++i) {
      ASSERT_TRUE(append({message("message " + std::to_string(i), i)}, i));
    }
  }
  /// A catalogue of this version, put and published.
  void publish(std::uint32_t version, std::int64_t seconds = 0) {
    domain::Catalogue::Content content;
    content.version = version;
    content.hall.name.zh = "示例市政务服务中心";
    const std::string hash = store_->blobs().putCatalogue(domain::Catalogue(content));
    ASSERT_TRUE(
        append({{at(seconds), {}, domain::CataloguePublished{version, hash, nullptr}}}, seconds)
    );
  }
  /// Changes the database behind the store's back.
  void tamper(const std::string& sql) {
    close();
    sqlite::Database database(this->database().string(), sqlite::Database::Mode::Existing);
    database.run(sql.c_str());
  }

 private:
  support::TemporaryDirectory directory_;
  std::unique_ptr<engine::IdSource> ids_ = engine::makeSeededIds(1);
  StoreOptions options_;
  std::unique_ptr<SqliteStore> store_;
};

}  // namespace hall::log
