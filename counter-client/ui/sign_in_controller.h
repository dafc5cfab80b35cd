#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QVector>

#include "counter-client/ui/acting.h"
#include "counter-client/ui/counter_language.h"
#include "counter-client/ui/counter_port.h"

namespace hall::counter {

/// 签到上岗 and 签退: who sits at which counter, and what they can serve there. Also the lock: who
/// is away from the PC for a while locks it and keeps the ticket.
class SignInController : public QObject {
  Q_OBJECT
  Q_PROPERTY(Step step READ step NOTIFY changed)
  Q_PROPERTY(QString staff READ staff NOTIFY changed)
  Q_PROPERTY(QString name READ name NOTIFY changed)
  Q_PROPERTY(bool manager READ manager NOTIFY changed)
  /// 指定呼叫 is theirs by right.
  Q_PROPERTY(bool mayPick READ mayPick NOTIFY changed)
  Q_PROPERTY(QStringList counters READ counters NOTIFY changed)
  Q_PROPERTY(int counter READ counter WRITE setCounter NOTIFY changed)
  /// Queues that person and chosen counter serve together.
  Q_PROPERTY(QString skills READ skills NOTIFY changed)
  /// The chosen counter, or the signed in one, with its kind.
  Q_PROPERTY(QString counterText READ counterText NOTIFY changed)
  /// Somebody else sits at the chosen counter: 接管窗口 is offered.
  Q_PROPERTY(bool offersTakeOver READ offersTakeOver NOTIFY changed)
  /// The person sits at this counter already, perhaps at another PC.
  Q_PROPERTY(bool offersGoingOn READ offersGoingOn NOTIFY changed)
  /// Signing off needs a manager's word.
  Q_PROPERTY(bool needsOverride READ needsOverride NOTIFY changed)
  Q_PROPERTY(QString leavingText READ leavingText NOTIFY changed)
  Q_PROPERTY(QStringList kinds READ kinds NOTIFY changed)
  Q_PROPERTY(int kind READ kind NOTIFY changed)

 public:
  enum Step { LoggedOut, NewPassword, ChoosingCounter, AtWork, Leaving, Locked };
  Q_ENUM(Step)

  /// `counter`: of this PC's settings; empty: chosen at sign-in.
  SignInController(
      CounterPort& port,
      Acting& acting,
      const CounterLanguage& language,
      QString counter,
      QObject* parent = nullptr
  );

  Step step() const { return step_; }
  const QString& staff() const { return person_.number; }
  const QString& name() const { return person_.name; }
  bool manager() const { return person_.manager; }
  bool mayPick() const { return person_.mayPick || person_.manager; }
  QStringList counters() const;
  int counter() const { return chosen_; }
  void setCounter(int counter);
  QString skills() const;
  QString counterText() const;
  bool offersTakeOver() const { return offersTakeOver_; }
  bool offersGoingOn() const { return offersGoingOn_; }
  bool needsOverride() const { return needsOverride_; }
  /// Who still waits, and until when it will take (DESIGN section 4, 延时).
  QString leavingText() const;
  QStringList kinds() const;
  int kind() const { return static_cast<int>(port_.now().counter.kind); }

  Q_INVOKABLE void login(const QString& staff, const QString& password);
  Q_INVOKABLE void changePassword(const QString& oldPassword, const QString& newPassword);
  /// Once more, where the list of counters did not come.
  Q_INVOKABLE void askPlaces();
  Q_INVOKABLE void logOut();
  Q_INVOKABLE void signIn();
  Q_INVOKABLE void takeOver(const QString& reason);
  /// Ends the person's other logins.
  Q_INVOKABLE void goOnHere(const QString& password);
  /// Asks first: shows `leavingText`.
  Q_INVOKABLE void leave();
  Q_INVOKABLE void stay();
  Q_INVOKABLE void signOff(const QString& overrideReason);
  Q_INVOKABLE void switchKind(int kind);
  Q_INVOKABLE void lock();
  Q_INVOKABLE void unlock(const QString& password);
  /// Any key or movement at the PC.
  void touched();
  /// Once a second; locks after `kLockSeconds` without a touch.
  void secondPassed();

  static constexpr int kLockSeconds = 600;

 Q_SIGNALS:
  void changed();

 private:
  void loggedIn(const Person& person);
  void forget();
  void placesCame(const QVector<Place>& places);
  void go(Step step);
  void atWork(const Answer<Done>& answer);
  const Place* chosenPlace() const;

  CounterPort& port_;
  Acting& acting_;
  const CounterLanguage& language_;
  const QString configured_;
  Step step_ = LoggedOut;
  Person person_;
  QVector<Place> places_;
  int chosen_ = -1;
  bool offersTakeOver_ = false;
  bool offersGoingOn_ = false;
  bool needsOverride_ = false;
  int untouchedSeconds_ = 0;
};

}  // namespace hall::counter
