#include "tools/hallctl/field_words.h"

#include <algorithm>

#include "client/enum_texts.h"
#include "client/event_texts.h"
#include "hall/v1/access.pb.h"

namespace hall::hallctl {

namespace {

using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;

bool namesKindsOfEvents(const FieldDescriptor& field) {
  return field.full_name() == "hall.v1.ListEventsRequest.kinds";
}

/// Devices have the roles behind those of people.
bool isForPeople(const FieldDescriptor& field) {
  return field.enum_type() == v1::Role_descriptor();
}

std::vector<std::string> wordsUpTo(const EnumDescriptor& type, int last) {
  std::vector<std::string> words;
  for (int i = 1; i < type.value_count(); ++i) {
    if (type.value(i)->number() <= last) words.push_back(client::enumCode(*type.value(i)));
  }
  return words;
}

std::string kindWord(std::string_view name) {
  std::string word(name);
  std::replace(word.begin(), word.end(), '_', '-');
  return word;
}

}  // namespace

std::vector<std::string> wordsOf(const EnumDescriptor& type) {
  return wordsUpTo(type, type.value(type.value_count() - 1)->number());
}

std::vector<std::string> wordsOf(const FieldDescriptor& field) {
  if (isForPeople(field)) return wordsUpTo(*field.enum_type(), v1::ROLE_ADMINISTRATOR);
  if (field.enum_type() != nullptr) return wordsOf(*field.enum_type());
  std::vector<std::string> words;
  if (!namesKindsOfEvents(field)) return words;
  for (const client::EventKind& kind : client::eventKinds()) words.push_back(kindWord(kind.name));
  return words;
}

std::string listed(const std::vector<std::string>& words, const Style& style) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : style.say("、", ", ")) + word;
  }
  return text;
}

std::string eventKindOf(std::string_view word) {
  for (const client::EventKind& kind : client::eventKinds()) {
    if (word == kind.name || word == kind.zh || word == kindWord(kind.name)) {
      return std::string(kind.name);
    }
  }
  return {};
}

}  // namespace hall::hallctl
