#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "bench/hall_folder.h"
#include "bench/load.h"

/// The callers of the hall that several figures need.
namespace hall::bench {

/// Calls the empty method with the same token as the kiosk: what an rpc costs that does nothing.
class EmptyClient final : public LoadClient {
 public:
  explicit EmptyClient(const HallFolder& hall) : bearer_("Bearer " + hall.kioskToken) {}
  Request next() override;
  void answered(const grpc::Status&, grpc::ByteBuffer&) override {}

 private:
  const std::string bearer_;
};

/// A kiosk: takes a number for one item of the catalogue after the other.
class IssuingClient final : public LoadClient {
 public:
  IssuingClient(const HallFolder& hall, std::size_t firstItem)
      : bearer_("Bearer " + hall.kioskToken), items_(hall.items), item_(firstItem) {}
  Request next() override;
  void answered(const grpc::Status&, grpc::ByteBuffer&) override {}

 private:
  const std::string bearer_;
  const std::vector<std::string>& items_;
  std::size_t item_;
};

/// So many of one kind.
std::vector<std::unique_ptr<LoadClient>> emptyClients(const HallFolder& hall, int count);
std::vector<std::unique_ptr<LoadClient>> issuingClients(const HallFolder& hall, int count);
std::vector<LoadClient*> pointers(const std::vector<std::unique_ptr<LoadClient>>& clients);

}  // namespace hall::bench
