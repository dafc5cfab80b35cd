#pragma once

#include <google/protobuf/message.h>
#include <grpcpp/support/byte_buffer.h>

#include <string>

/// Messages of hall.v1 as gRPC carries them. Calls are made by descriptor and not through generated
/// stubs, whose headers take a compiler ten seconds in every file that makes a call.
namespace hall::client {

grpc::ByteBuffer packed(const google::protobuf::Message& message);
/// False: these bytes are no such message.
bool unpack(grpc::ByteBuffer& bytes, google::protobuf::Message& message);

/// "/hall.v1.TicketService/IssueTicket"
std::string pathOf(const google::protobuf::MethodDescriptor& method);
/// The method of hall.v1 that takes requests of this type; each has a type of its own.
/// REQUIRES: there is one.
const google::protobuf::MethodDescriptor& methodOf(const google::protobuf::Descriptor& request);

}  // namespace hall::client
