#pragma once

#include <QTimer>
#include <algorithm>
#include <atomic>
#include <memory>
#include <string>
#include <utility>

#include "client/hall_client.h"
#include "client/hall_time.h"
#include "client/request_id.h"
#include "client/watcher.h"
#include "client/work_lane.h"
#include "counter-client/link/counter_link.h"
#include "counter-client/link/deferred_book.h"
#include "counter-client/link/now_of.h"
#include "terminal/link/catalogue_copy.h"

namespace hall::counter {

/// The inside of CounterLink. Members are the windows' thread's unless said otherwise; what runs on
/// a lane gets values and posts its outcome back.
class CounterLink::Works {
 public:
  Works(const LinkSettings& settings, Journal journal, std::unique_ptr<DeferredBook> book);
  ~Works();

  /// Once `link` exists.
  void start(CounterLink& link);

  // ---- what the windows ask ----
  const terminal::KnownCatalogue& known() const { return *known_; }
  const CounterNow& now() const { return now_; }
  Contact contact() const { return contact_; }
  QDateTime hallTime() const { return known_->timeOf(time_.now()); }
  int deferred() const;
  QVector<Untaken> untaken() const;
  void sendAgain(const QString& ticket);
  void setAside(const QString& id);
  void setEnglish(bool english);
  const std::string& counter() const { return counter_; }

  void login(const QString& staff, const QString& password, Then<Person> then);
  void changePassword(const QString& oldOne, const QString& newOne, Then<Done> then);
  void logout();
  void places(Then<QVector<Place>> then);
  void signIn(const std::string& counter, Then<Done> then);
  void goOnHere(const std::string& counter, const QString& password, const Then<Done>& then);
  void takePlace(const std::string& counter);
  void leavePlace();
  /// While a sign-off is on its way the watch tells of it too, and that is no news.
  void setLeaving(bool leaving) { leaving_ = leaving; }
  /// Answers that nobody sits at a counter here any more.
  void refuseAway(Then<Done> then);
  /// Start and Finish: on the disk first.
  void defer(DeferredBook::Request request, const Then<Done>& then);
  /// True: what was done without the server comes before anything else.
  bool mustWait() const { return deferred() > 0; }

  /// One call; `take` makes the answer of a response, in the windows' thread.
  template <class Response, class Request, class T>
  void ask(Request request, std::function<T(const Response&)> take, Then<T> then);
  /// A verb: its response shows at once.
  template <class Response, class Request>
  void act(Request request, Then<Done> then);
  template <class Response>
  Done taken(const Response& response);

  Denial denialOf(const client::Failure& failure) const;
  Speech speech() const;

 private:
  void later(std::function<void()> what);
  void watch();
  /// A frame of the watch: epoch and position say how new it is.
  struct Frame {
    CounterNow now;
    std::uint64_t epoch = 0;
    std::uint64_t position = 0;
    std::uint32_t catalogueVersion = 0;
    std::chrono::milliseconds hallTime{0};
  };
  void took(const Frame& frame);
  void heard(std::chrono::milliseconds hallTime);
  void wasRefused(const client::Failure& failure);
  void beat();
  void setContact(Contact contact);
  void sendDeferred();
  void deferredAnswered(
      const DeferredBook::Entry& entry, const client::Failure& failure, const v1::Ticket& ticket
  );
  void keepUntaken(const DeferredBook::Entry& entry, const QString& sentence);
  void showDeferred(const DeferredBook::Request& request);
  bool isDeferred(const DeferredBook::Entry& entry) const;
  const DeferredBook::Entry* firstDeferred() const;
  client::Failure sendOnce(const DeferredBook::Request& request, v1::Ticket& ticket);
  void fetchCatalogue();
  void end(const Denial& why);
  void sit(const std::string& counter, Then<Done> then);
  void logOutEverywhere(Then<Done> then);
  Denial endOf(const client::Failure& failure) const;
  QString awayText() const;
  QString maybeElsewhereText() const;

