#include "server/api/body_hash.h"

#include <sodium.h>

#include <memory>
#include <string>

namespace hall::api {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

bool isSecret(const FieldDescriptor& field) {
  return field.name().ends_with("password") || field.name() == "enrolment_code";
}

void appendWithoutSecrets(const Message& request, std::string& bytes) {
  const auto* type = request.GetDescriptor();
  std::unique_ptr<Message> copy;
  for (int i = 0; i < type->field_count(); ++i) {
    if (!isSecret(*type->field(i))) continue;
    if (copy == nullptr) {
      copy.reset(request.New());
      copy->CopyFrom(request);
    }
    copy->GetReflection()->ClearField(copy.get(), type->field(i));
  }
  (copy == nullptr ? request : *copy).AppendToString(&bytes);
}

}  // namespace

engine::BodyHash bodyHashOf(std::span<const Message* const> requests) {
  crypto_generichash_state hashing;
  engine::BodyHash hash{};
  crypto_generichash_init(&hashing, nullptr, 0, hash.size());
  thread_local std::string bytes;
  for (const Message* request : requests) {
    bytes.clear();
    appendWithoutSecrets(*request, bytes);
    crypto_generichash_update(
        &hashing, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()
    );
  }
  crypto_generichash_final(&hashing, hash.data(), hash.size());
  return hash;
}

}  // namespace hall::api
