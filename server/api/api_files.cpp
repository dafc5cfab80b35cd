#include "server/api/api_files.h"

#include "hall/v1/admin_service.pb.h"
#include "hall/v1/auth_service.pb.h"
#include "hall/v1/counter_service.pb.h"
#include "hall/v1/guide_service.pb.h"
#include "hall/v1/report_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "hall/v1/watch_service.pb.h"

namespace hall::api {

std::vector<const google::protobuf::FileDescriptor*> apiFiles() {
  return {
      v1::IssueTicketRequest::descriptor()->file(),
      v1::GetGuideRequest::descriptor()->file(),
      v1::CallNextRequest::descriptor()->file(),
      v1::WatchHallRequest::descriptor()->file(),
      v1::GetReportRequest::descriptor()->file(),
      v1::GetStatusRequest::descriptor()->file(),
      v1::LoginRequest::descriptor()->file()};
}

}  // namespace hall::api