  const LinkSettings settings_;
  const Journal journal_;
  CounterLink* link_ = nullptr;
  client::HallTime time_;      // thread-safe
  client::HallClient server_;  // thread-safe
  const std::unique_ptr<DeferredBook> book_;
  const terminal::CatalogueCopy copy_;

  terminal::KnownCataloguePtr known_ = std::make_shared<terminal::KnownCatalogue>();
  std::atomic<int> zoneOffset_{8 * 3600};  ///< of known_, for the watcher's thread
  std::atomic<bool> english_{false};
  CounterNow now_;
  std::uint64_t epoch_ = 0;
  std::uint64_t shownAt_ = 0;  ///< position of what `now_` shows
  Contact contact_ = Contact::None;
  QString staff_;         ///< 工号 of who logged in
  std::string counter_;   ///< where they are signed in; empty: nowhere
  std::string inFlight_;  ///< id of a start or end that is being sent the usual way
  bool leaving_ = false;
  bool sending_ = false;
  bool fetching_ = false;
  std::uint32_t wantedCatalogue_ = 0;

  // On the steady clock: when something was last heard, when something is due again.
  std::chrono::milliseconds heardAt_{0};
  std::chrono::milliseconds nextWatch_{0};
  std::chrono::milliseconds nextSend_{0};
  std::chrono::milliseconds nextFetch_{0};

  QTimer timer_;
  client::WorkLane verbs_{1, 8};
  client::WorkLane questions_{1, 8};  ///< catalogue, and what a person does not wait for
  std::unique_ptr<client::Watcher> watcher_;
};

template <class Response, class Request, class T>
void CounterLink::Works::ask(
    Request request, std::function<T(const Response&)> take, Then<T> then
) {
  const auto shared = std::make_shared<Then<T>>(std::move(then));
  const bool posted = verbs_.post([this, request = std::move(request), take, shared] {
    auto response = std::make_shared<Response>();
    const client::Failure failure = server_.call(request, *response);
    later([this, failure, response, take, shared] {
      if (!failure.ok()) return (*shared)(denialOf(failure));
      heardAt_ = time_.steady();
      (*shared)(take(*response));
    });
  });
  if (posted) return;
  later([this, shared] { (*shared)(denialOf({grpc::StatusCode::UNAVAILABLE, {}, {}})); });
}

template <class Response>
Done CounterLink::Works::taken(const Response& response) {
  Done done;
  shownAt_ = std::max<std::uint64_t>(shownAt_, response.position());
  if constexpr (requires { response.counter(); }) {
    if (response.has_counter()) {
      now_.counter = placeOf(response.counter(), zoneOffset_);
      done.number = now_.counter.number;
    }
  }
  if constexpr (requires { response.serving(); }) {
    if (response.has_serving()) now_.serving = servingOf(response.serving(), zoneOffset_);
  }
  if constexpr (requires { response.ready_until_time(); }) {
    if (response.has_ready_until_time()) {
      now_.counter.state = CounterState::Ready;
      now_.counter.readyUntil =
          known_->timeOf(std::chrono::milliseconds{response.ready_until_time().seconds() * 1000});
    }
  }
  if constexpr (requires { response.ticket(); }) {
    if (response.has_ticket()) {
      const Ticket ticket = ticketOf(response.ticket(), zoneOffset_);
      takeTicket(ticket, now_);
      done.number = ticket.number;
    }
  }
  Q_EMIT link_->nowChanged();
  return done;
}

template <class Response, class Request>
void CounterLink::Works::act(Request request, Then<Done> then) {
  if (mustWait() || contact_ == Contact::Lost) {
    later([this, then = std::move(then)] {
      then(denialOf({grpc::StatusCode::UNAVAILABLE, {}, {}}));
    });
    return;
  }
  request.set_request_id(client::newRequestId());
  ask<Response, Request, Done>(
      std::move(request),
      [this](const Response& response) { return taken(response); },
      std::move(then)
  );
}

}  // namespace hall::counter
