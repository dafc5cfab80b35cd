#pragma once

#include <QTimer>
#include <QVector>
#include <optional>

#include "counter-client/ui/counter_port.h"

namespace hall::counter {

/// A hall that plays its part without a server: for `--demo`, for pictures of every state, and for
/// the tests of the windows. It opens at 9:30 with seven people waiting at counter 3, one away, one
/// back and one who did not come; its time stands still unless it is told to run. Its switches turn
/// it into a hall that is lost, suspended, or in which somebody else sits at the counter.
class DemoHall final : public CounterPort {
  Q_OBJECT

 public:
  explicit DemoHall(QObject* parent = nullptr);

  CataloguePtr catalogue() const override { return catalogue_; }
  const CounterNow& now() const override { return now_; }
  Contact contact() const override { return contact_; }
  QDateTime hallTime() const override { return time_; }
  int deferred() const override { return static_cast<int>(deferred_.size()); }
  QVector<Untaken> untaken() const override { return untaken_; }
  void setEnglish(bool) override {}

  void login(const QString& staff, const QString& password, Then<Person> then) override;
  void changePassword(const QString& oldPassword, const QString& newPassword, Then<Done> then)
      override;
  void logout() override;
  void places(Then<QVector<Place>> then) override;
  void signIn(const QString& counter, Then<Done> then) override;
  void goOnHere(const QString& counter, const QString& password, Then<Done> then) override;
  void signOff(const QString& overrideReason, Then<Done> then) override;
  void takeOver(const QString& counter, const QString& overrideReason, Then<Done> then) override;
  void switchKind(CounterKind kind, Then<Done> then) override;
  void act(const Verb& verb, Then<Done> then) override;
  void sendAgain(const QString& ticket) override;
  void setAside(const QString& id) override;
  void explain(quint64 call, Then<Explanation> then) override;
  void reveal(const QString& ticket, bool full, const QString& reason, Then<Revealed> then)
      override;

  // ---- the script ----
  void pass(qint64 ms);  ///< the hall's time
  void setContact(Contact contact);
  void setSuspended(const QString& text);  ///< empty: it goes on
  void setRehearsal(bool rehearsal);
  void setMessages(const QStringList& texts);
  void setAble(const QStringList& queues);
  void setBroadcasts(const QStringList& texts);
  void setAlert(const QString& text, bool red);
  void setSomebodyAt(const QString& counter);
  void setUntaken(const QVector<Untaken>& untaken);
  /// The next person who signs in sits there already, nobody knows at which PC.
  void setMaybeElsewhere() { maybeElsewhere_ = true; }
  void setPasswordDue(bool due) { passwordDue_ = due; }
  void setManager(bool manager) { manager_ = manager; }
  /// The next verb is refused for this.
  void refuseNext(const Denial& denial) { refusesNext_ = denial; }
  /// Verbs are kept without an answer until `answerNow`.
  void hold() { holds_ = true; }
  void answerNow();
  void endSession(const QString& sentence);
  /// Somebody takes a number.
  Ticket& arrive(const QString& number, const QString& item, TicketClass ticketClass);
  /// As many more people waiting as there are.
  void crowd(int people);
  void empty();
  Ticket* ticket(const QString& number);
  void cancel(const QString& number);  ///< as the applicant does
  void leave(const QString& counter);  ///< somebody signs off there
  void renew();
  const QVector<Verb>& done() const { return acted_; }

 private:
  using Did = std::optional<Denial>;
  static Denial denial(Denial::Cause cause, const char* sentence);
  void take(const Verb& verb, Then<Done> then);
  Did perform(const Verb& verb);
  Did on(const verb::CallNext&);
  Did on(const verb::CallTicket& verb);
  Did on(const verb::Recall&);
  Did on(const verb::Uncall&);
  Did on(const verb::CalledAloud&);
  Did on(const verb::Start&);
  Did on(const verb::Finish& verb);
  Did on(const verb::Reopen& verb);
  Did on(const verb::Correct& verb);
  Did on(const verb::NoShow&);
  Did on(const verb::Hold& verb);
  Did on(const verb::Wake& verb);
  Did on(const verb::Resume& verb);
  Did on(const verb::Restore& verb);
  Did on(const verb::Transfer& verb);
  Did on(const verb::WalkUp& verb);
  Did on(const verb::Enter& verb);
  Did on(const verb::Pause& verb);
  Did on(const verb::Back&);
  void answer(Then<Done> then, std::variant<Done, Denial> result);
  void call(Ticket& ticket);
  void serve(Ticket& ticket);
  void end(Ticket& ticket, const QVector<ItemOutcome>& outcomes);
  void turn(Ticket& ticket, TicketState state);
  void free();
  Ticket* current();
  Ticket* byId(const QString& id);

  CataloguePtr catalogue_;
  CounterNow now_;
  QVector<Place> places_;
  QDateTime time_;
  Contact contact_ = Contact::None;
  QVector<Verb> deferred_;
  QVector<Untaken> untaken_;
  QVector<Verb> acted_;
  std::optional<Denial> refusesNext_;
  bool holds_ = false;
  QVector<std::function<void()>> held_;
  bool passwordDue_ = false;
  bool manager_ = false;
  bool maybeElsewhere_ = false;
  quint64 nextCall_ = 1;
  quint64 nextServing_ = 1;
  int nextNumber_ = 18;
};

}  // namespace hall::counter
