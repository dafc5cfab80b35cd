#pragma once

#include <map>
#include <utility>
#include <vector>

#include "server/engine/core.h"

namespace hall::engine {

/// One batch in the making: the commands decided and applied since the last commit. Core thread
/// only; lives for one turn of `Core`.
class Core::Batch final : public Turn {
 public:
  /// `buffer` is empty and stays with the core: its memory is used again by the next batch.
  Batch(Parts parts, HallState& state, const Options& options, Figures& figures, Events& buffer);

  const HallState& state() const override { return state_; }
  Instant now() const override { return now_; }
  const domain::WaitForecast& forecast() const override { return parts_.forecast; }
  Store& store() override { return parts_.store; }
  Result<Performed> perform(Submission submission) override;
  bool isRepeat(const RequestKey& key) override { return findMark(key).has_value(); }
  void commitAnyway() override;

  /// Another command surely fits: events never move while answers point at them.
  bool hasRoom() const;
  /// Did the last work ask for what cannot be kept now? Forgets it.
  bool takeUnkept() { return std::exchange(unkept_, false); }
  bool needsCommit() const { return commitAnyway_ || !events_.empty() || !marks_.empty(); }
  Result<Position> commit();
  /// Hands the committed events to the observers.
  void publish(const std::vector<BatchObserver*>& observers);

 private:
  Result<Performed> repeat(const Submission& submission, const RequestMark& mark);
  std::optional<RequestMark> findMark(const RequestKey& key);
  std::optional<domain::Refusal> notNow(const domain::Command& command) const;
  void prepare(Submission& submission);

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
