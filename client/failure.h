#pragma once

#include <grpcpp/support/status.h>

#include <string>

#include "hall/v1/error.pb.h"

namespace hall::client {

/// Why a call did not do what was asked.
struct Failure {
  grpc::StatusCode code = grpc::StatusCode::OK;
  v1::ErrorDetail detail;  ///< empty when the server could not be asked; see `failureOf`
  std::string message;     ///< English, for developers

  bool ok() const { return code == grpc::StatusCode::OK; }
  v1::Reason reason() const { return detail.reason(); }
  /// Worth sending again, with the same request id: nothing is known to be wrong with the request.
  bool isPassing() const;
  /// Value of a metadata entry; empty: absent.
  std::string at(const std::string& key) const;
};

/// A message that is too large for gRPC itself never reaches the hall, so that no ErrorDetail comes
/// back: it gets REASON_MESSAGE_TOO_LARGE here, without a limit.
Failure failureOf(const grpc::Status& status);

}  // namespace hall::client
