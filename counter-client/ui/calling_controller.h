#pragma once

#include <QObject>
#include <QStringList>
#include <QVariantList>

#include "counter-client/ui/acting.h"
#include "counter-client/ui/counter_language.h"
#include "counter-client/ui/counter_port.h"
#include "counter-client/ui/outcome_controller.h"

namespace hall::counter {

/// The rhythm of the counter: one key calls the next one, starts and finishes; others recall, take
/// back, mark as not come. Says what stands at the counter, large.
class CallingController : public QObject {
  Q_OBJECT
  Q_PROPERTY(State state READ stateForPages NOTIFY changed)
  Q_PROPERTY(QString stateText READ stateText NOTIFY changed)
  Q_PROPERTY(QString number READ number NOTIFY changed)
  Q_PROPERTY(QString classText READ classText NOTIFY changed)
  Q_PROPERTY(QString groundText READ groundText NOTIFY changed)
  Q_PROPERTY(QStringList marks READ marks NOTIFY changed)
  Q_PROPERTY(QString purpose READ purpose NOTIFY changed)
  Q_PROPERTY(QString remark READ remark NOTIFY changed)
  Q_PROPERTY(QString waitedText READ waitedText NOTIFY ticked)
  Q_PROPERTY(QString usualText READ usualText NOTIFY changed)
  Q_PROPERTY(QString clock READ clock NOTIFY ticked)
  Q_PROPERTY(Pace pace READ pace NOTIFY ticked)
  Q_PROPERTY(QString callText READ callText NOTIFY ticked)
  Q_PROPERTY(int waiting READ waiting NOTIFY changed)
  Q_PROPERTY(QString mainText READ mainText NOTIFY ticked)
  /// False while the server is lost: then only the running serving goes on.
  Q_PROPERTY(bool reachable READ reachable NOTIFY changed)
  /// 办事指南 of the item at the counter: maps of title, text.
  Q_PROPERTY(QVariantList guide READ guide NOTIFY changed)
  Q_PROPERTY(bool canRecall READ canRecall NOTIFY ticked)
  Q_PROPERTY(bool canUncall READ canUncall NOTIFY changed)
  Q_PROPERTY(bool canNoShow READ canNoShow NOTIFY ticked)
  Q_PROPERTY(bool canReopen READ canReopen NOTIFY ticked)
  Q_PROPERTY(QString reopenText READ reopenText NOTIFY ticked)
  Q_PROPERTY(bool autoCall READ autoCall WRITE setAutoCall NOTIFY changed)
  Q_PROPERTY(int countdown READ countdown NOTIFY ticked)
  Q_PROPERTY(bool asksToFinish READ asksToFinish NOTIFY changed)

 public:
  /// As CounterState.
  enum class State { Offline, Idle, Ready, Calling, Serving, Paused };
  Q_ENUM(State)
  /// How a serving stands against what is usual; shown by a quiet colour.
  enum class Pace { Usual, Long, VeryLong };
  Q_ENUM(Pace)

  struct Parts {
    CounterPort& port;
    Acting& acting;
    OutcomeController& outcomes;
    const CounterLanguage& language;
  };
  explicit CallingController(const Parts& parts, QObject* parent = nullptr);

  CounterState state() const;
  State stateForPages() const { return static_cast<State>(state()); }
  QString stateText() const;
  /// Of the ticket called or serving; empty: none.
  QString number() const;
  QString classText() const;
  QString groundText() const;
  QStringList marks() const;
  QString purpose() const;
  /// 补交材料, 预审：材料齐全, 排错队 and the like, on one line.
  QString remark() const;
  QString waitedText() const;
  QString usualText() const;
  /// Since the call, since the start of the serving or since the pause.
  QString clock() const;
  Pace pace() const;
  /// 第 2 次呼叫，已播报; and when 过号 is allowed.
  QString callText() const;
  int waiting() const;
  QString mainText() const;
  bool reachable() const { return port_.contact() != Contact::Lost && port_.deferred() == 0; }
  QVariantList guide() const;
  bool canRecall() const;
  bool canUncall() const;
  bool canNoShow() const;
  bool canReopen() const;
  QString reopenText() const;
  bool autoCall() const { return autoCall_; }
  void setAutoCall(bool autoCall);
  /// Seconds until the next one is called by itself; 0: nobody is.
  int countdown() const { return countdown_; }
  /// Somebody pressed 呼叫下一位 while one is served: finish first?
  bool asksToFinish() const { return asksToFinish_; }

  /// The one key.
  Q_INVOKABLE void main();
  Q_INVOKABLE void callNext();
  Q_INVOKABLE void recall();
  Q_INVOKABLE void uncall();
  Q_INVOKABLE void noShow();
  Q_INVOKABLE void giveUp();
  Q_INVOKABLE void calledAloud();
  Q_INVOKABLE void reopen();
  Q_INVOKABLE void back();
  /// Yes or no to `asksToFinish`.
  Q_INVOKABLE void answerFinish(bool finish);
  void stopCountdown();
  /// Once a second.
  void secondPassed();

 Q_SIGNALS:
  void changed();
  void ticked();

 private:
  const Ticket* current() const { return port_.now().current(); }
  void act(const Verb& verb);
  void start();
  void finish();
  void finished();
  qint64 usualMs() const;
  qint64 runningMs() const;
  void nowChanged();
  void noteSurprise();

  CounterPort& port_;
  Acting& acting_;
  OutcomeController& outcomes_;
  const CounterLanguage& language_;
  CounterState shown_ = CounterState::Offline;  ///< as of the last change
  QString shownTicket_;
  QString shownNumber_;
  bool autoCall_ = false;
  int countdown_ = 0;
  bool asksToFinish_ = false;
};

}  // namespace hall::counter
