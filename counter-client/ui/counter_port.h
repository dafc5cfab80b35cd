#pragma once

#include <QDateTime>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVector>
#include <functional>
#include <variant>

#include "counter-client/ui/counter_words.h"

namespace hall::counter {

/// What staff do at their counter. Each is one method of CounterService or TicketService.
namespace verb {

struct CallNext {};
struct CallTicket {  ///< 指定呼叫
  QString ticket;
  QString reason;
};
struct Recall {};
struct Uncall {};
struct CalledAloud {};
struct Start {};
struct Finish {
  QVector<ItemOutcome> outcomes;
  QString note;
};
struct Reopen {
  quint64 serving = 0;
};
struct Correct {
  quint64 serving = 0;
  QVector<ItemOutcome> outcomes;
  QString reason;  ///< needed from a manager
};
struct NoShow {
  bool givenUp = false;
};
struct Hold {
  HoldKind kind = HoldKind::PapersToFetch;
  QString note;
};
struct Wake {
  QString ticket;
};
struct Resume {
  QString ticket;
};
struct Restore {
  QString ticket;
  QString reason;  ///< needed from the second time on
};
struct Transfer {
  QString queue;  ///< one of these two, or none where only the counter changes
  QString item;
  QString counter;  ///< empty: any able one
  bool wrongQueue = false;
  QVector<ItemOutcome> outcomes;  ///< needed from serving
};
struct WalkUp {
  QString item;  ///< one of these two
  QString queue;
  int copies = 1;
  bool telephone = false;
};
/// 补录: a serving of today that was written by hand while the server was lost.
struct Enter {
  QString ticket;  ///< one of these three
  QString item;
  QString queue;
  QDateTime began;
  QDateTime ended;
  QVector<ItemOutcome> outcomes;
  QString reason;
};
struct Pause {
  PauseReason reason = PauseReason::ShortAbsence;
  int minutes = 10;
  QString overrideReason;
};
struct Back {};

}  // namespace verb

using Verb = std::variant<
    verb::CallNext,
    verb::CallTicket,
    verb::Recall,
    verb::Uncall,
    verb::CalledAloud,
    verb::Start,
    verb::Finish,
    verb::Reopen,
    verb::Correct,
    verb::NoShow,
    verb::Hold,
    verb::Wake,
    verb::Resume,
    verb::Restore,
    verb::Transfer,
    verb::WalkUp,
    verb::Enter,
    verb::Pause,
    verb::Back>;

/// Why something was not done.
struct Denial {
  enum class Cause {
    NotReachable,    ///< the server did not answer
    SessionOver,     ///< log in again
    CounterTaken,    ///< somebody else sits there: 接管窗口 is the way
    StaffElsewhere,  ///< the person sits at another counter: `counter`
    MaybeElsewhere,  ///< the caller sits there already, perhaps at another PC: `goOnHere`
    NotHere,         ///< the caller is not signed in at this counter (any more)
    OverrideNeeded,  ///< a manager may, with a reason
    ReasonNeeded,    ///< say why
    SomebodyWaits,   ///< call `number` first
    PasswordDue,     ///< the password was set by somebody else
    Other
  };
  Cause cause = Cause::Other;
  QString sentence;  ///< for staff, in their language
  QString number;
  QString counter;
};

/// What came of a verb. What changed shows in `now`, before the answer comes.
struct Done {
  QString number;         ///< of the ticket it was about; empty: none
  bool deferred = false;  ///< kept on the disk until the server is back
};

/// A start or end of a serving that was done without the server, and that it would not take
/// afterwards. It stays on the disk until its person sends it again or sets it aside.
struct Untaken {
  QString id;
  QString ticket;
  QString number;
  QString sentence;               ///< why
  QVector<ItemOutcome> outcomes;  ///< empty: it is a start
  friend bool operator==(const Untaken&, const Untaken&) = default;
};

/// Who logged in.
struct Person {
  QString number;  ///< 工号
  QString name;
  bool manager = false;  ///< may override, switch kinds, correct what others did
  bool mayPick = false;  ///< 指定呼叫
  QStringList queues;    ///< empty: all
  QString counter;       ///< where they are signed in already; empty: nowhere
  bool passwordDue = false;
};

/// Why a ticket was called and not another.
struct Explanation {
  struct Candidate {
    QString number;
    QString queue;
    TicketClass ticketClass = TicketClass::Ordinary;
    qint64 waitedMs = 0;
    qint64 slackMs = 0;  ///< below zero: late
  };
  QString number;
  CallRule rule = CallRule::None;
  qint64 waitedMs = 0;
  qint64 slackMs = 0;
  int eligible = 0;
  int waiting = 0;
  QString reason;  ///< of a manual pick
  QVector<Candidate> others;
};

/// The person behind a ticket, as far as was asked. Lives as long as it is shown.
struct Revealed {
  struct One {
    QString name;
    QString document;
    QString phone;
  };
  One applicant;
  One principal;            ///< empty unless an agent acts
  QVector<Ticket> earlier;  ///< the same person's other tickets of today
};

/// What the answer to a question is: what was asked for, or why not.
template <class T>
using Answer = std::variant<T, Denial>;
template <class T>
using Then = std::function<void(Answer<T>)>;

/// How well the counter hears the server.
enum class Contact {
  None,  ///< not signed in: nothing is watched
  Live,
  Stale,  ///< nothing came for 5 s
  Lost    ///< for 10 s: says so; nobody is called
};

/// The hall as the counter sees it: the server, or a scripted hall. Lives in the thread of the
/// windows; answers come there, in a later turn of its loop, exactly once each, unless the port is
/// destroyed first.
class CounterPort : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  /// Never null; of version 0 before the first was fetched or loaded.
  virtual CataloguePtr catalogue() const = 0;
  /// As last heard; meaningful once signed in.
  virtual const CounterNow& now() const = 0;
  virtual Contact contact() const = 0;
  /// The hall's time, whatever the PC's own clock shows.
  virtual QDateTime hallTime() const = 0;
  /// Starts and ends of servings that are on their way to the server.
  virtual int deferred() const = 0;
  /// Those of the person here that the server did not take, the oldest first.
  virtual QVector<Untaken> untaken() const = 0;
  /// In which language sentences of denials and alerts are made from now on.
  virtual void setEnglish(bool english) = 0;

