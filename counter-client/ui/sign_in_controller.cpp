#include "counter-client/ui/sign_in_controller.h"

#include <algorithm>
#include <utility>

#include "counter-client/ui/counter_texts.h"
#include "counter-client/ui/overtime.h"
#include "terminal/words/place_text.h"

namespace hall::counter {

using terminal::placeText;

SignInController::SignInController(
    CounterPort& port,
    Acting& acting,
    const CounterLanguage& language,
    QString counter,
    QObject* parent
)
    : QObject(parent),
      port_(port),
      acting_(acting),
      language_(language),
      configured_(std::move(counter)) {
  connect(&port_, &CounterPort::nowChanged, this, &SignInController::changed);
  connect(&port_, &CounterPort::catalogueChanged, this, &SignInController::changed);
  connect(&language_, &CounterLanguage::changed, this, &SignInController::changed);
  connect(&port_, &CounterPort::ended, this, [this](const Denial& why) {
    go(LoggedOut);
    acting_.refuse(why.sentence);
  });
}

void SignInController::go(Step step) {
  step_ = step;
  offersTakeOver_ = false;
  offersGoingOn_ = false;
  needsOverride_ = false;
  untouchedSeconds_ = 0;
  acting_.clear();
  Q_EMIT changed();
}

// ---- who ---------------------------------------------------------------------------------------

void SignInController::login(const QString& staff, const QString& password) {
  if (staff.trimmed().isEmpty() || password.isEmpty()) {
    return acting_.refuse(tr("请输入工号和口令"));
  }
  acting_.ask([&](const Then<Done>& answer) {
    port_.login(staff.trimmed(), password, [this, answer](const Answer<Person>& person) {
      if (const auto* denial = std::get_if<Denial>(&person)) return answer(*denial);
      answer(Done{});
      loggedIn(std::get<Person>(person));
    });
  });
}

void SignInController::loggedIn(const Person& person) {
  person_ = person;
  if (person.passwordDue) return go(NewPassword);
  go(ChoosingCounter);
  askPlaces();
}

void SignInController::askPlaces() {
  port_.places([this](const Answer<QVector<Place>>& places) {
    if (const auto* denial = std::get_if<Denial>(&places)) return acting_.refuse(denial->sentence);
    placesCame(std::get<QVector<Place>>(places));
  });
}

void SignInController::changePassword(const QString& oldPassword, const QString& newPassword) {
  acting_.ask(
      [&](const Then<Done>& answer) { port_.changePassword(oldPassword, newPassword, answer); },
      [this](const Answer<Done>& answer) {
        if (std::holds_alternative<Denial>(answer)) return;
        person_.passwordDue = false;
        loggedIn(person_);
      }
  );
}

// ---- where -------------------------------------------------------------------------------------

/// Who sits at a counter already goes on there: the PC was started anew.
void SignInController::placesCame(const QVector<Place>& places) {
  places_ = places;
  const QString& wanted = person_.counter.isEmpty() ? configured_ : person_.counter;
  const auto found = std::find_if(places_.cbegin(), places_.cend(), [&](const Place& place) {
    return place.code == wanted;
  });
  chosen_ = found == places_.cend() ? -1 : static_cast<int>(found - places_.cbegin());
  Q_EMIT changed();
  if (chosen_ < 0 && !wanted.isEmpty()) {
    acting_.refuse(tr("大厅里没有 %1 这个窗口，请选择窗口").arg(wanted));
  }
  if (!person_.counter.isEmpty() && chosen_ >= 0) signIn();
}

/// Whoever is not meant to be logged in here, or at a counter that is not on the list.
void SignInController::logOut() {
  if (step_ != ChoosingCounter && step_ != NewPassword) return;
  port_.logout();
  forget();
  go(LoggedOut);
}

void SignInController::forget() {
  person_ = {};
  places_.clear();
  chosen_ = -1;
}

QStringList SignInController::counters() const {
  QStringList texts;
  for (const Place& place : places_) {
    const QString who =
        place.state == CounterState::Offline ? QString() : tr("（%1 在岗）").arg(place.staff);
    texts << placeText(place.label) + QStringLiteral("　") + kindText(place.kind) + who;
  }
  return texts;
}

void SignInController::setCounter(int counter) {
  chosen_ = counter >= 0 && counter < places_.size() ? counter : -1;
  offersTakeOver_ = false;
  offersGoingOn_ = false;
  Q_EMIT changed();
}

const Place* SignInController::chosenPlace() const {
  if (step_ == AtWork || step_ == Leaving || step_ == Locked) return &port_.now().counter;
  return chosen_ >= 0 ? &places_[chosen_] : nullptr;
}

QString SignInController::counterText() const {
  const Place* place = chosenPlace();
  if (place == nullptr) return {};
  return placeText(place->label) + QStringLiteral("　") + kindText(place->kind);
}

/// A counter that nobody sits at is able for nothing yet: then what it is set up for counts.
QString SignInController::skills() const {
  const Place* place = chosenPlace();
  if (place == nullptr) return {};
  const Catalogue& catalogue = *port_.catalogue();
  QStringList names;
  for (const Queue& queue : catalogue.queues) {
    const bool here = place->state == CounterState::Offline
                          ? queue.counters.contains(place->label) &&
                                (person_.queues.isEmpty() || person_.queues.contains(queue.code))
                          : place->able.contains(queue.code);
    if (here) names << queue.name.in(language_.english());
  }
  return names.join(language_.english() ? QStringLiteral(", ") : QStringLiteral("、"));
}

void SignInController::signIn() {
  if (chosen_ < 0) return acting_.refuse(tr("请选择窗口"));
  acting_.ask(
      [&](const Then<Done>& answer) { port_.signIn(places_[chosen_].code, answer); },
      [this](const Answer<Done>& answer) { atWork(answer); }
  );
}

void SignInController::takeOver(const QString& reason) {
  if (chosen_ < 0) return;
  acting_.ask(
      [&](const Then<Done>& answer) { port_.takeOver(places_[chosen_].code, reason, answer); },
      [this](const Answer<Done>& answer) { atWork(answer); }
  );
}

void SignInController::goOnHere(const QString& password) {
  if (chosen_ < 0 || password.isEmpty()) return;
  acting_.ask(
      [&](const Then<Done>& answer) { port_.goOnHere(places_[chosen_].code, password, answer); },
      [this](const Answer<Done>& answer) { atWork(answer); }
  );
}

void SignInController::atWork(const Answer<Done>& answer) {
  const auto* denial = std::get_if<Denial>(&answer);
  if (denial == nullptr) return go(AtWork);
  using Cause = Denial::Cause;
  offersTakeOver_ = denial->cause == Cause::CounterTaken || denial->cause == Cause::OverrideNeeded;
  // A wrong password is typed once more.
  offersGoingOn_ =
      denial->cause == Cause::MaybeElsewhere || (offersGoingOn_ && denial->cause == Cause::Other);
  Q_EMIT changed();
}

QStringList SignInController::kinds() const {
  QStringList texts;
  for (int kind = 0; kind <= static_cast<int>(CounterKind::Special); ++kind) {
    texts << kindText(static_cast<CounterKind>(kind));
  }
  return texts;
}

void SignInController::switchKind(int kind) {
  if (!person_.manager || kind < 0 || kind > static_cast<int>(CounterKind::Special)) return;
  acting_.ask([&](const Then<Done>& answer) {
    port_.switchKind(static_cast<CounterKind>(kind), answer);
  });
}

// ---- leaving -----------------------------------------------------------------------------------

QString SignInController::leavingText() const {
  const Overtime overtime = overtimeOf(port_.now(), port_.hallTime(), true);
  if (overtime.waiting == 0) return tr("本窗口的业务没有人在等候。");
  const QString until = overtime.until.toString(QStringLiteral("H:mm"));
  QString text = tr("本窗口的业务还有 %1 人在等候，按现在的用时约到 %2 办完。")
                     .arg(QString::number(overtime.waiting), until);
  if (overtime.afterClosing > 0) {
    text += tr("其中约 %1 人要在下班后办理，已经取号的都要办完再下班。").arg(overtime.afterClosing);
  }
  return text;
}

void SignInController::leave() {
  if (step_ == AtWork) go(Leaving);
}
void SignInController::stay() {
  if (step_ == Leaving) go(AtWork);
}

void SignInController::signOff(const QString& overrideReason) {
  if (step_ != Leaving) return;
  acting_.ask(
      [&](const Then<Done>& answer) { port_.signOff(overrideReason.trimmed(), answer); },
      [this](const Answer<Done>& answer) {
        if (const auto* denial = std::get_if<Denial>(&answer)) {
          needsOverride_ = denial->cause == Denial::Cause::OverrideNeeded && person_.manager;
          return Q_EMIT changed();
        }
        port_.logout();
        forget();
        go(LoggedOut);
      }
  );
}

// ---- the lock ----------------------------------------------------------------------------------

void SignInController::lock() {
  if (step_ == AtWork || step_ == Leaving) go(Locked);
}

void SignInController::unlock(const QString& password) {
  if (step_ != Locked) return;
  acting_.ask([&](const Then<Done>& answer) {
    port_.login(person_.number, password, [this, answer](const Answer<Person>& person) {
      if (const auto* denial = std::get_if<Denial>(&person)) return answer(*denial);
      answer(Done{});
      go(AtWork);
    });
  });
}

void SignInController::touched() {
  untouchedSeconds_ = 0;
}

void SignInController::secondPassed() {
  // Without the server nobody could unlock it, and the serving that runs must come to its end.
  const bool unlockable = port_.contact() != Contact::Lost;
  if (step_ == AtWork && ++untouchedSeconds_ >= kLockSeconds && unlockable) lock();
  if (step_ == Leaving) Q_EMIT changed();
}

}  // namespace hall::counter
