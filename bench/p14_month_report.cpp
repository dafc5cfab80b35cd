#include <stdexcept>

#include "bench/figure_table.h"
#include "bench/history.h"
#include "bench/load.h"
#include "bench/rounds.h"
#include "bench/server_process.h"
#include "bench/statistics.h"
#include "hall/v1/report_service.pb.h"

/// P14: the month report over a million tickets.
///
/// GetReport of January by queue and day with every figure, medians and P90 included, as a manager
/// asks for it: through gRPC, from the read models of the running server, which has followed the
/// log by itself before. A quick run has a quarter of the tickets and says so.
namespace hall::bench {

namespace {

constexpr auto kFollowWithin = std::chrono::minutes{5};
const std::string kPath = "/hall.v1.ReportService/GetReport";

grpc::ByteBuffer monthRequest() {
  v1::GetReportRequest request;
  request.set_page_size(1000);
  v1::ReportQuery& query = *request.mutable_query();
  query.set_period(v1::REPORT_PERIOD_MONTH);
  query.mutable_date()->set_year(2026);
  query.mutable_date()->set_month(1);
  query.mutable_date()->set_day(15);
  query.add_group_by(v1::REPORT_DIMENSION_QUEUE);
  query.add_group_by(v1::REPORT_DIMENSION_DAY);
  return bytesOf(request);
}

std::uint64_t issuedIn(const v1::GetReportResponse& report) {
  for (const v1::ReportCell& cell : report.total().cells()) {
    if (cell.figure() == v1::REPORT_FIGURE_ISSUED) return cell.count();
  }
  return 0;
}

/// Asks until the read models have come to the end of the month.
void waitForViews(Connections& connections, const std::string& bearer, std::uint64_t tickets) {
  const auto end = Steady::now() + kFollowWithin;
  while (Steady::now() < end) {
    try {
      auto bytes = connections.call({&kPath, &bearer, monthRequest()});
      if (issuedIn(messageOf<v1::GetReportResponse>(bytes)) >= tickets) return;
    } catch (const std::runtime_error&) {
      // Still following: the deadline of the call passed.
      continue;
    }
  }
  throw std::runtime_error("the read models did not follow the log");
}

}  // namespace

Findings measureMonthReport(const Settings& settings) {
  const PastHall& past = pastHall(settings);
  ServerProcess server(settings, past.hall);
  Connections connections(server.address(), 1);
  const std::string bearer = "Bearer " + past.hall.managerToken;
  waitForViews(connections, bearer, static_cast<std::uint64_t>(past.ticketsOfMonth));
  std::vector<double> seconds;
  std::size_t rows = 0;
  for (int round = 1; round <= settings.rounds(); ++round) {
    const auto begin = Steady::now();
    auto bytes = connections.call({&kPath, &bearer, monthRequest()});
    seconds.push_back(std::chrono::duration<double>(Steady::now() - begin).count());
    rows = static_cast<std::size_t>(messageOf<v1::GetReportResponse>(bytes).rows_size());
    say("P14 round " + std::to_string(round) + ": " + rounded(seconds.back()) + " s");
  }
  Findings findings;
  findings.measures = {medianOf("month report", seconds, "s", atMost(1.0))};
  findings.remarks = {
      {"tickets of the month", std::to_string(past.ticketsOfMonth)},
      {"rows", std::to_string(rows)}};
  return findings;
}

}  // namespace hall::bench
