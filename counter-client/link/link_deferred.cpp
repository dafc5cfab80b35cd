#include "counter-client/link/link_works.h"

/// Starts and ends of servings: kept on the disk, sent, sent again until the server has said what
/// became of them.
namespace hall::counter {

namespace {

using Milliseconds = std::chrono::milliseconds;

/// The server has answered for good. A session that ended, and a clock that waits for somebody's
/// word, say nothing about a serving.
bool isAnswer(const client::Failure& failure) {
  return !failure.isPassing() && failure.code != grpc::StatusCode::UNAUTHENTICATED &&
         failure.reason() != v1::REASON_CLOCK_STEPPED;
}

}  // namespace

/// This person's, not on its way for the first time, and not refused.
bool CounterLink::Works::isDeferred(const DeferredBook::Entry& entry) const {
  const bool open = entry.sentence.isEmpty() && DeferredBook::idOf(entry.request) != inFlight_;
  return open && entry.staff == staff_;
}

int CounterLink::Works::deferred() const {
  const auto& all = book_->entries();
  return static_cast<int>(std::count_if(all.cbegin(), all.cend(), [this](const auto& entry) {
    return isDeferred(entry);
  }));
}

const DeferredBook::Entry* CounterLink::Works::firstDeferred() const {
  const auto& all = book_->entries();
  const auto own = std::find_if(all.cbegin(), all.cend(), [this](const auto& entry) {
    return isDeferred(entry);
  });
  return own == all.cend() ? nullptr : &*own;
}

/// It is meant for the ticket that is shown. Until it reaches the server, that one may have left
/// the counter and another stand there, who is not to be started or ended by it.
void CounterLink::Works::defer(DeferredBook::Request request, const Then<Done>& then) {
  const QString ticket = now_.current() == nullptr ? QString() : now_.current()->id;
  std::visit(
      [this, &ticket](auto& one) {
        one.set_request_id(client::newRequestId());
        one.set_ticket_id(ticket.toStdString());
        const Milliseconds now = time_.now();
        one.mutable_occur_time()->set_seconds(now.count() / 1000);
        one.mutable_occur_time()->set_nanos(static_cast<int>(now.count() % 1000 * 1'000'000));
      },
      request
  );
  const bool first = !mustWait();
  const QString number = now_.counter.number;
  const DeferredBook::Entry entry{request, staff_, number, ticket, {}};
  const bool kept = book_->put(entry);
  if (!kept) journal_("a start or end of a serving could not be noted on the disk");
  if (contact_ == Contact::Lost || !first) {
    if (!kept) {
      later([this, then] { then(denialOf({grpc::StatusCode::UNAVAILABLE, {}, {}})); });
      return;
    }
    showDeferred(request);
    later([then, number] { then(Done{number, true}); });
    return;
  }
  inFlight_ = DeferredBook::idOf(request);
  const auto answer = [this, entry, kept, then](const auto& given) {
    inFlight_.clear();
    const auto* denial = std::get_if<Denial>(&given);
    const bool open = denial != nullptr && denial->cause == Denial::Cause::NotReachable;
    if (!open || !kept) {
      book_->done(DeferredBook::idOf(entry.request));
      Q_EMIT link_->deferredChanged();
      return then(given);
    }
    // From now on it comes before everything: a watch would tell of the time before it.
    watcher_.reset();
    nextWatch_ = Milliseconds{0};
    nextSend_ = time_.steady() + settings_.retry;
    showDeferred(entry.request);
    then(Done{entry.number, true});
  };
  std::visit(
      [&](const auto& one) {
        using Request = std::decay_t<decltype(one)>;
        using Response = std::conditional_t<
            std::is_same_v<Request, v1::StartServingRequest>,
            v1::StartServingResponse,
            v1::FinishServingResponse>;
        ask<Response, Request, Done>(
            one, [this](const Response& response) { return taken(response); }, Then<Done>(answer)
        );
      },
      request
  );
}

/// What the counter did itself, as it will be once the server has it.
void CounterLink::Works::showDeferred(const DeferredBook::Request& request) {
  const Ticket* current = now_.current();
  if (current != nullptr) {
    Ticket ticket = *current;
    ticket.stateSince = hallTime();
    if (std::holds_alternative<v1::FinishServingRequest>(request)) {
      ticket.state = TicketState::Over;
      now_.serving.ended = ticket.stateSince;
      now_.serving.reopenUntil = {};
    } else {
      ticket.state = TicketState::Serving;
      now_.serving = {};
      now_.serving.ticket = ticket.id;
      now_.serving.number = ticket.number;
      now_.serving.started = ticket.stateSince;
    }
    takeTicket(ticket, now_);
  }
  Q_EMIT link_->nowChanged();
  Q_EMIT link_->deferredChanged();
}

client::Failure CounterLink::Works::sendOnce(
    const DeferredBook::Request& request, v1::Ticket& ticket
) {
  if (const auto* start = std::get_if<v1::StartServingRequest>(&request)) {
    v1::StartServingResponse response;
    client::Failure failure = server_.once(*start, response, settings_.perTry);
    ticket = response.ticket();
    return failure;
  }
  v1::FinishServingResponse response;
  client::Failure failure =
      server_.once(std::get<v1::FinishServingRequest>(request), response, settings_.perTry);
  ticket = response.ticket();
  return failure;
}

void CounterLink::Works::sendDeferred() {
  const DeferredBook::Entry* entry = firstDeferred();
  if (sending_ || entry == nullptr || time_.steady() < nextSend_) return;
  watcher_.reset();
  sending_ = verbs_.post([this, entry = *entry] {
    v1::Ticket ticket;
    const client::Failure failure = sendOnce(entry.request, ticket);
    later([this, entry, failure, ticket] { deferredAnswered(entry, failure, ticket); });
  });
}

void CounterLink::Works::deferredAnswered(
    const DeferredBook::Entry& entry, const client::Failure& failure, const v1::Ticket& ticket
) {
  sending_ = false;
  if (!failure.ok() && !isAnswer(failure)) {
    nextSend_ = time_.steady() + settings_.retry;
    // It stays in the book: whoever it is of sends it after the next login.
    if (failure.code == grpc::StatusCode::UNAUTHENTICATED && !counter_.empty()) {
      end(endOf(failure));
    }
    return;
  }
  heardAt_ = time_.steady();
  if (failure.ok()) {
    book_->done(DeferredBook::idOf(entry.request));
    // What was done here since, and is still to be sent, is newer.
    if (!mustWait()) takeTicket(ticketOf(ticket, zoneOffset_), now_);
  } else {
    journal_("a deferred serving was refused: " + v1::Reason_Name(failure.reason()));
    keepUntaken(entry, denialOf(failure).sentence);
  }
  nextSend_ = Milliseconds{0};
  if (!mustWait()) nextWatch_ = Milliseconds{0};
  Q_EMIT link_->deferredChanged();
}

// ---- what the server did not take --------------------------------------------------------------

/// An end whose start was not taken goes nowhere either: it is the same person's to decide. What
/// earlier versions kept names no ticket, and would end whoever stands at the counter by then.
void CounterLink::Works::keepUntaken(const DeferredBook::Entry& entry, const QString& sentence) {
  const QVector<DeferredBook::Entry> all = book_->entries();
  for (const DeferredBook::Entry& one : all) {
    const bool same = DeferredBook::idOf(one.request) == DeferredBook::idOf(entry.request);
    const bool follows = isDeferred(one) && !one.ticket.isEmpty() && one.ticket == entry.ticket;
    if (same || follows) book_->refuse(DeferredBook::idOf(one.request), sentence);
  }
}

QVector<Untaken> CounterLink::Works::untaken() const {
  QVector<Untaken> list;
  for (const DeferredBook::Entry& entry : book_->entries()) {
    if (entry.staff != staff_ || entry.sentence.isEmpty()) continue;
    Untaken one{
        QString::fromStdString(DeferredBook::idOf(entry.request)),
        entry.ticket,
        entry.number,
        entry.sentence,
        {}};
    if (const auto* finish = std::get_if<v1::FinishServingRequest>(&entry.request)) {
      one.outcomes = outcomesOf(*finish);
    }
    list << one;
  }
  return list;
}

void CounterLink::Works::sendAgain(const QString& ticket) {
  const Ticket* current = now_.current();
  if (contact_ != Contact::Live || current == nullptr || current->id != ticket) return;
  for (const Untaken& one : untaken()) {
    if (one.ticket == ticket) book_->release(one.id.toStdString());
  }
  nextSend_ = Milliseconds{0};
  Q_EMIT link_->deferredChanged();
}

void CounterLink::Works::setAside(const QString& id) {
  const QVector<Untaken> known = untaken();
  const bool own =
      std::any_of(known.cbegin(), known.cend(), [&](const Untaken& one) { return one.id == id; });
  if (!own) return;
  journal_("a serving that the server did not take was set aside by " + staff_.toStdString());
  book_->done(id.toStdString());
  Q_EMIT link_->deferredChanged();
}

}  // namespace hall::counter
