#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/api/upkeep.h"

namespace hall::api {

/// One long work of the server, of which at most one runs, and the streams that watch it.
/// Thread-safe.
template <class Progress>
class LongWork {
 public:
  using News = domain::Result<Progress>;
  class Watcher {
   public:
    virtual ~Watcher() = default;
    virtual void told(const News& news) = 0;
  };

  /// Joins the one that runs, whoever began it. Else starts one; or, when this request's own has
  /// ended well, tells its last word again.
  template <class Start>
  void join(const std::string& requestId, const std::shared_ptr<Watcher>& watcher, Start start) {
    std::optional<News> known;
    bool begins = false;
    {
      const std::lock_guard lock(mutex_);
      const bool endedWell = !running_ && request_ == requestId && latest_ && latest_->ok();
      begins = !running_ && !endedWell;
      if (begins) {
        running_ = true;
        request_ = requestId;
        latest_.reset();
      }
      if (running_) watchers_.push_back(watcher);
      known = latest_;
    }
    if (known) watcher->told(*known);
    if (begins) start([this](const News& news) { tell(news); });
  }

 private:
  void tell(const News& news) {
    std::vector<std::weak_ptr<Watcher>> watchers;
    {
      const std::lock_guard lock(mutex_);
      latest_ = news;
      watchers = watchers_;
      if (!news || news->finished) {
        running_ = false;
        watchers_.clear();
      }
    }
    for (const auto& watcher : watchers) {
      if (const auto there = watcher.lock()) there->told(news);
    }
  }

  std::mutex mutex_;
  // State below is protected by mutex_.
  bool running_ = false;
  std::string request_;
  std::optional<News> latest_;
  std::vector<std::weak_ptr<Watcher>> watchers_;
};

struct LongWorks {
  LongWork<RebuildProgress> rebuilding;
  LongWork<BackupProgress> backup;
};

}  // namespace hall::api
