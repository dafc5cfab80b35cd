#pragma once

#include <string>

#include "tools/rehearsal/stage.h"

namespace hall::rehearsal {

/// Somebody who comes for a number, waits, perhaps leaves, is served and goes. Plays one visit of
/// the plan; the counter asks what happens next.
class Applicant {
 public:
  /// What ends a stretch at a counter.
  enum class Ending { Finish, Hold, Transfer };
  struct Stretch {
    Ending ending = Ending::Finish;
    Duration length{0};
  };

  Applicant(Stage& stage, const Visit& visit);

  /// Takes a number. Throws HallRefused.
  void come();
  const Visit& visit() const { return visit_; }
  const std::string& ticketId() const { return ticketId_; }  ///< empty before `come`

  bool isGone() const { return state_ == State::Gone; }
  bool isSettled() const { return state_ == State::Settled || state_ == State::DayOver; }

  void isCalled() { state_ = State::AtCounter; }
  /// From the start of serving on.
  Stretch nextStretch() const;
  void stretchEnds(const Stretch& stretch);
  /// On hold; comes back by itself.
  void goesAway(HallSession& counterStaff);
  /// In a queue again: sent on, or a theme's next item.
  void waitsAgain();
  void passedOver();
  void settled() { state_ = State::Settled; }
  /// The hall's day ended and took the number with it. Whoever has not come yet still does.
  void dayEnds();

 private:
  enum class State { Coming, Waiting, AtCounter, Away, Gone, Settled, DayOver };

  /// Tells the hall something; false when its day ended meanwhile and closed the ticket, which
  /// only happens where time passes by itself.
  template <class Response, class Request>
  bool tell(const std::string& what, HallSession& session, Request request);
  void losePatience();
  void comesBackLate();
  void returnsFromHold();

  Stage& stage_;
  const Visit& visit_;
  State state_ = State::Coming;
  std::string ticketId_;
  std::string token_;
  domain::LocalDay issuedOn_;  ///< the hall's day
  Duration left_;              ///< of the service
  bool held_ = false;
  bool sentOn_ = false;
};

}  // namespace hall::rehearsal
