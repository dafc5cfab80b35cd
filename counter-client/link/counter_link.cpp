#include "counter-client/link/counter_link.h"

#include <type_traits>
#include <utility>

#include "counter-client/link/link_works.h"
#include "counter-client/link/verb_requests.h"
#include "hall/v1/admin_service.pb.h"
#include "terminal/link/words_of.h"

namespace hall::counter {

namespace {

Revealed::One personOf(const v1::RevealedIdentity& identity) {
  return {
      terminal::plainText(identity.name()),
      terminal::plainText(identity.document_number()),
      terminal::plainText(identity.phone())};
}

}  // namespace

CounterLink::Opening CounterLink::open(const LinkSettings& settings, Journal journal) {
  DeferredBook::Opening book = DeferredBook::open(settings.folder / "deferred");
  if (book.book == nullptr) return {nullptr, book.fault};
  auto works = std::make_unique<Works>(settings, std::move(journal), std::move(book.book));
  std::unique_ptr<CounterLink> link(new CounterLink(std::move(works)));
  link->works_->start(*link);
  return {std::move(link), {}};
}

CounterLink::CounterLink(std::unique_ptr<Works> works) : works_(std::move(works)) {}
CounterLink::~CounterLink() = default;

CataloguePtr CounterLink::catalogue() const {
  return works_->known().words;
}
const CounterNow& CounterLink::now() const {
  return works_->now();
}
Contact CounterLink::contact() const {
  return works_->contact();
}
QDateTime CounterLink::hallTime() const {
  return works_->hallTime();
}
int CounterLink::deferred() const {
  return works_->deferred();
}
QVector<Untaken> CounterLink::untaken() const {
  return works_->untaken();
}
void CounterLink::setEnglish(bool english) {
  works_->setEnglish(english);
}

void CounterLink::login(const QString& staff, const QString& password, Then<Person> then) {
  works_->login(staff, password, std::move(then));
}

void CounterLink::changePassword(
    const QString& oldPassword, const QString& newPassword, Then<Done> then
) {
  works_->changePassword(oldPassword, newPassword, std::move(then));
}

void CounterLink::logout() {
  works_->leavePlace();
  works_->logout();
}

void CounterLink::places(Then<QVector<Place>> then) {
  works_->places(std::move(then));
}

void CounterLink::signIn(const QString& counter, Then<Done> then) {
  works_->signIn(counter.toStdString(), std::move(then));
}

void CounterLink::goOnHere(const QString& counter, const QString& password, Then<Done> then) {
  works_->goOnHere(counter.toStdString(), password, then);
}

void CounterLink::takeOver(const QString& counter, const QString& overrideReason, Then<Done> then) {
  v1::TakeOverRequest request;
  request.set_request_id(client::newRequestId());
  request.set_counter_id(counter.toStdString());
  request.set_override_reason(overrideReason.toStdString());
  works_->ask<v1::TakeOverResponse, v1::TakeOverRequest, Done>(
      std::move(request),
      [this, code = counter.toStdString()](const v1::TakeOverResponse& response) {
        const Done done = works_->taken(response);
        works_->takePlace(code);
        return done;
      },
      std::move(then)
  );
}

void CounterLink::signOff(const QString& overrideReason, Then<Done> then) {
  v1::SignOffRequest request;
  request.set_counter_id(works_->counter());
  request.set_override_reason(overrideReason.toStdString());
  works_->setLeaving(true);
  works_->act<v1::SignOffResponse>(
      std::move(request),
      [this, then = std::move(then)](const Answer<Done>& answer) {
        works_->setLeaving(false);
        if (std::holds_alternative<Done>(answer)) works_->leavePlace();
        then(answer);
      }
  );
}

void CounterLink::switchKind(CounterKind kind, Then<Done> then) {
  v1::SetCounterRequest request;
  request.set_counter_id(works_->counter());
  request.mutable_update_mask()->add_paths("kind");
  request.set_kind(static_cast<v1::CounterKind>(static_cast<int>(kind) + v1::COUNTER_KIND_UNIVERSAL)
  );
  works_->act<v1::SetCounterResponse>(std::move(request), std::move(then));
}

void CounterLink::act(const Verb& verb, Then<Done> then) {
  // Nothing is kept for a counter where nobody sits.
  if (works_->counter().empty()) return works_->refuseAway(std::move(then));
  std::visit(
      [&](const auto& one) {
        auto request = requestOf(one, works_->counter());
        using Request = decltype(request);
        constexpr bool kDeferred = std::is_same_v<Request, v1::StartServingRequest> ||
                                   std::is_same_v<Request, v1::FinishServingRequest>;
        if constexpr (kDeferred) {
          works_->defer(std::move(request), then);
        } else {
          works_->act<typename AnswerTo<Request>::Response>(std::move(request), std::move(then));
        }
      },
      verb
  );
}

void CounterLink::sendAgain(const QString& ticket) {
  works_->sendAgain(ticket);
}

void CounterLink::setAside(const QString& id) {
  works_->setAside(id);
}

void CounterLink::explain(quint64 call, Then<Explanation> then) {
  v1::ExplainCallRequest request;
  request.set_call_id(call);
  works_->ask<v1::ExplainCallResponse, v1::ExplainCallRequest, Explanation>(
      std::move(request), &explanationOf, std::move(then)
  );
}

void CounterLink::reveal(
    const QString& ticket, bool full, const QString& reason, Then<Revealed> then
) {
  v1::RevealIdentityRequest request;
  request.set_request_id(client::newRequestId());
  request.set_ticket_id(ticket.toStdString());
  request.set_counter_id(works_->counter());
  request.set_extent(full ? v1::IDENTITY_EXTENT_FULL : v1::IDENTITY_EXTENT_MASKED);
  request.set_reason_text(reason.toStdString());
  works_->ask<v1::RevealIdentityResponse, v1::RevealIdentityRequest, Revealed>(
      std::move(request),
      [this](const v1::RevealIdentityResponse& response) {
        Revealed revealed;
        revealed.applicant = personOf(response.applicant());
        if (response.has_principal()) revealed.principal = personOf(response.principal());
        for (const v1::Ticket& one : response.earlier_tickets()) {
          revealed.earlier << ticketOf(one, works_->speech().offsetSeconds);
        }
        return revealed;
      },
      std::move(then)
  );
}

}  // namespace hall::counter
