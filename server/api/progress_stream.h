#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "server/api/long_call.h"
#include "server/api/long_works.h"
#include "server/api/reasons.h"

namespace hall::api {

/// Tells a stream how a long work goes. One message is on its way at most; what comes up meanwhile
/// is replaced by what is newer. Thread-safe.
template <class Progress, class Response>
class ProgressStream final : public StreamListener, public LongWork<Progress>::Watcher {
 public:
  using Write = void (*)(const Progress&, Response&);

  ProgressStream(std::shared_ptr<LongStream> call, Write write)
      : write_(write), call_(std::move(call)) {}

  void told(const domain::Result<Progress>& news) override {
    {
      const std::lock_guard lock(mutex_);
      pending_ = news;
    }
    send();
  }

  void onWritable() override {
    {
      const std::lock_guard lock(mutex_);
      busy_ = false;
    }
    send();
  }

  void onClosed() override {
    std::shared_ptr<LongStream> gone;
    const std::lock_guard lock(mutex_);
    gone.swap(call_);
  }

 private:
  void send() {
    std::shared_ptr<LongStream> call;
    std::optional<domain::Result<Progress>> news;
    {
      const std::lock_guard lock(mutex_);
      if (busy_ || !pending_ || call_ == nullptr) return;
      call = call_;
      news = std::exchange(pending_, std::nullopt);
      busy_ = true;
    }
    if (!*news) {
      call->stream().finish(statusOf(news->refusal()));
      return;
    }
    Response response;
    write_(**news, response);
    call->stream().write(response);
    if ((*news)->finished) call->stream().finish({});
  }

  const Write write_;
  std::mutex mutex_;
  // State below is protected by mutex_.
  std::shared_ptr<LongStream> call_;
  std::optional<domain::Result<Progress>> pending_;
  bool busy_ = false;
};

}  // namespace hall::api
