#include <algorithm>

#include "server/domain/alert_subject.h"
#include "server/domain/announcing.h"
#include "server/domain/at_counter.h"
#include "server/domain/rules.h"
#include "server/domain/waiting_time.h"

/// One overload an event. None can fail: an event that `decide` made fits the state it was made
/// for, and a log is verified before it is replayed.
namespace hall::domain {

namespace {

/// A new service counts 1/16 in the running figures of its queue.
constexpr std::int64_t kFiguresWeight = 16;

void forgetCalls(Ticket& ticket) {
  ticket.callsMade = 0;
  ticket.callsDelivered = 0;
  ticket.firstDelivered = Instant{};
  ticket.lastDelivered = Instant{};
  ticket.lastCallDelivered = false;
}

void leaveCounter(Ticket& ticket) {
  ticket.counter = CounterId{};
  ticket.staff = StaffId{};
}

/// Applies one event to a state.
class Application {
 public:
  Application(HallState& state, const Event& event)
      : state_(state), at_(event.occurred), actor_(event.actor) {}

  // ---- the hall ----
  void on(const HallOpened& event) {
    state_.opened = true;
    state_.mode = event.mode;
    state_.hallCode = event.hallCode;
  }
  void on(const LogRestored& event) {
    state_.epoch = event.epoch;
    state_.day.day = event.day;
    for (const auto& [prefix, next] : event.nextSerials) state_.day.nextSerials[prefix] = next;
  }
  void on(const ClockStepped&) {}
  void on(const CataloguePublished& event) {
    const std::shared_ptr<const Catalogue> before = std::move(state_.catalogue);
    state_.catalogue = event.catalogue;
    state_.catalogueHash = event.hash;
    for (const CounterPlace& place : event.catalogue->content().counters) {
      Counter& counter = state_.floor.counterFor(place.id);
      counter = republished(counter, before ? before->find(place.id) : nullptr, place);
    }
  }
  void on(const HallSuspended& event) {
    state_.suspended = true;
    state_.suspendedSince = at_;
    state_.suspensionText = event.publicText;
  }
  void on(const HallResumed&) {
    state_.suspended = false;
    state_.suspendedUntil = at_;
    state_.suspensionText.clear();
    takeSuspension(state_);
  }
  void on(const BroadcastSent& event) {
    note({event.zone, CounterId{}, event.text, event.spoken, at_, event.until});
  }
  void on(const CounterMessaged& event) {
    note({ZoneId{}, event.counter, event.text, false, at_, at_ + std::chrono::minutes{10}});
  }
  void on(const DayClosed& event) {
    state_.day = Day{};
    state_.day.day = event.day + std::chrono::days{1};
    state_.calls.clear();
    state_.floor.clearDayFigures();
  }

  // ---- people and devices ----
  void on(const StaffRecorded& event) {
    state_.staff[event.staff.id] = event.staff;
    state_.nextStaff.value = std::max(state_.nextStaff.value, event.staff.id.value + 1);
  }
  void on(const PasswordReset&) {}
  void on(const DeviceRecorded& event) {
    state_.devices[event.device.id] = event.device;
    state_.nextDevice.value = std::max(state_.nextDevice.value, event.device.id.value + 1);
  }
  void on(const DeviceReported& event) {
    const auto device = state_.devices.find(event.device);
    if (device == state_.devices.end()) return;
    device->second.condition = event.condition;
    device->second.conditionSince = at_;
  }
  void on(const IdentityRevealed&) {}

