#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "bench/hall_folder.h"
#include "bench/load.h"

namespace hall::bench {

/// The credentials of a hall in the form its callers send them.
struct LivingHall {
  explicit LivingHall(const HallFolder& hall);

  std::string kiosk;
  struct Counter {
    std::string code;
    std::string bearer;
  };
  std::vector<Counter> counters;
};

/// A counter that takes a number for somebody, calls whoever is next, starts and finishes, again
/// and again. Throws when nobody was there to be called.
class LifeClient final : public LoadClient {
 public:
  /// `hall` outlives the client; `counter` is an index.
  LifeClient(const LivingHall& hall, std::size_t counter)
      : hall_(hall), counter_(hall.counters.at(counter)) {}

  Request next() override;
  void answered(const grpc::Status& status, grpc::ByteBuffer& body) override;

 private:
  enum class Step { Issue, CallNext, Start, Finish };

  const LivingHall& hall_;
  const LivingHall::Counter& counter_;
  Step step_ = Step::Issue;
};

/// Takes so many numbers of the consult queue.
void fillQueue(Connections& connections, const LivingHall& hall, int tickets);

}  // namespace hall::bench
