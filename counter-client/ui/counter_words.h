#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QVector>
#include <optional>

#include "terminal/words/catalogue_words.h"

/// What a counter knows of the hall, in the hall's words and Qt's types. Values only; made by the
/// link from hall.v1, or by the demo hall. Of an applicant they hold number, class, ground and
/// marks; who it is comes alone and on demand (counter_port.h).
namespace hall::counter {

using terminal::Catalogue;
using terminal::CataloguePtr;
using terminal::Guide;
using terminal::Item;
using terminal::Material;
using terminal::Queue;
using terminal::QueueKind;
using terminal::Words;

enum class CounterState { Offline, Idle, Ready, Calling, Serving, Paused };

enum class CounterKind { Universal, Domain, Department, Theme, Consult, Handout, Special };

enum class TicketState { NotYetDue, Waiting, Called, Serving, OnHold, NoShow, Over };

/// 号别.
enum class TicketClass { Ordinary, Priority, Appointment };

/// 优先事由.
enum class Ground {
  None,
  Disabled,
  Elderly,
  Serviceman,
  VeteranFamily,
  FireRescue,
  Pregnant,
  WithInfant,
  Other
};

/// 协助需求.
enum class AssistanceMark { Wheelchair, Hearing, Sight, Language, Other };

enum class HoldKind { None, PapersToFetch, PapersLeftHere, WaitingForResult };

enum class PauseReason { Meal, Meeting, SystemFault, DeliveringPapers, ShortAbsence, Other };

/// 办理结果.
enum class Outcome {
  None,  ///< not chosen yet
  Done,
  Accepted,
  AcceptedWithGaps,
  OnCommitment,
  OneTimeNotice,
  Refused,
  Consulted,
  SupplementReceived,
  HandedOut,
  GivenUp,
  WrongNumber,
  Unfinished
};

/// On what an application may be refused (行政许可法 32).
enum class RefusalGround { None, NotRequiredByLaw, NotThisBody, ConditionNotMet };

/// Which rule chose a ticket.
enum class CallRule { None, LeastSlack, LatePlateau, StarvationCap, Returned, ManualPick };

/// Near: most of the promised wait is over.
enum class Lateness { InTime, Near, Beyond };

/// 排队号 as staff see it.
struct Ticket {
  QString id;
  QString number;
  TicketState state = TicketState::Waiting;
  TicketClass ticketClass = TicketClass::Ordinary;
  Ground ground = Ground::None;
  QVector<AssistanceMark> marks;
  QString queue;
  QString item;   ///< empty for a bare consultation
  QString theme;  ///< empty unless taken for one
  int themeStep = 0;
  int copies = 1;
  bool hasIdentity = false;
  bool aged = false;        ///< 60 or older
  bool supplement = false;  ///< 补交材料
  bool telephone = false;
  bool inexact = false;
  bool wrongQueue = false;
  std::optional<bool> papersComplete;  ///< of the pre-check; nothing: none was made

  QDateTime reference;   ///< its wait counts from here
  qint64 awayMs = 0;     ///< since then, and no wait
  qint64 targetMs = 0;   ///< T: the wait it is promised
  QDateTime slot;        ///< null unless an appointment
  QDateTime stateSince;  ///< when it reached its state
  QString counter;       ///< where it is called, served or held
  QString onlyCounter;   ///< waiting: the only counter that may call it; empty: any able one

  quint64 call = 0;  ///< its latest announcement; 0 before the first
  int callsMade = 0;
  int callsDelivered = 0;
  QDateTime calledAt;       ///< of the latest announcement
  QDateTime noShowAllowed;  ///< null: not yet known when
  HoldKind hold = HoldKind::None;
  bool woken = false;          ///< the result it waits for is there
  int callsUntilCallable = 0;  ///< restored: that many calls still pass by

  /// How long it has waited in the sense of the promise.
  qint64 waitedMs(const QDateTime& now) const { return reference.msecsTo(now) - awayMs; }
  /// Of who waits, against the wait that is promised.
  Lateness lateness(const QDateTime& now) const;
  friend bool operator==(const Ticket&, const Ticket&) = default;
};

/// The result for one item of a serving.
struct ItemOutcome {
  QString item;  ///< may be empty with consulted, given up, wrong number
  int copies = 1;
  Outcome outcome = Outcome::None;
  RefusalGround ground = RefusalGround::None;
  int condition = 0;        ///< number of the guide's condition, from 1
  QString rightDepartment;  ///< code; empty: the text names the right body
  QString text;
  QStringList materials;  ///< codes: missing ones of a notice or gaps, else those received
  int guideVersion = 0;
  bool ownWishAsked = false;
  friend bool operator==(const ItemOutcome&, const ItemOutcome&) = default;
};

/// 办理: the counter's latest, open or ended.
struct Serving {
  quint64 id = 0;  ///< 0: none today
  QString ticket;
  QString number;
  QDateTime started;
  QDateTime ended;  ///< null while it is open
  qint64 heldMs = 0;
  QVector<ItemOutcome> outcomes;
  QDateTime reopenUntil;
  friend bool operator==(const Serving&, const Serving&) = default;
};

/// A queue that this counter serves.
struct QueueNow {
  QString code;
  Words name;
  QueueKind kind = QueueKind::Handling;
  int waiting = 0;
  int openCounters = 0;
  QDateTime oldest;    ///< the longest wait counts from here; null: nobody waits
  qint64 usualMs = 0;  ///< of a serving, as things stand today
};

/// A counter: this one or another of its zone.
struct Place {
  QString code;
  QString label;  ///< "12", or the name of a room
  CounterKind kind = CounterKind::Universal;
  CounterState state = CounterState::Offline;
  QDateTime stateSince;
  QString staff;     ///< 工号; empty while offline
  QString device;    ///< the PC from which they signed in; empty: it has no code
  QString number;    ///< called or serving there
  QStringList able;  ///< queues that place and person together can serve
  QDateTime readyUntil;
  PauseReason pauseReason = PauseReason::Other;
  QDateTime pauseUntil;
  bool pauseOverrun = false;
};

struct Message {
  QString text;
  QDateTime sent;
};

struct Alert {
  quint64 id = 0;
  bool red = false;
  QString text;  ///< a sentence for staff
};

/// All that the watch says to a counter.
struct CounterNow {
  bool rehearsal = false;
  bool suspended = false;
  QString suspensionText;
  bool inSession = false;
  QDateTime closes;  ///< end of today's last session; null on a closed day
  QStringList broadcasts;

  Place counter;
  Serving serving;
  QVector<QueueNow> queues;
  QVector<Ticket> tickets;
  QVector<Message> messages;
  QVector<Alert> alerts;
  QVector<Place> places;  ///< others of the zone
  bool somebodyCallable = false;

  /// Called or serving here; nullptr: none.
  const Ticket* current() const;
  const Ticket* ticket(const QString& id) const;
  const QueueNow* queue(const QString& code) const;
  int waiting() const;
};

}  // namespace hall::counter
