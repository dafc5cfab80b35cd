#pragma once

#include <functional>
#include <string>

#include "hall/v1/counter_service.pb.h"
#include "tools/rehearsal/applicant.h"
#include "tools/rehearsal/stage.h"

namespace hall::rehearsal {

/// A member of staff at their counter for a day: signs in, calls, serves, pauses, signs off. What
/// comes next is entered into the agenda; a step that something else has overtaken does nothing.
class CounterPost {
 public:
  /// Finds who holds a ticket; null: nobody of this rehearsal.
  using FindApplicant = std::function<Applicant*(const std::string& ticketId)>;

  CounterPost(Stage& stage, const StaffDay& day, FindApplicant findApplicant);

  /// Enters the day's shifts into the agenda; what lies before now is left out.
  void enterShifts();
  const std::string& counterId() const { return day_.counterId; }
  bool isReady() const { return state_ == State::Ready; }
  bool isAway() const { return state_ == State::Away; }
  /// The hall's day ended: it closed what was open here and signed this counter off. Whose shift
  /// goes on signs in anew.
  void dayEnds();
  /// A ticket came to this ready counter by itself.
  void take(const v1::Ticket& ticket, std::uint64_t callId);

 private:
  enum class State { Away, Idle, Ready, Calling, Serving, Paused };

  void become(State state);
  /// Enters a step that only counts while nothing else happens here.
  void later(Duration delay, void (CounterPost::*step)());
  bool isFree() const { return state_ == State::Idle || state_ == State::Ready; }
  Duration timeOfDay() const { return stage_.now() - stage_.midnight; }

  void signIn(const Shift& shift);
  /// Goes on: home, away for a while, or to the next ticket.
  void goOn();
  void callNext();
  void leave();
  void pause(const Absence& absence);
  void comeBack();
  const Absence* dueAbsence() const;

  void callAgain();
  void passOver();
  void giveUp();
  void markNoShow(bool givenUp);
  void start();
  void endStretch();
  void finish();
  void hold();
  void sendOn();
  void wrapUp();

  template <class Response, class Request>
  Response demand(const std::string& what, const Request& request);
  template <class Request>
  Request request() const;

  Stage& stage_;
  const StaffDay& day_;
  const FindApplicant findApplicant_;
  HallSession* session_ = nullptr;  ///< from the first sign-in on
  State state_ = State::Away;
  std::uint64_t turn_ = 0;  ///< grows with every change of state
  const Shift* shift_ = nullptr;
  Duration goOnAt_{0};  ///< time of day before which a refused leave is not tried again
  Applicant* applicant_ = nullptr;
  std::string number_;  ///< that is called or served here
  std::uint32_t announcements_ = 0;
  Applicant::Stretch stretch_;
};

}  // namespace hall::rehearsal
