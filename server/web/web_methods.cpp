#include "server/web/web_methods.h"

namespace hall::web {

namespace {

/// A catalogue's pieces together, as the other transport takes them.
constexpr std::size_t kUploadBytesMax = std::size_t{18} << 20;
/// JSON of a request of 64 KiB, whose bytes it writes in four characters for three.
constexpr std::size_t kRequestBytesMax = std::size_t{96} << 10;

WebMethod::Kind kindOf(const google::protobuf::MethodDescriptor& method, std::string_view watched) {
  if (method.client_streaming()) return WebMethod::Kind::Upload;
  if (!method.server_streaming()) return WebMethod::Kind::Unary;
  return method.full_name() == watched ? WebMethod::Kind::Watch : WebMethod::Kind::Stream;
}

}  // namespace

std::size_t WebMethod::bodyMax() const {
  return kind == Kind::Upload ? kUploadBytesMax : kRequestBytesMax;
}

void WebMethods::add(const google::protobuf::FileDescriptor& file) {
  auto& factory = *google::protobuf::MessageFactory::generated_factory();
  for (int s = 0; s < file.service_count(); ++s) {
    const auto& service = *file.service(s);
    for (int m = 0; m < service.method_count(); ++m) {
      const auto& method = *service.method(m);
      if (method.client_streaming() && method.server_streaming()) continue;
      const auto [added, isNew] = methods_.emplace(
          "/api/v1/" + service.name() + "/" + method.name(),
          WebMethod{&method, factory.GetPrototype(method.input_type()), kindOf(method, watched_)}
      );
      if (isNew && added->second.kind == WebMethod::Kind::Watch) watch_ = &added->second;
    }
  }
}

const WebMethod* WebMethods::find(std::string_view path) const {
  const auto found = methods_.find(path);
  return found == methods_.end() ? nullptr : &found->second;
}

}  // namespace hall::web
