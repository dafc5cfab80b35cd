#include "server/api/hours_following.h"

#include <algorithm>

namespace hall::api {

namespace {

using domain::OpeningHours;
using Exceptions = std::vector<OpeningHours::Exception>;

template <class List>
auto placeOn(List& exceptions, domain::LocalDay day) {
  return std::lower_bound(
      exceptions.begin(),
      exceptions.end(),
      day,
      [](const auto& row, domain::LocalDay wanted) { return row.day < wanted; }
  );
}

/// nullptr: nothing is said of that day.
const OpeningHours::Exception* exceptionOn(const Exceptions& exceptions, domain::LocalDay day) {
  const auto place = placeOn(exceptions, day);
  return place != exceptions.end() && place->day == day ? &*place : nullptr;
}

}  // namespace

void followDates(const Exceptions& before, const Exceptions& after, Exceptions& own) {
  const auto saysTheSame = [](const auto* left, const auto* right) {
    return left == right || (left != nullptr && right != nullptr && *left == *right);
  };
  for (const auto* list : {&before, &after}) {
    for (const OpeningHours::Exception& changed : *list) {
      const auto* was = exceptionOn(before, changed.day);
      const auto* is = exceptionOn(after, changed.day);
      if (saysTheSame(was, is) || !saysTheSame(exceptionOn(own, changed.day), was)) continue;
      const auto place = placeOn(own, changed.day);
      if (was == nullptr) {
        own.insert(place, *is);
      } else if (is == nullptr) {
        own.erase(place);
      } else {
        *place = *is;
      }
    }
  }
}

}  // namespace hall::api
