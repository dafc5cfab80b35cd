#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "hall/v1/admin_service.pb.h"
#include "hall/v1/catalogue.pb.h"
#include "hall/v1/counter.pb.h"
#include "hall/v1/guide_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "tools/hallctl/style.h"

/// Numbers written by hand in an emergency, typed into a table afterwards: reading the table and
/// looking for all that a hall would refuse, before the first number is sent.
namespace hall::hallctl {

using Findings = google::protobuf::RepeatedPtrField<v1::LintFinding>;

/// What a file held. Where there are findings, it cannot be imported.
struct HandwrittenList {
  std::string file;
  std::vector<v1::OfflineTicket> tickets;
  std::vector<std::uint32_t> lines;  ///< of the file, one for each ticket
  Findings findings;
};

/// Reads a CSV file with a head of these columns, in any sequence, in Chinese or English:
///   number 排队号 (needed)   item 事项编码 or queue 队列编码 (one of them needed)
///   time 取号时间 (needed): "09:30" with `day`, or "2026-03-02 09:30"
///   class 号别: 普通号, 优先号; else ordinary      ground 优先事由     copies 件数
/// A number twice on one day is a finding, too, and a file without any.
HandwrittenList readHandwritten(
    std::string_view bytes, const std::string& file, const std::string& day, const Style& style
);

/// What lines are held against: the published catalogue, what counters are set to now, and the
/// hall's clock.
struct HallFacts {
  std::set<std::string> items;
  std::map<std::string, std::string> queueOfItem;  ///< code of the queue by code of the item
  std::vector<v1::Queue> queues;
  std::vector<v1::CounterPlace> counters;  ///< as published
  std::vector<v1::Counter> floor;          ///< as set now
  std::string priorityPrefix, appointmentPrefix;
  std::uint32_t copiesMax = 0;
  domain::MinuteOfDay dayEnd{0};  ///< a time before it is of the hall's day before
  domain::Instant now;

  /// Takes what one part of GetCatalogue tells.
  void take(const v1::GetCatalogueResponse& part);
};

/// Adds to the findings what the hall would refuse by its catalogue and clock. Whether a number is
/// on another ticket already, only the hall knows. What a line lacks was found when it was read.
void checkAgainst(const HallFacts& facts, const Style& style, HandwrittenList& list);

/// Adds that a line's number stands on another ticket of the hall.
void addTaken(HandwrittenList& list, std::size_t index, const Style& style);

/// A request id made of number and day, whatever line it stands on: whoever imports a mended file
/// again imports exactly what is missing.
std::string requestIdOf(const v1::OfflineTicket& ticket, const Style& style);

}  // namespace hall::hallctl
