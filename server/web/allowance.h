#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

namespace hall::web {

/// How often each caller may ask: a bucket that fills steadily and holds a burst. A whole hall may
/// share one address, so the key is the caller's token where there is one. Bounded: beyond
/// `callersMax` the caller that has asked least recently is forgotten, whose bucket is the fullest.
/// One thread.
class Allowance {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;
  struct Options {
    double perSecond = 20;
    double burst = 100;
    std::size_t callersMax = 20'000;
  };

  explicit Allowance(Options options) : options_(options) {}

  /// False: too often; it costs the caller nothing.
  bool take(std::string_view caller, TimePoint now);

 private:
  struct Bucket {
    std::string caller;
    double left = 0;
    TimePoint at;
  };
  using Buckets = std::list<Bucket>;  ///< who asked last comes first

  Bucket& bucketOf(std::string_view caller, TimePoint now);

  const Options options_;
  Buckets buckets_;
  std::unordered_map<std::string_view, Buckets::iterator> byCaller_;  ///< keys lie in buckets_
};

}  // namespace hall::web
