#include "client/snapshot_merge.h"

#include <google/protobuf/descriptor.h>

#include <string>
#include <string_view>

namespace hall::client {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

constexpr int kKeyField = 1;

/// The value of an entity's key as text: codes and running numbers alike.
std::string keyOf(const Message& entity) {
  const FieldDescriptor* key = entity.GetDescriptor()->FindFieldByNumber(kKeyField);
  if (key->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    return entity.GetReflection()->GetString(entity, key);
  }
  return std::to_string(entity.GetReflection()->GetUInt64(entity, key));
}

std::string removedKey(const Message& delta, const FieldDescriptor& removed, int index) {
  const Reflection& reflection = *delta.GetReflection();
  if (removed.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    return reflection.GetRepeatedString(delta, &removed, index);
  }
  return std::to_string(reflection.GetRepeatedUInt64(delta, &removed, index));
}

int indexOf(const Message& holder, const FieldDescriptor& list, const std::string& key) {
  const Reflection& reflection = *holder.GetReflection();
  for (int i = 0; i < reflection.FieldSize(holder, &list); ++i) {
    if (keyOf(reflection.GetRepeatedMessage(holder, &list, i)) == key) return i;
  }
  return -1;
}

void erase(Message& holder, const FieldDescriptor& list, int index) {
  const Reflection& reflection = *holder.GetReflection();
  const int last = reflection.FieldSize(holder, &list) - 1;
  for (int i = index; i < last; ++i) reflection.SwapElements(&holder, &list, i, i + 1);
  reflection.RemoveLast(&holder, &list);
}

/// The list that "removed_queue_ids" speaks of: the one whose entities have the key "queue_id".
const FieldDescriptor* listOfRemoved(const Message& snapshot, std::string_view removed) {
  constexpr std::string_view kPrefix = "removed_";
  const std::string key(removed.substr(kPrefix.size(), removed.size() - kPrefix.size() - 1));
  const auto& type = *snapshot.GetDescriptor();
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor* field = type.field(i);
    if (!field->is_repeated() || field->message_type() == nullptr) continue;
    const FieldDescriptor* first = field->message_type()->FindFieldByNumber(kKeyField);
    if (first != nullptr && first->name() == key) return field;
  }
  return nullptr;
}

void mergeList(
    const Message& delta, const FieldDescriptor& from, Message& held, const FieldDescriptor& to
) {
  const Reflection& reflection = *delta.GetReflection();
  for (int i = 0; i < reflection.FieldSize(delta, &from); ++i) {
    const Message& entity = reflection.GetRepeatedMessage(delta, &from, i);
    const int at = indexOf(held, to, keyOf(entity));
    Message* target = at < 0 ? held.GetReflection()->AddMessage(&held, &to)
                             : held.GetReflection()->MutableRepeatedMessage(&held, &to, at);
    target->CopyFrom(entity);
  }
}

void removeFrom(const Message& delta, const FieldDescriptor& removed, Message& held) {
  const FieldDescriptor* list = listOfRemoved(held, removed.name());
  if (list == nullptr) return;
  for (int i = 0; i < delta.GetReflection()->FieldSize(delta, &removed); ++i) {
    const int at = indexOf(held, *list, removedKey(delta, removed, i));
    if (at >= 0) erase(held, *list, at);
  }
}

/// "messages_changed" beside "messages": the list of the delta is the whole list.
bool isReplacedWhole(const Message& delta, const FieldDescriptor& list) {
  return delta.GetDescriptor()->FindFieldByName(list.name() + "_changed") != nullptr;
}

void replaceList(
    const Message& delta, const FieldDescriptor& from, Message& held, const FieldDescriptor& to
) {
  const FieldDescriptor* flag = delta.GetDescriptor()->FindFieldByName(from.name() + "_changed");
  if (!delta.GetReflection()->GetBool(delta, flag)) return;
  held.GetReflection()->ClearField(&held, &to);
  for (int i = 0; i < delta.GetReflection()->FieldSize(delta, &from); ++i) {
    held.GetReflection()
        ->AddMessage(&held, &to)
        ->CopyFrom(delta.GetReflection()->GetRepeatedMessage(delta, &from, i));
  }
}

void mergeField(const Message& delta, const FieldDescriptor& field, Message& held) {
  if (field.name().starts_with("removed_")) return removeFrom(delta, field, held);
  const FieldDescriptor* to = held.GetDescriptor()->FindFieldByName(field.name());
  if (to == nullptr) return;
  if (field.is_repeated()) {
    return isReplacedWhole(delta, field) ? replaceList(delta, field, held, *to)
                                         : mergeList(delta, field, held, *to);
  }
  if (!delta.GetReflection()->HasField(delta, &field)) return;
  if (field.message_type() != nullptr) {
    Message* target = held.GetReflection()->MutableMessage(&held, to);
    target->CopyFrom(delta.GetReflection()->GetMessage(delta, &field));
  } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_BOOL) {
    held.GetReflection()->SetBool(&held, to, delta.GetReflection()->GetBool(delta, &field));
  }
}

/// The one message that is set in the oneof "view" of a snapshot or delta.
const FieldDescriptor* viewOf(const Message& message) {
  const auto* oneof = message.GetDescriptor()->FindOneofByName("view");
  return message.GetReflection()->GetOneofFieldDescriptor(message, oneof);
}

}  // namespace

bool mergeFrame(const v1::WatchFrame& frame, v1::WatchSnapshot& held) {
  if (frame.has_snapshot()) {
    held = frame.snapshot();
    return true;
  }
  if (!frame.has_delta()) return false;
  const FieldDescriptor* from = viewOf(frame.delta());
  const FieldDescriptor* to = viewOf(held);
  if (from == nullptr || to == nullptr || from->name() != to->name()) return false;
  const Message& delta = v1::WatchDelta::GetReflection()->GetMessage(frame.delta(), from);
  Message& view = *v1::WatchSnapshot::GetReflection()->MutableMessage(&held, to);
  for (int i = 0; i < delta.GetDescriptor()->field_count(); ++i) {
    mergeField(delta, *delta.GetDescriptor()->field(i), view);
  }
  return true;
}

}  // namespace hall::client
