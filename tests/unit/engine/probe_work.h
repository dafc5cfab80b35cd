#pragma once

#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <utility>

#include "server/engine/core.h"

namespace hall::engine {

/// What became of a work.
struct Ending {
  bool ran = false;
  std::optional<domain::Refusal> failed;  ///< none: finished
};

/// A work that a test looks into.
class ProbeWork final : public Work {
 public:
  using Body = std::function<void(Turn&)>;

  explicit ProbeWork(Body body) : body_(std::move(body)) {}

  ProbeWork& expiring(bool expires = true) {
    expired_ = expires;
    return *this;
  }
  ProbeWork& wanting(Position position) {
    wants_ = position;
    return *this;
  }
  ProbeWork& onFinish(std::function<void()> then) {
    onFinish_ = std::move(then);
    return *this;
  }
  std::future<Ending> ending() { return ending_.get_future(); }

  bool expired(TimePoint) const override { return expired_; }
  Position wants() const override { return wants_; }
  void run(Turn& turn) override {
    ran_ = true;
    if (body_) body_(turn);
  }
  void finish() override {
    if (onFinish_) onFinish_();
    ending_.set_value({ran_, std::nullopt});
  }
  void fail(const domain::Refusal& refusal) override { ending_.set_value({ran_, refusal}); }

 private:
  Body body_;
  std::function<void()> onFinish_;
  bool expired_ = false;
  Position wants_;
  bool ran_ = false;
  std::promise<Ending> ending_;
};

/// Longer than anything here takes; a test that waits so long has failed.
inline constexpr std::chrono::seconds kPatience{20};

/// The value, or what a test can show when it does not come in time.
template <class T>
std::optional<T> soon(std::future<T> coming) {
  if (coming.wait_for(kPatience) != std::future_status::ready) return std::nullopt;
  return coming.get();
}

inline std::unique_ptr<ProbeWork> probe(ProbeWork::Body body = {}) {
  return std::make_unique<ProbeWork>(std::move(body));
}

inline std::future<Ending> submit(Core& core, std::unique_ptr<ProbeWork> work) {
  auto ending = work->ending();
  core.submit(std::move(work));
  return ending;
}

/// Holds up the core's thread until it is opened.
class Gate {
 public:
  /// Returns once the core's thread stands in the gate.
  void hold(Core& core) {
    std::promise<void> inside;
    auto entered = inside.get_future();
    ending_ = submit(core, probe([this, &inside](Turn&) {
                       inside.set_value();
                       opened_.get_future().wait_for(kPatience);
                     }));
    entered.wait_for(kPatience);
  }
  void open() { opened_.set_value(); }

 private:
  std::promise<void> opened_;
  std::future<Ending> ending_;
};

}  // namespace hall::engine
