#include "server/web/refused_requests.h"

#include <numeric>

namespace hall::web {

namespace {

constexpr int kFirstRefusal = 400;
constexpr int kFirstFailure = 500;

}  // namespace

void RefusedRequests::countStatus(int status) {
  if (status >= kFirstRefusal) ++counts_[whyOf(status)];
}

RefusedRequests::Why RefusedRequests::whyOf(int status) {
  switch (status) {
    case 400:
      return kMalformed;
    case 401:
    case 403:
      return kNotAllowed;
    case 404:
      return kNotFound;
    case 413:
    case 431:
      return kTooLarge;
    case 429:
      return kTooMany;
    default:
      return status >= kFirstFailure ? kFailed : kOther;
  }
}

std::vector<RefusedRequests::Sum> RefusedRequests::sums() const {
  constexpr std::array<std::string_view, kWhyCount> kNames{
      "malformed",
      "not-allowed",
      "not-found",
      "too-large",
      "too-many",
      "bad-frame",
      "other",
      "failed"};
  std::vector<Sum> sums;
  for (std::size_t i = 0; i < kWhyCount; ++i) sums.push_back({kNames[i], counts_[i].load()});
  return sums;
}

std::uint64_t RefusedRequests::total() const {
  return std::accumulate(counts_.begin(), counts_.end(), std::uint64_t{0});
}

}  // namespace hall::web