  // ---- issuing ----
  void on(const TicketIssued& event) {
    Ticket ticket;
    ticket.id = event.id;
    ticket.number = event.number;
    ticket.day = event.day;
    ticket.state = event.state;
    ticket.ticketClass = event.ticketClass;
    ticket.ground = event.ground;
    ticket.assistance = event.assistance;
    ticket.channel = event.channel;
    ticket.inexact = event.inexact;
    ticket.supplement = event.supplement;
    ticket.aged = event.aged;
    ticket.queue = event.queue;
    ticket.item = event.item;
    ticket.theme = event.theme;
    ticket.copies = event.copies;
    ticket.itemRevision = event.itemRevision;
    ticket.guideVersion = event.guideVersion;
    ticket.applicant = event.applicant;
    ticket.principal = event.principal;
    ticket.device = actor_.device;
    ticket.issued = at_;
    ticket.ref = event.ref;
    ticket.slot = event.slot;
    ticket.target = event.target;
    ticket.weighedTarget = event.weighedTarget;
    ticket.stateSince = at_;
    beginWait(state_, ticket);
    countIssue(event);
    state_.floor.add(ticket);
  }
  void on(const TicketDue& event) {
    state_.floor.change(event.ticket, [&](Ticket& ticket) {
      enter(state_, ticket, TicketState::Waiting, at_);
    });
  }
  void on(const TicketCancelled& event) { close(event.ticket, TicketState::Cancelled); }
  void on(const TicketDiverted& event) { close(event.ticket, TicketState::Diverted); }
  void on(const TicketPreChecked& event) {
    state_.floor.change(event.ticket, [&](Ticket& ticket) { ticket.preCheck = event.result; });
  }
  void on(const TicketReprinted&) {}
  void on(const TicketPrintReported&) {}
  void on(const TicketUpgraded& event) {
    state_.floor.change(event.ticket, [&](Ticket& ticket) {
      ticket.queue = event.queue;
      ticket.item = event.item;
      ticket.itemRevision = event.itemRevision;
      ticket.guideVersion = 0;
      // The counter it was sent to may not serve the new queue. Papers stay where they lie.
      if (ticket.exemption != Exemption::Returned) ticket.boundTo = CounterId{};
      ticket.target = event.target;
      ticket.weighedTarget = event.weighedTarget;
    });
  }
  void on(const AssistanceSet& event) {
    state_.floor.change(event.ticket, [&](Ticket& ticket) {
      ticket.assistance = event.assistance;
    });
  }
  void on(const TicketClosedBySystem& event) { close(event.ticket, TicketState::ClosedBySystem); }

  // ---- calling ----
  void on(const TicketCalled& event) {
    const Ticket& before = *state_.floor.ticket(event.ticket);
    state_.floor.countCall(before.queue);
    state_.floor.change(event.ticket, [&](Ticket& ticket) {
      forgetCalls(ticket);
      enter(state_, ticket, TicketState::Called, at_);
      ticket.counter = event.counter;
      ticket.staff = event.staff;
      ticket.callsUntilCallable = 0;
    });
    Counter& counter = state_.floor.counterFor(event.counter);
    counter.ticket = event.ticket;
    setCounter(counter, CounterState::Calling);
    announce(state_, event.ticket, event.call, 1, at_);
  }
  void on(const TicketRecalled& event) {
    announce(state_, event.ticket, event.call, event.ordinal, at_);
  }
  void on(const CallDelivered& event) {
    markDelivered(state_, event.call);
    const Ticket* known = state_.floor.ticket(event.ticket);
    if (known == nullptr || known->state != TicketState::Called) return;
    state_.floor.change(event.ticket, [&](Ticket& ticket) {
      ++ticket.callsDelivered;
      if (ticket.firstDelivered == Instant{}) ticket.firstDelivered = at_;
      ticket.lastDelivered = at_;
      if (ticket.lastCall == event.call) ticket.lastCallDelivered = true;
    });
  }
  void on(const CallDropped&) {}
  void on(const TicketUncalled& event) {
    freeCounterOf(event.ticket);
    closeCall(state_, *state_.floor.ticket(event.ticket));
    state_.floor.change(event.ticket, [&](Ticket& ticket) {
      const Instant slot = ticket.slot;
      enter(state_, ticket, slot > at_ ? TicketState::NotYetDue : TicketState::Waiting, at_);
      leaveCounter(ticket);
      forgetCalls(ticket);
    });
  }
  void on(const TicketNoShow& event) {
    freeCounterOf(event.ticket);
    closeCall(state_, *state_.floor.ticket(event.ticket));
    state_.floor.change(event.ticket, [&](Ticket& ticket) {
      enter(state_, ticket, TicketState::NoShow, at_);
      leaveCounter(ticket);
    });
  }
  void on(const TicketRestored& event) {
    state_.floor.change(event.ticket, [&](Ticket& ticket) {
      enter(state_, ticket, TicketState::Waiting, at_);
      ticket.exemption = Exemption::Restored;
      ticket.callsUntilCallable = event.callsUntilCallable;
      ++ticket.restores;
      forgetCalls(ticket);
    });
  }

