#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <utility>

#include "server/api/long_call.h"

namespace hall::api {

/// Sends a file over a stream, a piece whenever the last one has left. Thread-safe.
template <class Response>
class PieceStream final : public StreamListener {
 public:
  /// Fills the next piece; true: it was the last.
  using Next = std::function<bool(Response&)>;

  static void begin(const std::shared_ptr<LongStream>& call, Next next) {
    const auto stream = std::make_shared<PieceStream>(call, std::move(next));
    if (call->stream().start(stream)) stream->onWritable();
  }

  PieceStream(std::shared_ptr<LongStream> call, Next next)
      : next_(std::move(next)), call_(std::move(call)) {}

  void onWritable() override {
    std::shared_ptr<LongStream> call;
    Response piece;
    bool last = false;
    {
      const std::lock_guard lock(mutex_);
      if (ended_ || call_ == nullptr) return;
      call = call_;
      last = next_(piece);
      ended_ = last;
    }
    call->stream().write(piece);
    if (last) call->stream().finish({});
  }

  void onClosed() override {
    std::shared_ptr<LongStream> gone;
    const std::lock_guard lock(mutex_);
    gone.swap(call_);
  }

 private:
  std::mutex mutex_;
  // State below is protected by mutex_.
  Next next_;
  std::shared_ptr<LongStream> call_;
  bool ended_ = false;
};

}  // namespace hall::api
