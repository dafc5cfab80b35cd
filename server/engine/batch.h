#pragma once

#include <map>
#include <utility>
#include <vector>

#include "server/engine/core.h"

namespace hall::engine {

/// One batch in the making: the commands decided and applied since the last one was written. Core
/// thread only; lives for one turn of `Core`.
class Core::Batch final : public Turn {
 public:
  /// `buffer` is empty and stays with the core: its memory is used again by the next batch.
  explicit Batch(Core& core);

  const HallState& state() const override { return state_; }
  Instant now() const override { return now_; }
  const domain::WaitForecast& forecast() const override { return parts_.forecast; }
  Store& store() override {
    awaitDurable();
    return parts_.store;
  }
  /// A failure shows in what the store answers, and ends the core after this turn.
  void awaitDurable() override { core_.awaitDurable(); }
  Result<Performed> perform(Submission submission) override;
  bool isRepeat(const RequestKey& key) override { return findMark(key).has_value(); }
  Result<std::optional<Performed>> accepted(const RequestKey& key) override;
  void commitAnyway() override;

  /// Another command surely fits: events never move while answers point at them.
  bool hasRoom() const;
  /// Did the last work ask for what cannot be kept now? Forgets it.
  bool takeUnkept() { return std::exchange(unkept_, false); }
  bool needsCommit() const { return commitAnyway_ || !events_.empty() || !marks_.empty(); }
  Result<Position> write();
  /// Its events, for the observers; nothing when there are none. Last of all.
  std::shared_ptr<const CommittedBatch> release();

 private:
  /// Rebuilt from its events.
  Result<Performed> firstAnswer(const RequestMark& mark);
  std::optional<RequestMark> findMark(const RequestKey& key);
  std::optional<domain::Refusal> notNow(const domain::Command& command) const;
  void prepare(Submission& submission);

  Core& core_;
  Parts parts_;
  HallState& state_;
  const Options& options_;
  Figures& figures_;
  const Instant now_;
  const Position before_;  ///< position of the state when the batch began

  Events& events_;  ///< never grows beyond its reservation
  std::vector<RequestMark> marks_;
  std::map<RequestKey, std::size_t> marksByKey_;
  bool commitAnyway_ = false;
  bool unkept_ = false;
};

}  // namespace hall::engine
