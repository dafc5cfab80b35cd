#include "server/api/methods.h"

#include <stdexcept>

namespace hall::api {

Methods::Entry& Methods::add(std::string_view name, Needs needs) {
  const std::string full = "hall.v1." + std::string(name);
  const auto* method = google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(full);
  // A wrong name is a mistake of ours and shows at the first start.
  if (method == nullptr) throw std::logic_error("no such method: " + full);
  const auto [entry, added] = entries_.try_emplace(method);
  if (!added) throw std::logic_error("method bound twice: " + full);
  entry->second.access = accessOf(*method);
  entry->second.needs = needs;
  entry->second.minPosition = method->input_type()->FindFieldByName("min_position");
  entry->second.occurTime = method->input_type()->FindFieldByName("occur_time");
  entry->second.response =
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(method->output_type());
  return entry->second;
}

const Methods::Entry* Methods::find(const google::protobuf::MethodDescriptor& method) const {
  const auto found = entries_.find(&method);
  return found == entries_.end() ? nullptr : &found->second;
}

}  // namespace hall::api