  // ---- serving ----
  void on(const ServingStarted& event) {
    const Ticket& before = *state_.floor.ticket(event.ticket);
    endInterruptedServing(before);
    Serving serving;
    serving.id = event.serving;
    serving.ticket = event.ticket;
    serving.counter = event.counter;
    serving.staff = event.staff;
    serving.queue = before.queue;
    serving.started = at_;
    serving.walkUp = event.walkUp;
    state_.day.servings[event.serving.value] = serving;
    state_.nextServing.value = std::max(state_.nextServing.value, event.serving.value + 1);
    serveAt(event.ticket, event.counter, event.staff, event.serving);
  }
  void on(const ServingFinished& event) {
    endServing(event.serving, event.outcomes);
    freeCounterOf(event.ticket);
    close(event.ticket, TicketState::Finished);
  }
  void on(const ServingReopened& event) {
    const auto closed = state_.day.closed.find(event.ticket);
    Ticket ticket = closed->second;
    state_.day.closed.erase(closed);
    enter(state_, ticket, TicketState::Serving, at_);
    state_.floor.add(ticket);
    Serving& serving = state_.day.servings.at(event.serving.value);
    serving.finished = Instant{};
    Counter& counter = state_.floor.counterFor(serving.counter);
    counter.ticket = event.ticket;
    setCounter(counter, CounterState::Serving);
  }
  void on(const ServingCorrected& event) {
    Serving& serving = state_.day.servings.at(event.serving.value);
    serving.outcomes = event.outcomes;
    ++serving.corrections;
  }
  /// The counter goes on with what it does: it was done long before.
  void on(const ServingEntered& event) {
    Serving serving;
    serving.id = event.serving;
    serving.ticket = event.ticket;
    serving.counter = event.counter;
    serving.staff = event.staff;
    serving.started = event.began;
    serving.finished = event.ended;
    serving.walkUp = true;
    serving.outcomes = event.outcomes;
    closeCall(state_, *state_.floor.ticket(event.ticket));
    Ticket ticket = state_.floor.take(event.ticket);
    serving.queue = ticket.queue;
    enter(state_, ticket, TicketState::Finished, event.ended);
    ticket.counter = event.counter;
    ticket.staff = event.staff;
    ticket.serving = event.serving;
    ticket.inexact = true;
    state_.day.closed.emplace(event.ticket, ticket);
    state_.day.servings[event.serving.value] = serving;
    state_.nextServing.value = std::max(state_.nextServing.value, event.serving.value + 1);
  }
  void on(const TicketHeld& event) {
    freeCounterOf(event.ticket);
    const ServingId open = state_.floor.ticket(event.ticket)->serving;
    state_.day.servings.at(open.value).heldSince = at_;
    state_.floor.change(event.ticket, [&](Ticket& ticket) {
      enter(state_, ticket, TicketState::OnHold, at_);
      ticket.hold = event.kind;
      ticket.woken = false;
    });
  }
  void on(const HeldWoken& event) {
    state_.floor.change(event.ticket, [](Ticket& ticket) { ticket.woken = true; });
  }
  void on(const TicketReturned& event) {
    state_.floor.change(event.ticket, [&](Ticket& ticket) {
      enter(state_, ticket, TicketState::Waiting, at_);
      ticket.boundTo = ticket.hold == HoldKind::PapersToFetch ? CounterId{} : ticket.counter;
      leaveCounter(ticket);
      ticket.exemption = Exemption::Returned;
      forgetCalls(ticket);
    });
  }
  void on(const TicketResumed& event) {
    const ServingId open = state_.floor.ticket(event.ticket)->serving;
    Serving& serving = state_.day.servings.at(open.value);
    if (serving.heldSince != Instant{}) serving.held += at_ - serving.heldSince;
    serving.heldSince = Instant{};
    serving.counter = event.counter;
    serving.staff = event.staff;
    serveAt(event.ticket, event.counter, event.staff, open);
  }
  void on(const TicketTransferred& event) {
    const Ticket before = *state_.floor.ticket(event.ticket);
    freeCounterOf(event.ticket);
    closeCall(state_, before);
    if (before.state == TicketState::Serving) endServing(before.serving, event.outcomes);
    state_.floor.change(event.ticket, [&](Ticket& ticket) {
      enter(state_, ticket, TicketState::Waiting, at_);
      leaveCounter(ticket);
      forgetCalls(ticket);
      ticket.serving = ServingId{};
      ticket.exemption = Exemption::Transferred;
      ticket.queue = event.queue;
      if (ticket.item != event.item) ticket.guideVersion = 0;
      ticket.item = event.item;
      ticket.boundTo = event.toCounter;
      ticket.themeStep = event.themeStep;
      ticket.wrongQueue = ticket.wrongQueue || event.wrongQueue;
      ticket.target = event.target;
      ticket.weighedTarget = event.weighedTarget;
    });
  }
  /// Every counter of a queue calls its line, and who came back from a hold; so whoever is sent to
  /// one counter alone is neither of them any more. Papers lie where they lie.
  void on(const TicketMoved& event) {
    state_.floor.change(event.ticket, [&](Ticket& ticket) {
      const bool alone = event.toCounter && !papersLieAt(ticket);
      if (alone && ticket.exemption != Exemption::Restored) {
        ticket.exemption = Exemption::Transferred;
      }
      ticket.queue = event.queue;
      if (ticket.item != event.item) ticket.guideVersion = 0;
      ticket.item = event.item;
      ticket.boundTo = event.toCounter;
      ticket.wrongQueue = ticket.wrongQueue || event.wrongQueue;
      ticket.target = event.target;
      ticket.weighedTarget = event.weighedTarget;
    });
  }

