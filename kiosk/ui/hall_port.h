#pragma once

#include <QDateTime>
#include <QObject>
#include <QString>
#include <functional>
#include <optional>
#include <variant>

#include "kiosk/ui/errand.h"
#include "kiosk/ui/hall_words.h"

namespace hall::kiosk {

/// 号别.
enum class TicketClass { Ordinary, Priority, Appointment };

/// Where a ticket stands, in the words of the public.
enum class TicketState {
  NotYetDue,
  Waiting,
  Called,
  Serving,
  OnHold,
  NoShow,
  Finished,
  Cancelled,
  Diverted,
  Over,  ///< by the end of the day, or in a way that this version does not know
};
/// Nothing comes of it any more.
constexpr bool isOver(TicketState state) {
  return state >= TicketState::Finished;
}

/// What is said before somebody takes a number.
struct Promise {
  int peopleAhead = 0;
  std::optional<WaitRange> wait;  ///< nothing: one does not have to wait
  int openCounters = 0;
  bool issuing = true;
  QDateTime opens;  ///< null: unknown, or it issues now
};

/// A number of today as the kiosk shows and prints it. No identity, no ground.
struct TicketSlip {
  QString id;  ///< empty for a number that the kiosk issued without the server
  QString number;
  TicketClass ticketClass = TicketClass::Ordinary;
  TicketState state = TicketState::Waiting;
  Words queueName;
  Words purposeName;          ///< of item or theme; empty for a bare consultation
  QVector<Words> themeItems;  ///< in their sequence; empty unless it was taken for a theme
  Words zoneName;
  QStringList counters;
  QDateTime issued;
  int peopleAhead = 0;
  std::optional<WaitRange> wait;
  QString counter;          ///< where it is called or serving
  QString ticketAddress;    ///< behind the QR code; empty without phone pages
  QString guideAddress;     ///< of the item now due; empty without a guide or phone pages
  bool supplement = false;  ///< 补交材料
  bool offline = false;     ///< people ahead and wait are not known
};

/// Why something was not done, as far as a page goes another way for it.
struct Denial {
  enum class Cause {
    AlreadyWaiting,    ///< `existing` says with which number
    IdentityRequired,  ///< this business needs a document
    IdentityInvalid,   ///< the number cannot be right
    IdentityDoubtful,  ///< a company code whose check character is wrong; may be confirmed
    StaleItem,         ///< the catalogue changed meanwhile; a new copy is on its way
    Closed,            ///< no numbers now
    Suspended,         ///< the hall stands still
    NoCounter,         ///< nobody serves it today
    NotFound,          ///< no such number today
    WrongState,        ///< the number is not in a state for this
    RestoreUsed,       ///< it was restored once; guide staff may do it again
    NotReachable,      ///< the server did not answer
    NoneAlone,         ///< the server is lost and the kiosk's own book gives no number
    NoAppointments,    ///< appointments are not taken at this kiosk
    Other,
  };
  Cause cause = Cause::Other;
  QDateTime opens;
  std::optional<TicketSlip> existing;
};

/// What the answer to a question is: what was asked for, or why not.
template <class T>
using Answer = std::variant<T, Denial>;
template <class T>
using Then = std::function<void(Answer<T>)>;

/// What became of the paper of a number.
enum class PrintOutcome { Printed, Failed, NoPaper };

/// The hall as the kiosk sees it: the server, or the kiosk's own book where the server is lost, or
/// a scripted hall. Lives in the thread of the pages; answers come there, in a later turn of its
/// event loop, exactly once each, unless the port is destroyed first.
class HallPort : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  /// Never null; of version 0 before the first was fetched or loaded.
  virtual CataloguePtr catalogue() const = 0;
  virtual const HallNow& now() const = 0;
  /// False: the server was not heard of for 10 s; numbers come from the kiosk's own book.
  virtual bool isOnline() const = 0;
  /// Does that book give numbers? Not before the server has given a prefix for them, nor after 72 h
  /// alone, nor with 5,000 numbers on their way. Told by onlineChanged.
  virtual bool issuesAlone() const = 0;
  /// The hall has taken this kiosk's rights back, or never gave them: no numbers, not even from the
  /// own book.
  virtual bool isRefused() const = 0;
  /// The same, or staff have closed this kiosk for a while.
  bool isOutOfUse() const { return isRefused() || !now().closedText.isEmpty(); }
  /// Numbers are given at this kiosk: now and for some business, or for the one that this queue
  /// stands for. While the server is lost by the hours and by the last word of the server.
  bool takesNumbers() const { return isReady() && now().isIssuing(); }
  bool takesNumbers(const QString& queue) const {
    return isReady() && now().queues.value(queue).issuing;
  }

  virtual void estimate(const Purpose& purpose, Ground ground, Then<Promise> then) = 0;
  /// `requestId` was stored before; the same one again gets the same number.
  virtual void issue(const QString& requestId, Errand errand, Then<TicketSlip> then) = 0;
  virtual void find(const QString& number, Then<TicketSlip> then) = 0;
  virtual void findById(const QString& ticketId, Then<TicketSlip> then) = 0;
  /// The number that a request of this kiosk became; NotFound where it became none.
  virtual void numberOf(const QString& requestId, Then<TicketSlip> then) = 0;
  /// What to print once more.
  virtual void reprint(const QString& ticketId, Then<TicketSlip> then) = 0;
  /// 恢复叫号 of a no-show.
  virtual void restore(const QString& ticketId, Then<TicketSlip> then) = 0;
  /// Back from a hold.
  virtual void reportReturn(const QString& ticketId, Then<TicketSlip> then) = 0;
  /// Sent until it arrives, of a number given without the server once that has it; kept as long as
  /// this program runs. Needs no answer.
  virtual void reportPrint(const TicketSlip& slip, PrintOutcome outcome) = 0;

 Q_SIGNALS:
  void catalogueChanged();
  void nowChanged();
  void onlineChanged();
  void refusedChanged();

 private:
  bool isReady() const {
    return !isOutOfUse() && !now().suspended && (isOnline() || issuesAlone());
  }
};

}  // namespace hall::kiosk
