#include "kiosk/link/hall_link.h"

#include <utility>

#include "client/request_id.h"
#include "kiosk/link/link_asking.h"
#include "kiosk/link/link_works.h"
#include "kiosk/link/slips_of.h"

namespace hall::kiosk {

namespace {

template <class Request>
Request onTicket(const QString& ticketId) {
  Request request;
  // Not stored: nobody repeats it after a power cut, the visit is over then.
  request.set_request_id(client::newRequestId());
  request.set_ticket_id(ticketId.toStdString());
  return request;
}

template <class Response>
TicketSlip slipOfVerb(const Response& response, const terminal::KnownCatalogue& catalogue) {
  return slipOf(response.ticket(), catalogue);
}

}  // namespace

HallLink::Opening HallLink::open(const LinkSettings& settings, Journal journal) {
  OfflineBook::Limits limits;
  limits.alone = settings.alone;
  auto book = OfflineBook::open(settings.folder / "offline-numbers", journal, limits);
  if (book.book == nullptr) return {nullptr, book.fault};
  auto works = std::make_unique<Works>(settings, std::move(journal), std::move(book.book));
  std::unique_ptr<HallLink> link(new HallLink(std::move(works)));
  link->works_->start(*link);
  return {std::move(link), {}};
}

HallLink::HallLink(std::unique_ptr<Works> works) : works_(std::move(works)) {}
HallLink::~HallLink() = default;

CataloguePtr HallLink::catalogue() const {
  return works_->known().words;
}
const HallNow& HallLink::now() const {
  return works_->now();
}
bool HallLink::isOnline() const {
  return works_->isOnline();
}
bool HallLink::issuesAlone() const {
  return works_->issuesAlone();
}

bool HallLink::isRefused() const {
  return works_->isRefused();
}
QDateTime HallLink::hallTime() const {
  return works_->hallTime();
}
QString HallLink::offlinePrefix() const {
  return works_->offlinePrefix();
}
int HallLink::waitingForUpload() const {
  return works_->waitingForUpload();
}
void HallLink::setCondition(KioskCondition condition) {
  works_->setCondition(condition);
}
void HallLink::setUsage(const KioskUsage& usage) {
  works_->setUsage(usage);
}
void HallLink::setToken(const std::string& token) {
  works_->setToken(token);
}

void HallLink::estimate(const Purpose& purpose, Ground ground, Then<Promise> then) {
  works_->estimate(purpose, ground, std::move(then));
}
void HallLink::issue(const QString& requestId, Errand errand, Then<TicketSlip> then) {
  works_->issue(requestId, std::move(errand), std::move(then));
}
void HallLink::numberOf(const QString& requestId, Then<TicketSlip> then) {
  works_->numberOf(requestId, std::move(then));
}
void HallLink::reportPrint(const TicketSlip& slip, PrintOutcome outcome) {
  works_->reportPrint(slip, outcome);
}

void HallLink::find(const QString& number, Then<TicketSlip> then) {
  v1::GetTicketRequest request;
  request.set_number(number.toStdString());
  works_->ask<v1::GetTicketResponse>(std::move(request), &slipOf, std::move(then));
}

void HallLink::findById(const QString& ticketId, Then<TicketSlip> then) {
  v1::GetTicketRequest request;
  request.set_ticket_id(ticketId.toStdString());
  works_->ask<v1::GetTicketResponse>(std::move(request), &slipOf, std::move(then));
}

void HallLink::reprint(const QString& ticketId, Then<TicketSlip> then) {
  works_->ask<v1::ReprintTicketResponse>(
      onTicket<v1::ReprintTicketRequest>(ticketId), &slipOf, std::move(then)
  );
}

void HallLink::restore(const QString& ticketId, Then<TicketSlip> then) {
  works_->ask<v1::RestoreTicketResponse>(
      onTicket<v1::RestoreTicketRequest>(ticketId),
      &slipOfVerb<v1::RestoreTicketResponse>,
      std::move(then)
  );
}

void HallLink::reportReturn(const QString& ticketId, Then<TicketSlip> then) {
  works_->ask<v1::ReportReturnResponse>(
      onTicket<v1::ReportReturnRequest>(ticketId),
      &slipOfVerb<v1::ReportReturnResponse>,
      std::move(then)
  );
}

}  // namespace hall::kiosk
