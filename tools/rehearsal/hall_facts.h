#pragma once

#include <string>
#include <vector>

#include "hall/v1/catalogue.pb.h"
#include "hall/v1/people.pb.h"
#include "server/domain/time.h"
#include "tools/rehearsal/hall_callers.h"

namespace hall::rehearsal {

/// What a rehearsal has to know of the hall it plays in, as the hall's own API tells it. A value.
struct HallFacts {
  domain::TimeZone zone;
  std::vector<v1::Item> items;
  std::vector<v1::Theme> themes;
  std::vector<v1::Queue> queues;
  std::vector<v1::CounterPlace> counters;
  std::vector<v1::Staff> staff;

  const v1::Item* item(const std::string& id) const;
  const v1::Theme* theme(const std::string& id) const;
  const v1::Queue* queue(const std::string& id) const;
  const v1::CounterPlace* counter(const std::string& id) const;
};

/// Throws HallRefused; std::runtime_error when the hall's time zone is unknown to this machine.
HallFacts readFacts(HallCallers& callers);

domain::Instant instantOf(const google::protobuf::Timestamp& time);
google::protobuf::Timestamp timestampOf(domain::Instant at);
domain::Duration durationOf(const google::protobuf::Duration& duration);

}  // namespace hall::rehearsal
