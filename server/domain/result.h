#pragma once

#include <cstddef>
#include <utility>
#include <variant>

#include "server/domain/reason.h"

namespace hall::domain {

/// A value or the refusal that stands in its place. Shaped like std::expected (C++23).
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value)
      : content_(std::in_place_index<0>, std::move(value)) {
  }  // NOLINT(google-explicit-constructor)
  Result(Refusal refusal)
      : content_(std::in_place_index<1>, std::move(refusal)) {
  }  // NOLINT(google-explicit-constructor)
  Result(Reason reason)
      : content_(std::in_place_index<1>, Refusal{reason, {}}) {
  }  // NOLINT(google-explicit-constructor)

  bool ok() const { return content_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// REQUIRES: ok().
  T& value() & { return std::get<0>(content_); }
  const T& value() const& { return std::get<0>(content_); }
  T&& value() && { return std::get<0>(std::move(content_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  /// REQUIRES: !ok().
  const Refusal& refusal() const { return std::get<1>(content_); }
  Reason reason() const { return refusal().reason; }

 private:
  std::variant<T, Refusal> content_;
};

}  // namespace hall::domain
