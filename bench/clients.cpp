#include "bench/clients.h"

#include "client/request_id.h"
#include "hall/v1/ticket_service.pb.h"

namespace hall::bench {

namespace {

const std::string kEmptyPath = "/hall.bench.v1.Bench/Empty";
const std::string kIssuePath = "/hall.v1.TicketService/IssueTicket";

}  // namespace

Request EmptyClient::next() {
  grpc::Slice nothing;
  return {&kEmptyPath, &bearer_, grpc::ByteBuffer(&nothing, 1)};
}

Request IssuingClient::next() {
  v1::IssueTicketRequest request;
  request.set_request_id(client::newRequestId());
  request.mutable_errand()->set_item_id(items_[item_++ % items_.size()]);
  return {&kIssuePath, &bearer_, bytesOf(request)};
}

std::vector<std::unique_ptr<LoadClient>> emptyClients(const HallFolder& hall, int count) {
  std::vector<std::unique_ptr<LoadClient>> clients;
  clients.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) clients.push_back(std::make_unique<EmptyClient>(hall));
  return clients;
}

std::vector<std::unique_ptr<LoadClient>> issuingClients(const HallFolder& hall, int count) {
  std::vector<std::unique_ptr<LoadClient>> clients;
  clients.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    clients.push_back(std::make_unique<IssuingClient>(hall, static_cast<std::size_t>(i)));
  }
  return clients;
}

std::vector<LoadClient*> pointers(const std::vector<std::unique_ptr<LoadClient>>& clients) {
  std::vector<LoadClient*> result;
  result.reserve(clients.size());
  for (const auto& client : clients) result.push_back(client.get());
  return result;
}

}  // namespace hall::bench