  virtual void login(const QString& staff, const QString& password, Then<Person> then) = 0;
  virtual void changePassword(
      const QString& oldPassword, const QString& newPassword, Then<Done> then
  ) = 0;
  virtual void logout() = 0;
  /// Counters of the hall with what happens there.
  virtual void places(Then<QVector<Place>> then) = 0;
  /// 签到上岗; from then on that counter is watched.
  virtual void signIn(const QString& counter, Then<Done> then) = 0;
  /// After MaybeElsewhere: ends every login of the person, then logs them in and sits here. Another
  /// PC hears that its session is over.
  virtual void goOnHere(const QString& counter, const QString& password, Then<Done> then) = 0;
  virtual void signOff(const QString& overrideReason, Then<Done> then) = 0;
  /// 接管窗口.
  virtual void takeOver(const QString& counter, const QString& overrideReason, Then<Done> then) = 0;
  /// 切换窗口类型; for managers. Asks for no reason: a kind says nothing of the queues that are
  /// served, so that nobody is left alone by it, and the log has no place for one.
  virtual void switchKind(CounterKind kind, Then<Done> then) = 0;

  /// One at a time. Start and Finish are meant for the ticket that `now` shows. While the server is
  /// lost only these two are taken: they are kept on the disk with their request id and done once
  /// it is back.
  virtual void act(const Verb& verb, Then<Done> then) = 0;
  /// What was not taken of this ticket goes to the server once more. Nothing happens unless it is
  /// the ticket that stands at the counter: the server would not take it for another one.
  virtual void sendAgain(const QString& ticket) = 0;
  /// One that was not taken is given up for good.
  virtual void setAside(const QString& id) = 0;
  virtual void explain(quint64 call, Then<Explanation> then) = 0;
  /// Recorded with the ticket. `full` needs a reason.
  virtual void reveal(
      const QString& ticket, bool full, const QString& reason, Then<Revealed> then
  ) = 0;

 Q_SIGNALS:
  void catalogueChanged();
  void nowChanged();
  void contactChanged();
  void deferredChanged();  ///< `deferred` or `untaken`
  /// The session was ended from elsewhere, or the counter is somebody else's now.
  void ended(const Denial& why);
};

}  // namespace hall::counter
