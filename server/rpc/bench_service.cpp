#include "server/rpc/bench_service.h"

#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/empty.pb.h>

namespace hall::rpc {

namespace {

google::protobuf::FileDescriptorProto benchFile() {
  google::protobuf::FileDescriptorProto file;
  file.set_name("hall/bench/v1/bench.proto");
  file.set_package("hall.bench.v1");
  file.set_syntax("proto3");
  file.add_dependency(google::protobuf::Empty::descriptor()->file()->name());
  auto& service = *file.add_service();
  service.set_name("Bench");
  auto& method = *service.add_method();
  method.set_name("Empty");
  method.set_input_type(".google.protobuf.Empty");
  method.set_output_type(".google.protobuf.Empty");
  return file;
}

}  // namespace

const google::protobuf::ServiceDescriptor& BenchService::descriptor() {
  static google::protobuf::DescriptorPool pool(google::protobuf::DescriptorPool::generated_pool());
  static const auto& service = *pool.BuildFile(benchFile())->service(0);
  return service;
}

void BenchService::handle(api::UnaryCallPtr call) {
  call->reply(google::protobuf::Empty::default_instance());
}

void BenchService::handle(api::StreamCallPtr call) {
  call->finish({api::StatusCode::Unimplemented, "nothing streams here", {}});
}

}  // namespace hall::rpc
