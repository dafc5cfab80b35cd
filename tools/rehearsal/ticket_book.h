#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "hall/v1/ticket.pb.h"
#include "server/domain/time.h"

namespace hall::rehearsal {

/// What the hall said of one ticket, in the order in which it said it.
struct TicketStory {
  v1::Ticket last;                   ///< as the latest answer told it
  std::vector<std::uint64_t> calls;  ///< its announcements
  domain::Duration wait{0};          ///< until its first call; meaningful with calls
  domain::Duration served{0};        ///< at counters, holds left out
  bool finished = false;
  bool closedBySystem = false;  ///< was open when the hall's day ended; `last` is what it was then
};

/// Nothing more becomes of a ticket in this state, whatever happens.
bool isEnd(v1::TicketState state);

/// Remembers everything that was acknowledged, and what must never be. One thread.
class TicketBook {
 public:
  explicit TicketBook(const domain::TimeZone& zone) : zone_(zone) {}

  /// A number that was given out.
  void issued(const v1::Ticket& ticket);
  /// Any later answer about a ticket.
  void told(const v1::Ticket& ticket);
  void called(const v1::Ticket& ticket, std::uint64_t callId);
  void served(const std::string& ticketId, domain::Duration length, bool finished);
  /// The hall closes what is open, by itself.
  void dayEnds();
  void fault(std::string sentence) { faults_.push_back(std::move(sentence)); }

  /// By ticket id; those issued since the hall's day began stand on its floor or in its day.
  const std::map<std::string, TicketStory>& stories() const { return stories_; }
  const std::vector<std::string>& faults() const { return faults_; }

 private:
  TicketStory* storyOf(const v1::Ticket& ticket);

  const domain::TimeZone& zone_;
  std::map<std::string, TicketStory> stories_;
  std::map<std::string, std::string> numbers_;  ///< "2026-03-02 A017" -> ticket id
  std::vector<std::string> faults_;
};

/// The hall's day ends at three in the morning: numbers begin anew then, not at midnight.
inline constexpr std::chrono::hours kDayEnd{3};

}  // namespace hall::rehearsal
