#include "server/api/event_fact_writer.h"

#include <google/protobuf/util/time_util.h>

#include <algorithm>
#include <cstdio>

#include "server/api/wire.h"

namespace hall::api {

std::string wordFor(const google::protobuf::EnumDescriptor& words, int value) {
  const auto* found = words.FindValueByNumber(value);
  if (found == nullptr) return std::to_string(value);
  std::string prefix;
  for (const char c : words.name()) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital && !prefix.empty()) prefix.push_back('_');
    prefix.push_back(capital ? c : static_cast<char>(c - 'a' + 'A'));
  }
  std::string word = found->name().substr(std::min(found->name().size(), prefix.size() + 1));
  std::transform(word.begin(), word.end(), word.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return word;
}

void EventFactWriter::text(const char* key, const std::string& value) {
  if (!value.empty()) set(key).set_string_value(value);
}

void EventFactWriter::flag(const char* key, bool value) {
  if (value) set(key).set_bool_value(true);
}

void EventFactWriter::time(const char* key, domain::Instant value) {
  if (value == domain::Instant{}) return;
  google::protobuf::Timestamp at;
  write(value, at);
  text(key, google::protobuf::util::TimeUtil::ToString(at));
}

void EventFactWriter::day(const char* key, domain::LocalDay value) {
  const std::chrono::year_month_day date{value};
  char written[16];
  std::snprintf(
      written,
      sizeof written,
      "%04d-%02u-%02u",
      static_cast<int>(date.year()),
      static_cast<unsigned>(date.month()),
      static_cast<unsigned>(date.day())
  );
  text(key, written);
}

void EventFactWriter::staff(const char* key, domain::StaffId id) {
  const auto found = names_.staff.find(id);
  if (found != names_.staff.end()) text(key, found->second.number);
}

void EventFactWriter::device(const char* key, domain::DeviceId id) {
  const auto found = names_.devices.find(id);
  if (found != names_.devices.end()) text(key, found->second.code);
}

void EventFactWriter::queues(const char* key, const domain::QueueSet& set) {
  if (names_.catalogue == nullptr) return;
  for (const domain::Queue& queue : names_.catalogue->content().queues) {
    if (set.has(queue.id)) list(key).add_values()->set_string_value(queue.code);
  }
}

}  // namespace hall::api
