#include <algorithm>

#include "hall/v1/report_service.pb.h"
#include "server/api/alert_messages.h"
#include "server/api/awaited_position.h"
#include "server/api/long_call.h"
#include "server/api/methods.h"
#include "server/api/piece_stream.h"
#include "server/api/queue_messages.h"
#include "server/api/report_csv.h"
#include "server/api/report_query.h"
#include "server/api/report_xlsx.h"
#include "server/api/wire.h"

/// ReportService: figures, alerts and the record itself.
namespace hall::api {

namespace {

using domain::Reason;
using domain::Result;

constexpr int kRowsDefault = 200;
constexpr int kRowsMax = 2000;
constexpr int kAlertsDefault = 50;
constexpr int kAlertsMax = 500;
constexpr std::size_t kPieceMax = std::size_t{64} * 1024;

engine::Reports::TimePoint patienceOf(const CallInTurns& call) {
  return std::min(call.deadline(), std::chrono::steady_clock::now() + kReadPatience);
}

// ---- figures ----------------------------------------------------------------------------------

void getReport(const std::shared_ptr<LongCall>& call) {
  const auto& request = call->requestAs<v1::GetReportRequest>();
  const auto asked = std::make_shared<AskedReport>();
  const auto page = std::make_shared<Page>();
  call->inTurn(
      [&request, asked, page](Context& context) -> Result<Done> {
        if (context.services().reports == nullptr) return Reason::NotReady;
        auto report = reportFrom(context, request.query());
        if (!report) return report.refusal();
        *asked = std::move(report).value();
        const auto wanted =
            pageOf(request.page_size(), request.page_token(), kRowsDefault, kRowsMax);
        if (!wanted) return wanted.refusal();
        *page = *wanted;
        return Done{};
      },
      [call, &request, asked, page] {
        call->services().reports->report(
            asked->query,
            engine::Position{request.min_position()},
            patienceOf(*call),
            [call, asked, page](Result<engine::Report> report) {
              if (!report) return call->refuse(report.refusal());
              v1::GetReportResponse response;
              const auto size = static_cast<std::size_t>(page->size);
              writeReport(*asked, *report, page->first, size, response);
              call->reply(response);
            }
        );
      }
  );
}

std::string_view endingOf(v1::ReportFormat format) {
  switch (format) {
    case v1::REPORT_FORMAT_CSV:
      return ".csv";
    case v1::REPORT_FORMAT_XLSX:
      return ".xlsx";
    default:
      return ".json";
  }
}

std::string fileName(const v1::GetReportResponse& report, v1::ReportFormat format) {
  const auto text = [](const v1::Date& date) {
    char name[16];
    std::snprintf(name, sizeof name, "%04d%02d%02d", date.year(), date.month(), date.day());
    return std::string(name);
  };
  return (report.rehearsal() ? "rehearsal-report-" : "report-") + text(report.begin_date()) + "-" +
         text(report.end_date()) + std::string(endingOf(format));
}

Result<std::string> contentOf(
    const AskedReport& asked,
    const v1::GetReportResponse& report,
    const v1::ExportReportRequest& request
) {
  if (request.format() == v1::REPORT_FORMAT_JSON) return reportJson(report);
  const ReportRecords records = reportRecords(asked.query.groupBy, report, request.english());
  if (request.format() == v1::REPORT_FORMAT_CSV) return reportCsv(records);
  return reportXlsx(records, request.english());
}

void sendFile(
    const std::shared_ptr<LongStream>& call,
    const AskedReport& asked,
    const v1::GetReportResponse& report
) {
  const auto& request = call->requestAs<v1::ExportReportRequest>();
  auto made = contentOf(asked, report, request);
  if (!made) return call->refuse(made.refusal());
  const auto content = std::make_shared<std::string>(std::move(made).value());
  const auto name = std::make_shared<std::string>(fileName(report, request.format()));
  const std::uint64_t position = report.position();
  auto at = std::make_shared<std::size_t>(0);
  PieceStream<v1::ExportReportResponse>::begin(
      call,
      [content, name, position, at](v1::ExportReportResponse& piece) {
        if (*at == 0) piece.set_file_name(*name);
        piece.set_position(position);
        piece.set_content(content->substr(*at, kPieceMax));
        *at += kPieceMax;
        piece.set_last(*at >= content->size());
        return piece.last();
      }
  );
}

void exportReport(const std::shared_ptr<LongStream>& call) {
  const auto& request = call->requestAs<v1::ExportReportRequest>();
  const auto asked = std::make_shared<AskedReport>();
  call->inTurn(
      [&request, asked](Context& context) -> Result<Done> {
        if (!v1::ReportFormat_IsValid(request.format()) || request.format() == 0) {
          return malformed("format");
        }
        if (context.services().reports == nullptr) return Reason::NotReady;
        auto report = reportFrom(context, request.query());
        if (!report) return report.refusal();
        *asked = std::move(report).value();
        return Done{};
      },
      [call, &request, asked] {
        call->services().reports->report(
            asked->query,
            engine::Position{request.min_position()},
            patienceOf(*call),
            [call, asked](Result<engine::Report> report) {
              if (!report) return call->refuse(report.refusal());
              v1::GetReportResponse whole;
              writeReport(*asked, *report, 0, report->rows.size(), whole);
              sendFile(call, *asked, whole);
            }
        );
      }
  );
}

// ---- alerts -----------------------------------------------------------------------------------

void writePast(const domain::HallState& state, const engine::PastAlert& past, v1::Alert& out) {
  writeAlert(state, past.alert, out);
  if (past.cleared != domain::Instant{}) write(past.cleared, *out.mutable_clear_time());
}

engine::AlertQuery alertsFrom(const v1::ListAlertsRequest& request, const Page& page) {
  engine::AlertQuery query;
  query.withCleared = request.with_cleared();
  if (request.level() != 0) query.level = static_cast<domain::AlertLevel>(request.level());
  if (request.has_begin_time()) query.from = read(request.begin_time());
  if (request.has_end_time()) query.until = read(request.end_time());
  query.skip = page.first;
  query.max = static_cast<std::size_t>(page.size);
  return query;
}

/// Found on the views' thread, named in a turn: codes and staff numbers are the hall's as it is
/// now.
void answerAlerts(
    const std::shared_ptr<LongCall>& call,
    const Page& page,
    engine::Position position,
    std::vector<engine::PastAlert> alerts
) {
  const auto response = std::make_shared<v1::ListAlertsResponse>();
  response->set_position(position.value);
  if (alerts.size() == static_cast<std::size_t>(page.size)) {
    response->set_next_page_token(std::to_string(page.first + alerts.size()));
  }
  call->inTurn(
      [response, alerts = std::move(alerts)](Context& context) -> Result<Done> {
        for (const engine::PastAlert& alert : alerts) {
          writePast(context.state(), alert, *response->add_alerts());
        }
        return Done{};
      },
      [call, response] { call->reply(*response); }
  );
}

void listAlerts(const std::shared_ptr<LongCall>& call) {
  const auto& request = call->requestAs<v1::ListAlertsRequest>();
  const auto page = std::make_shared<Page>();
  call->inTurn(
      [&request, page](Context& context) -> Result<Done> {
        if (context.services().reports == nullptr) return Reason::NotReady;
        const auto wanted =
            pageOf(request.page_size(), request.page_token(), kAlertsDefault, kAlertsMax);
        if (!wanted) return wanted.refusal();
        *page = *wanted;
        return Done{};
      },
      [call, &request, page] {
        engine::Reports& reports = *call->services().reports;
        reports.alerts(
            alertsFrom(request, *page),
            engine::Position{request.min_position()},
            patienceOf(*call),
            [call, &reports, page](Result<std::vector<engine::PastAlert>> alerts) {
              if (!alerts) return call->refuse(alerts.refusal());
              answerAlerts(call, *page, reports.position(), std::move(alerts).value());
            }
        );
      }
  );
}

Result<Done> acknowledgeAlert(
    Context& context,
    const v1::AcknowledgeAlertRequest& request,
    v1::AcknowledgeAlertResponse& response
) {
  const domain::AlertId id{request.alert_id()};
  const auto performed = context.perform(domain::AcknowledgeAlert{id}, request.request_id());
  if (!performed) return performed.refusal();
  response.set_position(performed->position.value);
  const auto alert = context.state().alerts.find(id);
  if (alert != context.state().alerts.end()) {
    writeAlert(context.state(), alert->second, *response.mutable_alert());
  }
  return Done{};
}

}  // namespace

void addReportMethods(Methods& methods) {
  methods.onLong("ReportService.GetReport", &getReport);
  methods.onStream("ReportService.ExportReport", &exportReport);
  methods.onLong("ReportService.ListAlerts", &listAlerts);
  methods.onCore("ReportService.AcknowledgeAlert", &acknowledgeAlert);
}

}  // namespace hall::api
