#include "server/domain/floor.h"

#include <algorithm>

namespace hall::domain {

namespace {

/// A head that moved this far is cut off, so that a line of a long day stays small.
constexpr std::size_t kHeadMax = 1024;

bool standsInLine(const Ticket& ticket) {
  return ticket.exemption == Exemption::None;
}

Line::Entry entryOf(const Ticket& ticket) {
  return {ticket.ref, ticket.id, ticket.away + ticket.weighedTarget};
}

LineKey keyOf(const Ticket& ticket) {
  return {ticket.queue, ticket.ticketClass, ticket.ground};
}

void erase(std::vector<TicketId>& ids, TicketId id) {
  ids.erase(std::find(ids.begin(), ids.end(), id));
}

template <class T, class Less>
std::vector<T> sorted(std::vector<T> values, Less less) {
  std::sort(values.begin(), values.end(), less);
  return values;
}

}  // namespace

void Line::insert(const Entry& entry) {
  if (empty() || entries_.back() < entry) {
    entries_.push_back(entry);
    return;
  }
  const auto from = entries_.begin() + static_cast<std::ptrdiff_t>(head_);
  entries_.insert(std::lower_bound(from, entries_.end(), entry), entry);
}

void Line::remove(const Entry& entry) {
  const auto from = entries_.begin() + static_cast<std::ptrdiff_t>(head_);
  if (*from == entry) {
    ++head_;
    if (head_ > kHeadMax && head_ > entries_.size() / 2) {
      entries_.erase(entries_.begin(), entries_.begin() + static_cast<std::ptrdiff_t>(head_));
      head_ = 0;
    }
    return;
  }
  entries_.erase(std::lower_bound(from, entries_.end(), entry));
}

bool operator==(const Line& left, const Line& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end());
}

const Ticket* Floor::ticket(TicketId id) const {
  const auto found = index_.find(id);
  return found == index_.end() ? nullptr : &tickets_[found->second];
}

const Counter* Floor::counter(CounterId id) const {
  const auto found = std::lower_bound(
      counters_.begin(),
      counters_.end(),
      id,
      [](const Counter& counter, CounterId wanted) { return counter.id < wanted; }
  );
  return found == counters_.end() || found->id != id ? nullptr : &*found;
}

const QueueFigures& Floor::figures(QueueId queue) const {
  static const QueueFigures kNone;
  const auto found = figures_.find(queue);
  return found == figures_.end() ? kNone : found->second;
}

void Floor::add(const Ticket& ticket) {
  index_.emplace(ticket.id, tickets_.size());
  tickets_.push_back(ticket);
  place(ticket);
}

Ticket Floor::take(TicketId id) {
  const auto found = index_.find(id);
  const std::size_t at = found->second;
  unplace(tickets_[at]);
  const Ticket taken = tickets_[at];
  if (at + 1 != tickets_.size()) {
    tickets_[at] = tickets_.back();
    index_[tickets_[at].id] = at;
  }
  tickets_.pop_back();
  index_.erase(id);
  return taken;
}

void Floor::place(const Ticket& ticket) {
  switch (ticket.state) {
    case TicketState::Waiting:
      ++waiting_;
      ++figures_[ticket.queue].waiting;
      if (standsInLine(ticket)) {
        lines_[keyOf(ticket)].insert(entryOf(ticket));
      } else {
        exempt_.push_back(ticket.id);
      }
      break;
    case TicketState::NotYetDue:
      ++figures_[ticket.queue].notYetDue;
      notYetDue_.emplace(std::pair{ticket.slot, ticket.id}, ticket.queue);
      break;
    case TicketState::OnHold:
      held_.push_back(ticket.id);
      break;
    default:
      break;
  }
}

void Floor::unplace(const Ticket& ticket) {
  switch (ticket.state) {
    case TicketState::Waiting:
      --waiting_;
      --figures_[ticket.queue].waiting;
      if (standsInLine(ticket)) {
        const auto line = lines_.find(keyOf(ticket));
        line->second.remove(entryOf(ticket));
        if (line->second.empty()) lines_.erase(line);
      } else {
        erase(exempt_, ticket.id);
      }
      break;
    case TicketState::NotYetDue:
      --figures_[ticket.queue].notYetDue;
      notYetDue_.erase({ticket.slot, ticket.id});
      break;
    case TicketState::OnHold:
      erase(held_, ticket.id);
      break;
    default:
      break;
  }
}

Counter& Floor::counterFor(CounterId id) {
  const auto found = std::lower_bound(
      counters_.begin(),
      counters_.end(),
      id,
      [](const Counter& counter, CounterId wanted) { return counter.id < wanted; }
  );
  if (found != counters_.end() && found->id == id) return *found;
  Counter counter;
  counter.id = id;
  return *counters_.insert(found, counter);
}

void Floor::removeCounter(CounterId id) {
  std::erase_if(counters_, [id](const Counter& counter) { return counter.id == id; });
}

void Floor::countCall(QueueId queue) {
  ++figures_[queue].callsToday;
  for (const TicketId id : exempt_) {
    Ticket& ticket = tickets_[index_.at(id)];
    if (ticket.queue == queue && ticket.callsUntilCallable > 0) --ticket.callsUntilCallable;
  }
}

void Floor::clearDayFigures() {
  for (auto& [queue, figures] : figures_) {
    figures.issuedToday = 0;
    figures.priorityToday = 0;
    figures.callsToday = 0;
  }
}

bool operator==(const Floor& left, const Floor& right) {
  const auto byId = [](const Ticket& a, const Ticket& b) { return a.id < b.id; };
  const auto plain = [](const TicketId& a, const TicketId& b) { return a < b; };
  return sorted(left.tickets_, byId) == sorted(right.tickets_, byId) &&
         left.counters_ == right.counters_ && left.lines_ == right.lines_ &&
         sorted(left.exempt_, plain) == sorted(right.exempt_, plain) &&
         sorted(left.held_, plain) == sorted(right.held_, plain) &&
         left.notYetDue_ == right.notYetDue_ && left.figures_ == right.figures_ &&
         left.waiting_ == right.waiting_;
}

}  // namespace hall::domain