  // ---- counters ----
  void on(const CounterSignedIn& event) {
    Counter& counter = state_.floor.counterFor(event.counter);
    counter.staff = event.staff;
    counter.device = event.device;
    counter.staffQueues = state_.staff.at(event.staff).queueSet();
    counter.signedInSince = at_;
    setCounter(counter, CounterState::Idle);
  }
  void on(const CounterSignedOff& event) {
    Counter& counter = state_.floor.counterFor(event.counter);
    counter.staff = StaffId{};
    counter.device = DeviceId{};
    counter.staffQueues = QueueSet{};
    counter.ticket = TicketId{};
    counter.signedInSince = Instant{};
    setCounter(counter, CounterState::Offline);
  }
  void on(const CounterTakenOver& event) {
    Counter& counter = state_.floor.counterFor(event.counter);
    // The same person at another PC keeps the skills that SetCounter gave them here.
    if (counter.staff != event.staff) {
      counter.staffQueues = state_.staff.at(event.staff).queueSet();
    }
    counter.staff = event.staff;
    counter.device = event.device;
    if (!counter.ticket) return;
    state_.floor.change(counter.ticket, [&](Ticket& ticket) { ticket.staff = event.staff; });
    const Ticket& open = *state_.floor.ticket(counter.ticket);
    if (open.state != TicketState::Serving) return;
    state_.day.servings.at(open.serving.value).staff = event.staff;
  }
  void on(const CounterPaused& event) {
    Counter& counter = state_.floor.counterFor(event.counter);
    setCounter(counter, CounterState::Paused);
    counter.pauseReason = event.reason;
    counter.pauseUntil = event.until;
  }
  void on(const CounterResumed& event) {
    setCounter(state_.floor.counterFor(event.counter), CounterState::Idle);
  }
  void on(const CounterReady& event) {
    Counter& counter = state_.floor.counterFor(event.counter);
    if (counter.state != CounterState::Ready) setCounter(counter, CounterState::Ready);
    counter.readyUntil = event.until;
  }
  void on(const CounterReadyEnded& event) {
    setCounter(state_.floor.counterFor(event.counter), CounterState::Idle);
  }
  void on(const CounterSet& event) {
    Counter& counter = state_.floor.counterFor(event.counter);
    counter.kind = event.kind;
    counter.zone = event.zone;
    counter.queues = event.queues;
    counter.onlyGrounds = event.onlyGrounds;
    if (counter.staff) counter.staffQueues = event.staffQueues;
  }

  // ---- alerts ----
  void on(const AlertRaised& event) {
    state_.alerts[event.alert.id] = event.alert;
    state_.nextAlert.value = std::max(state_.nextAlert.value, event.alert.id.value + 1);
    markPauseOverrun(event.alert);
  }
  void on(const AlertAcknowledged& event) {
    const auto alert = state_.alerts.find(event.alert);
    if (alert == state_.alerts.end()) return;
    alert->second.acknowledgedBy = actor_.staff;
    alert->second.acknowledged = at_;
  }
  void on(const AlertCleared& event) { state_.alerts.erase(event.alert); }

