#include "server/web/allowance.h"

#include <algorithm>

namespace hall::web {

bool Allowance::take(std::string_view caller, TimePoint now) {
  Bucket& bucket = bucketOf(caller, now);
  const std::chrono::duration<double> passed = now - bucket.at;
  bucket.left = std::min(options_.burst, bucket.left + passed.count() * options_.perSecond);
  bucket.at = now;
  if (bucket.left < 1) return false;
  bucket.left -= 1;
  return true;
}

Allowance::Bucket& Allowance::bucketOf(std::string_view caller, TimePoint now) {
  const auto found = byCaller_.find(caller);
  if (found != byCaller_.end()) {
    buckets_.splice(buckets_.begin(), buckets_, found->second);
    return buckets_.front();
  }
  if (buckets_.size() >= options_.callersMax) {
    byCaller_.erase(buckets_.back().caller);
    buckets_.pop_back();
  }
  buckets_.push_front({std::string(caller), options_.burst, now});
  byCaller_.emplace(buckets_.front().caller, buckets_.begin());
  return buckets_.front();
}

}  // namespace hall::web
