#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "hall/v1/watch_service.pb.h"
#include "server/api/look.h"
#include "server/api/view_frames.h"
#include "server/api/views.h"
#include "server/domain/forecast.h"
#include "tests/support/floor_builder.h"

namespace hall::api {

/// The views of a hall built for the test, as a client would read them.
class ViewFixture : public testing::Test {
 protected:
  using Scope = engine::WatchScope;

  static Scope board(domain::ZoneId zone = {}) { return {engine::View::Board, zone, {}, {}}; }
  static Scope placed(engine::View view, domain::CounterId counter) {
    return {view, {}, counter, {}};
  }
  static Scope of(std::string_view ticket) {
    return {engine::View::Phone, {}, {}, support::idOf(ticket)};
  }

  /// False: it does not exist.
  bool exists(const Scope& scope) {
    engine::Entities entities;
    return entitiesOf(scope, entities);
  }
  v1::WatchSnapshot snapshot(const Scope& scope) {
    engine::Entities entities;
    EXPECT_TRUE(entitiesOf(scope, entities));
    v1::WatchFrame frame;
    EXPECT_TRUE(frame.ParseFromString(snapshotFrame(scope.view, {1, {}, now}, entities)));
    return frame.snapshot();
  }
  bool entitiesOf(const Scope& scope, engine::Entities& out) {
    Look look(hall, now, forecast);
    switch (scope.view) {
      case engine::View::Board:
        return boardEntities(look, scope, out);
      case engine::View::Sign:
        return signEntities(look, scope, out);
      case engine::View::Pad:
        return padEntities(look, scope, out);
      case engine::View::Phone:
        return phoneEntities(look, scope, out);
      case engine::View::Kiosk:
        return kioskEntities(look, scope, out);
      case engine::View::Counter:
        return counterEntities(look, scope, out);
      case engine::View::Desk:
        return deskEntities(look, scope, out);
      case engine::View::Manager:
        return managerEntities(look, scope, out);
    }
    return false;
  }

  domain::HallState hall = support::aHall().build();
  domain::Instant now = support::at(9);
  domain::GammaQueueLength forecast;
};

/// A field of each element, for comparing lists.
template <class Rows, class Get>
auto each(const Rows& rows, Get get) {
  std::vector<std::decay_t<decltype(get(*rows.begin()))>> values;
  for (const auto& row : rows) values.push_back(get(row));
  return values;
}

inline domain::Instant instantOf(const google::protobuf::Timestamp& at) {
  return domain::Instant{domain::Duration{at.seconds() * 1000 + at.nanos() / 1'000'000}};
}

}  // namespace hall::api
