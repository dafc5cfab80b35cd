#include "kiosk/link/homecoming.h"

#include <algorithm>
#include <string>

#include "client/request_id.h"

namespace hall::kiosk {

namespace {

constexpr int kBatchMax = 100;
/// Less than two signs of life, with which orphans are asked after.
constexpr std::chrono::seconds kAskAgainAfter{25};

/// Something is wrong with a ticket itself: sent again as it is it is refused again.
bool isForGood(v1::Reason reason) {
  switch (reason) {
    case v1::REASON_MALFORMED_REQUEST:
    case v1::REASON_ITEM_NOT_FOUND:
    case v1::REASON_THEME_NOT_FOUND:
    case v1::REASON_QUEUE_NOT_FOUND:
    case v1::REASON_IMPORT_INEXACT:
    case v1::REASON_MESSAGE_TOO_LARGE:
      return true;
    default:
      return false;
  }
}

/// The line that the refusal names, from 0; nothing: it names none of this batch.
std::optional<int> lineOf(const client::Failure& failure, int lines) {
  const std::string text = failure.at("line");
  if (text.empty() || text.size() > 4) return std::nullopt;
  if (!std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return std::nullopt;
  }
  const int line = std::stoi(text) - 1;
  return line >= 0 && line < lines ? std::optional<int>(line) : std::nullopt;
}

QString whyOf(const client::Failure& failure) {
  const std::string field = failure.at("field");
  return QString::fromStdString(
      v1::Reason_Name(failure.reason()) + (field.empty() ? "" : " " + field)
  );
}

}  // namespace

bool Homecoming::upload() {
  while (const auto batch = book_.nextBatch(batchMax_)) {
    if (!uploadBatch(*batch)) return false;
  }
  return true;
}

/// False: not now.
bool Homecoming::uploadBatch(const OfflineBook::Batch& batch) {
  v1::UploadOfflineTicketsRequest request;
  request.set_request_id(batch.requestId);
  for (const v1::OfflineTicket& ticket : batch.tickets) *request.add_tickets() = ticket;
  v1::UploadOfflineTicketsResponse response;
  const client::Failure failure = server_.upload(request, response);
  if (failure.ok()) {
    book_.taken(batch);
    for (const v1::UploadedTicket& ticket : response.tickets()) onTaken_(ticket);
    batchMax_ = kBatchMax;
    return true;
  }
  if (failure.reason() == v1::REASON_REQUEST_ID_REUSED) {
    book_.drop(batch);
    return true;
  }
  if (failure.isPassing() || !isForGood(failure.reason())) {
    if (!failure.isPassing()) {
      journal_("numbers given offline are not taken now: " + v1::Reason_Name(failure.reason()));
    }
    return false;
  }
  refused(batch, failure);
  return true;
}

/// One bad ticket refuses a whole upload. Where the refusal does not say which, halves are sent
/// until one ticket is left.
void Homecoming::refused(const OfflineBook::Batch& batch, const client::Failure& failure) {
  const int lines = static_cast<int>(batch.tickets.size());
  const auto line = lineOf(failure, lines);
  if (line) return refuseOne(batch.tickets[*line], failure);
  if (lines == 1) return refuseOne(batch.tickets.front(), failure);
  batchMax_ = std::max(lines / 2, 1);
  book_.drop(batch);
}

void Homecoming::refuseOne(const v1::OfflineTicket& ticket, const client::Failure& failure) {
  const bool itemGone = failure.reason() == v1::REASON_ITEM_NOT_FOUND ||
                        failure.reason() == v1::REASON_THEME_NOT_FOUND;
  if (itemGone && book_.goWithoutItem(ticket.offline_serial())) return;
  book_.refuse(ticket.offline_serial(), whyOf(failure));
}

void Homecoming::settleOrphans(OfflineBook::Milliseconds steady) {
  const QStringList orphans = book_.orphans();
  for (const QString& requestId : orphans) settleOrphan(requestId, steady);
}

void Homecoming::settleOrphan(const QString& requestId, OfflineBook::Milliseconds steady) {
  v1::GetTicketRequest request;
  request.set_issue_request_id(requestId.toStdString());
  v1::GetTicketResponse found;
  const client::Failure failure = server_.find(request, found);
  if (failure.ok()) {
    if (!cancelOrphan(found.ticket())) return;
    notFound_.remove(requestId);
    return book_.settleOrphan(requestId);
  }
  if (failure.reason() != v1::REASON_TICKET_NOT_FOUND) return;
  const auto since = notFound_.constFind(requestId);
  if (since == notFound_.constEnd()) {
    notFound_.insert(requestId, steady);
  } else if (steady - *since >= kAskAgainAfter) {
    notFound_.remove(requestId);
    book_.settleOrphan(requestId);
  }
}

/// True: it is no open number any more, or somebody else has to look at it.
bool Homecoming::cancelOrphan(const v1::Ticket& ticket) {
  v1::CancelTicketRequest request;
  // Not stored: a repeat finds the number cancelled already.
  request.set_request_id(client::newRequestId());
  request.set_ticket_id(ticket.ticket_id());
  request.set_by_applicant(true);
  v1::CancelTicketResponse response;
  const client::Failure failure = server_.cancel(request, response);
  if (failure.ok()) {
    journal_(
        "cancelled the number " + ticket.number() +
        ", whose answer never came; the applicant has one given offline"
    );
    return true;
  }
  if (failure.reason() == v1::REASON_TICKET_NOT_FOUND) return true;
  if (failure.reason() != v1::REASON_WRONG_TICKET_STATE) return false;
  if (ticket.state() != v1::TICKET_STATE_CANCELLED) {
    journal_("the number " + ticket.number() + " has no paper and cannot be cancelled any more");
  }
  return true;
}

}  // namespace hall::kiosk
