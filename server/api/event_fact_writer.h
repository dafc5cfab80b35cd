#pragma once

#include <google/protobuf/descriptor.h>
#include <google/protobuf/struct.pb.h>

#include <string>
#include <utility>

#include "server/domain/hall_state.h"

namespace hall::api {

/// "least_slack" of CALL_RULE_LEAST_SLACK: values are the same in the domain and in the API.
std::string wordFor(const google::protobuf::EnumDescriptor& words, int value);

template <class Enum>
std::string wordOf(const google::protobuf::EnumDescriptor& words, Enum value) {
  return wordFor(words, static_cast<int>(value));
}

/// Fills an object with the facts of one event: codes in place of ids, RFC 3339 times, lengths in
/// milliseconds. What says nothing (none, false, 0, empty) is left out. `names` outlives it.
class EventFactWriter {
 public:
  explicit EventFactWriter(const domain::HallState& names) : names_(names) {}

  /// The object; the writer is empty afterwards.
  google::protobuf::Struct take() { return std::move(object_); }

  void text(const char* key, const std::string& value);
  template <class Number>
  void number(const char* key, Number value) {
    if (value != 0) set(key).set_number_value(static_cast<double>(value));
  }
  void flag(const char* key, bool value);
  void length(const char* key, domain::Duration value) { number(key, value.count()); }
  void time(const char* key, domain::Instant value);
  void day(const char* key, domain::LocalDay value);
  /// A person or a text of the vault: that there is one, and no more.
  template <class Ref>
  void secret(const char* key, const Ref& ref) {
    flag(key, static_cast<bool>(ref));
  }
  /// Of a thing of the catalogue.
  template <class Id>
  void code(const char* key, Id id) {
    text(key, codeOf(id));
  }
  void staff(const char* key, domain::StaffId id);
  void device(const char* key, domain::DeviceId id);
  void queues(const char* key, const domain::QueueSet& set);
  /// An empty one when there is none of this name.
  google::protobuf::ListValue& list(const char* key) { return *set(key).mutable_list_value(); }
  const domain::HallState& names() const { return names_; }

 private:
  template <class Id>
  std::string codeOf(Id id) const {
    if (!id) return {};
    const auto* found = names_.catalogue == nullptr ? nullptr : names_.catalogue->find(id);
    // Ids are never given again, so a thing that is gone is still told apart.
    return found == nullptr ? "#" + std::to_string(id.value) : found->code;
  }
  google::protobuf::Value& set(const char* key) { return (*object_.mutable_fields())[key]; }

  const domain::HallState& names_;
  google::protobuf::Struct object_;
};

}  // namespace hall::api