 private:
  void note(Notice notice) {
    std::erase_if(state_.notices, [&](const Notice& old) { return old.until <= at_; });
    state_.notices.push_back(std::move(notice));
  }

  void countIssue(const TicketIssued& event) {
    if (event.day > state_.day.day) {
      state_.day.nextSerials.clear();
      state_.day.day = event.day;
    }
    if (event.offlineSerial != 0) {
      state_.offlineSerials[actor_.device.value].insert(event.offlineSerial);
    }
    if (event.channel == Channel::Kiosk && actor_.device) {
      Instant& last = state_.lastIssued[actor_.device];
      last = std::max(last, at_);
    }
    // Of a day that has ended, uploaded late: its number and its figures are not today's.
    if (event.day < state_.day.day) return;
    std::uint32_t& next = state_.day.nextSerials[event.number.prefix];
    next = std::max(next, event.number.serial + 1);
    state_.day.byNumber[event.number.text()] = event.id;
    QueueFigures& figures = state_.floor.figuresFor(event.queue);
    ++figures.issuedToday;
    if (event.ticketClass == TicketClass::Priority) ++figures.priorityToday;
  }

  void setCounter(Counter& counter, CounterState next) {
    counter.state = next;
    counter.stateSince = at_;
    counter.readyUntil = Instant{};
    counter.pauseUntil = Instant{};
    counter.pauseOverrun = false;
  }

  void freeCounterOf(TicketId id) {
    const CounterId at = state_.floor.ticket(id)->counter;
    if (!at) return;
    Counter& counter = state_.floor.counterFor(at);
    if (counter.ticket != id) return;
    counter.ticket = TicketId{};
    setCounter(counter, counter.staff ? CounterState::Idle : CounterState::Offline);
  }

  /// Off the floor, kept with the day.
  void close(TicketId id, TicketState final) {
    freeCounterOf(id);
    closeCall(state_, *state_.floor.ticket(id));
    Ticket ticket = state_.floor.take(id);
    enter(state_, ticket, final, at_);
    state_.day.closed.emplace(id, ticket);
  }

  void serveAt(TicketId id, CounterId counterId, StaffId staff, ServingId serving) {
    closeCall(state_, *state_.floor.ticket(id));
    state_.floor.change(id, [&](Ticket& ticket) {
      enter(state_, ticket, TicketState::Serving, at_);
      ticket.counter = counterId;
      ticket.staff = staff;
      ticket.serving = serving;
    });
    Counter& counter = state_.floor.counterFor(counterId);
    counter.ticket = id;
    setCounter(counter, CounterState::Serving);
  }

  /// A ticket that came back from a hold to be served anew: the old serving ended with the hold.
  void endInterruptedServing(const Ticket& ticket) {
    const auto open = state_.day.servings.find(ticket.serving.value);
    if (open == state_.day.servings.end() || open->second.heldSince == Instant{}) return;
    open->second.finished = open->second.heldSince;
    open->second.heldSince = Instant{};
  }

  void endServing(ServingId id, const std::vector<ItemOutcome>& outcomes) {
    Serving& serving = state_.day.servings.at(id.value);
    serving.finished = at_;
    serving.outcomes = outcomes;
    QueueFigures& figures = state_.floor.figuresFor(serving.queue);
    const Duration service = serving.serviceTime();
    if (figures.meanService == Duration{0}) {
      figures.meanService = service;
      return;
    }
    const std::int64_t offS = (service - figures.meanService).count() / 1000;
    figures.meanService += (service - figures.meanService) / kFiguresWeight;
    figures.serviceVarianceS2 += (offS * offS - figures.serviceVarianceS2) / kFiguresWeight;
  }

  void markPauseOverrun(const Alert& alert) {
    if (alert.rule != AlertRule::PauseOverrun) return;
    const std::optional<std::uint32_t> id = numberIn(alert.subject, "counter");
    if (id) state_.floor.counterFor(CounterId{*id}).pauseOverrun = true;
  }

  HallState& state_;
  const Instant at_;
  const Actor& actor_;
};

}  // namespace

void apply(HallState& state, const Event& event) {
  Application application(state, event);
  std::visit([&](const auto& body) { application.on(body); }, event.body);
}

}  // namespace hall::domain
