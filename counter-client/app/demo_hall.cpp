#include "counter-client/app/demo_hall.h"

#include <QTimeZone>
#include <algorithm>
#include <utility>

#include "terminal/words/demo_catalogue.h"

namespace hall::counter {

namespace {

constexpr qint64 kMinuteS = 60;
constexpr qint64 kMinute = 60'000;
constexpr qint64 kUsualMs = 8 * kMinute;
constexpr int kBeijing = 8 * 3600;
const QString kCounter = QStringLiteral("3");

/// In a later turn, as a real hall answers.
template <class T>
void later(QObject* hall, Then<T> then, Answer<T> answer) {
  QTimer::singleShot(0, hall, [then = std::move(then), answer = std::move(answer)] {
    if (then) then(answer);
  });
}

Place place(const char* code, CounterKind kind, CounterState state, const char* staff) {
  Place one;
  one.code = QString::fromUtf8(code);
  one.label = one.code;
  one.kind = kind;
  one.state = state;
  one.staff = QString::fromUtf8(staff);
  return one;
}

QVector<Place> demoPlaces() {
  using Kind = CounterKind;
  using State = CounterState;
  QVector<Place> places{
      place("1", Kind::Universal, State::Serving, "1001"),
      place("2", Kind::Universal, State::Calling, "1002"),
      place("3", Kind::Universal, State::Offline, ""),
      place("4", Kind::Universal, State::Paused, "1004"),
      place("5", Kind::Domain, State::Idle, "1005"),
      place("9", Kind::Handout, State::Serving, "1009"),
      place("10", Kind::Consult, State::Offline, "")};
  places[0].number = QStringLiteral("A009");
  places[1].number = QStringLiteral("V003");
  places[5].number = QStringLiteral("C012");
  return places;
}

}  // namespace

DemoHall::DemoHall(QObject* parent)
    : CounterPort(parent),
      catalogue_(terminal::demoCatalogue()),
      places_(demoPlaces()),
      time_(QDate(2026, 3, 2), QTime(9, 30), Qt::OffsetFromUTC, kBeijing) {
  now_.inSession = true;
  now_.closes = QDateTime(QDate(2026, 3, 2), QTime(17, 0), Qt::OffsetFromUTC, kBeijing);
  now_.counter = places_[2];
  arrive("A011", "social-card", TicketClass::Ordinary).reference = time_.addSecs(-17 * kMinuteS);
  arrive("A012", "medical-abroad", TicketClass::Ordinary).reference = time_.addSecs(-14 * kMinuteS);
  arrive("B004", "provident", TicketClass::Ordinary).reference = time_.addSecs(-11 * kMinuteS);
  Ticket& elder = arrive("V004", "residence", TicketClass::Priority);
  elder.reference = time_.addSecs(-9 * kMinuteS);
  elder.ground = Ground::Elderly;
  elder.aged = true;
  elder.marks = {AssistanceMark::Hearing};
  elder.targetMs = 8 * kMinute;
  arrive("A013", "pension", TicketClass::Ordinary).reference = time_.addSecs(-6 * kMinuteS);
  Ticket& agent = arrive("B005", "disabled-card", TicketClass::Ordinary);
  agent.reference = time_.addSecs(-4 * kMinuteS);
  agent.copies = 3;
  agent.papersComplete = true;
  arrive("A014", "social-card", TicketClass::Ordinary).reference = time_.addSecs(-60);
  turn(arrive("A007", "pension", TicketClass::Ordinary), TicketState::OnHold);
  ticket("A007")->hold = HoldKind::PapersToFetch;
  Ticket& back = arrive("A006", "subsidy", TicketClass::Ordinary);
  back.hold = HoldKind::WaitingForResult;
  turn(arrive("B002", "provident", TicketClass::Ordinary), TicketState::NoShow);
  renew();
}

Denial DemoHall::denial(Denial::Cause cause, const char* sentence) {
  return {cause, QString::fromUtf8(sentence), {}, {}};
}

Ticket& DemoHall::arrive(const QString& number, const QString& item, TicketClass ticketClass) {
  Ticket one;
  one.id = QStringLiteral("id-") + number;
  one.number = number;
  one.item = item;
  one.queue = catalogue_->item(item)->queue;
  one.ticketClass = ticketClass;
  one.reference = time_;
  one.stateSince = time_;
  one.targetMs = 15 * kMinute;
  one.hasIdentity = true;
  now_.tickets << one;
  renew();
  return now_.tickets.back();
}

void DemoHall::crowd(int people) {
  for (int i = 0; i < people; ++i) {
    const QString number = QStringLiteral("A%1").arg(100 + i);
    arrive(number, QStringLiteral("social-card"), TicketClass::Ordinary).reference =
        time_.addSecs(-i);
  }
  renew();
}

void DemoHall::empty() {
  now_.tickets.clear();
  renew();
}

void DemoHall::renew() {
  now_.queues.clear();
  for (const char* code : {"social", "medical", "general"}) {
    const Queue* queue = catalogue_->queue(QString::fromUtf8(code));
    QueueNow one;
    one.code = queue->code;
    one.name = queue->name;
    one.kind = queue->kind;
    one.openCounters = 3;
    one.usualMs = kUsualMs;
    for (const Ticket& ticket : now_.tickets) {
      if (ticket.queue != one.code || ticket.state != TicketState::Waiting) continue;
      ++one.waiting;
      if (!one.oldest.isValid() || ticket.reference < one.oldest) one.oldest = ticket.reference;
    }
    now_.queues << one;
  }
  now_.places.clear();
  for (const Place& one : places_) {
    if (one.code != now_.counter.code) now_.places << one;
  }
  now_.somebodyCallable = now_.waiting() > 0;
  Q_EMIT nowChanged();
}

void DemoHall::cancel(const QString& number) {
  Ticket* gone = ticket(number);
  if (gone == nullptr) return;
  if (gone == current()) free();
  turn(*gone, TicketState::Over);
  gone->counter.clear();
  renew();
}

// ---- who sits where ----------------------------------------------------------------------------

void DemoHall::login(const QString& staff, const QString& password, Then<Person> then) {
  if (password != QStringLiteral("demo")) {
    return later<Person>(this, std::move(then), denial(Denial::Cause::Other, "工号或口令不对"));
  }
  Person person;
  person.number = staff;
  person.name = QStringLiteral("王敏");
  person.manager = manager_;
  person.mayPick = true;
  person.passwordDue = passwordDue_;
  later<Person>(this, std::move(then), person);
}

void DemoHall::changePassword(const QString&, const QString& newPassword, Then<Done> then) {
  constexpr qsizetype kLeast = 10;
  if (newPassword.size() < kLeast) {
    return answer(std::move(then), denial(Denial::Cause::Other, "新口令至少 10 个字符"));
  }
  passwordDue_ = false;
  answer(std::move(then), Done{});
}

void DemoHall::logout() {
  setContact(Contact::None);
}

void DemoHall::places(Then<QVector<Place>> then) {
  later<QVector<Place>>(this, std::move(then), places_);
}

void DemoHall::signIn(const QString& counter, Then<Done> then) {
  if (maybeElsewhere_) {
    return answer(
        std::move(then),
        denial(
            Denial::Cause::MaybeElsewhere,
            "您的工号已在这个窗口上岗，可能是在另一台电脑上。再输入一次口令，就在这里继续，"
            "别处的登录都会退出。"
        )
    );
  }
  const auto found = std::find_if(places_.begin(), places_.end(), [&](const Place& one) {
    return one.code == counter;
  });
  if (found->state != CounterState::Offline && found->code != now_.counter.code) {
    return answer(
        std::move(then), denial(Denial::Cause::CounterTaken, "这个窗口已经有人在岗，可以接管窗口")
    );
  }
  now_.counter = *found;
  now_.counter.state = CounterState::Idle;
  now_.counter.stateSince = time_;
  now_.counter.staff = QStringLiteral("1003");
  now_.counter.able = QStringList{"social", "medical", "general"};
  contact_ = Contact::Live;
  renew();
  Q_EMIT contactChanged();
  answer(std::move(then), Done{});
}

void DemoHall::goOnHere(const QString& counter, const QString& password, Then<Done> then) {
  if (password != QStringLiteral("demo")) {
    return answer(std::move(then), denial(Denial::Cause::Other, "工号或口令不对"));
  }
  maybeElsewhere_ = false;
  signIn(counter, std::move(then));
}

void DemoHall::takeOver(const QString& counter, const QString&, Then<Done> then) {
  setSomebodyAt({});
  for (Place& one : places_) {
    if (one.code == counter) one.state = CounterState::Offline;
  }
  signIn(counter, std::move(then));
}

void DemoHall::leave(const QString& counter) {
  for (Place& one : places_) {
    if (one.code == counter) one.state = CounterState::Offline;
  }
  renew();
}

void DemoHall::setSomebodyAt(const QString& counter) {
  for (Place& one : places_) {
    if (one.code != counter) continue;
    one.state = CounterState::Idle;
    one.staff = QStringLiteral("1066");
    // The port has not been at work there.
    now_.counter.code.clear();
  }
}

void DemoHall::signOff(const QString& overrideReason, Then<Done> then) {
  if (now_.waiting() > 0 && overrideReason.isEmpty()) {
    return answer(
        std::move(then),
        denial(Denial::Cause::OverrideNeeded, "还有人在等候，只有本窗口能办，不能签退")
    );
  }
  now_.counter.state = CounterState::Offline;
  renew();
  answer(std::move(then), Done{});
}

void DemoHall::switchKind(CounterKind kind, Then<Done> then) {
  now_.counter.kind = kind;
  renew();
  answer(std::move(then), Done{});
}

// ---- verbs -------------------------------------------------------------------------------------

void DemoHall::act(const Verb& verb, Then<Done> then) {
  if (!holds_) return take(verb, std::move(then));
  held_ << [this, verb, then = std::move(then)] { take(verb, then); };
}

void DemoHall::take(const Verb& verb, Then<Done> then) {
  if (const auto refused = std::exchange(refusesNext_, std::nullopt)) {
    return answer(std::move(then), *refused);
  }
  const bool lost = contact_ == Contact::Lost;
  const bool kept =
      std::holds_alternative<verb::Start>(verb) || std::holds_alternative<verb::Finish>(verb);
  if (lost && !kept) {
    return answer(
        std::move(then), denial(Denial::Cause::NotReachable, "服务器没有回答，请稍后再试")
    );
  }
  const Ticket* about = now_.current();
  Done done{about == nullptr ? QString() : about->number, lost};
  if (const auto refused = perform(verb)) return answer(std::move(then), *refused);
  acted_ << verb;
  if (lost) deferred_ << verb;
  if (const Ticket* now = now_.current()) done.number = now->number;
  renew();
  Q_EMIT deferredChanged();
  answer(std::move(then), done);
}

void DemoHall::answerNow() {
  holds_ = false;
  for (const auto& held : std::exchange(held_, {})) held();
}

void DemoHall::answer(Then<Done> then, std::variant<Done, Denial> result) {
  if (const auto* refused = std::get_if<Denial>(&result)) {
    return later<Done>(this, std::move(then), *refused);
  }
  later<Done>(this, std::move(then), std::get<Done>(result));
}

void DemoHall::sendAgain(const QString& ticket) {
  const auto isIt = [&](const Untaken& one) { return one.ticket == ticket; };
  untaken_.erase(std::remove_if(untaken_.begin(), untaken_.end(), isIt), untaken_.end());
  if (Ticket* current = byId(ticket)) end(*current, {});
  renew();
  Q_EMIT deferredChanged();
}

void DemoHall::setAside(const QString& id) {
  const auto isIt = [&](const Untaken& one) { return one.id == id; };
  untaken_.erase(std::remove_if(untaken_.begin(), untaken_.end(), isIt), untaken_.end());
  Q_EMIT deferredChanged();
}

// ---- questions ---------------------------------------------------------------------------------

void DemoHall::explain(quint64, Then<Explanation> then) {
  Explanation why;
  const Ticket* ticket = now_.current();
  if (ticket != nullptr) {
    why.number = ticket->number;
    why.waitedMs = ticket->waitedMs(time_);
    why.slackMs = ticket->targetMs - why.waitedMs;
  }
  why.rule = why.slackMs < 0 ? CallRule::LatePlateau : CallRule::LeastSlack;
  why.waiting = 12;
  for (const Ticket& one : now_.tickets) {
    if (one.state != TicketState::Waiting) continue;
    const qint64 waited = one.waitedMs(time_);
    why.others << Explanation::Candidate{
        one.number, one.queue, one.ticketClass, waited, one.targetMs - waited};
  }
  why.eligible = static_cast<int>(why.others.size()) + 1;
  later<Explanation>(this, std::move(then), why);
}

void DemoHall::reveal(const QString& ticket, bool full, const QString&, Then<Revealed> then) {
  const Ticket* known = byId(ticket);
  if (known == nullptr || known->state != TicketState::Serving) {
    return later<Revealed>(
        this, std::move(then), denial(Denial::Cause::Other, "只有正在办理的窗口能看申请人")
    );
  }
  Revealed revealed;
  revealed.applicant.name = full ? QStringLiteral("李建国") : QStringLiteral("李**");
  revealed.applicant.document =
      full ? QStringLiteral("410101195803070010") : QStringLiteral("4101**********0010");
  if (known->copies > 1) {
    revealed.principal.name = full ? QStringLiteral("赵晓梅") : QStringLiteral("赵**");
    revealed.principal.document =
        full ? QStringLiteral("410101199001010026") : QStringLiteral("4101**********0026");
  }
  Ticket earlier = *known;
  earlier.number = QStringLiteral("C003");
  earlier.item = QStringLiteral("subsidy");
  earlier.stateSince = time_.addSecs(-40 * kMinuteS);
  revealed.earlier << earlier;
  later<Revealed>(this, std::move(then), revealed);
}

// ---- the script --------------------------------------------------------------------------------

void DemoHall::pass(qint64 ms) {
  time_ = time_.addMSecs(ms);
}

void DemoHall::setContact(Contact contact) {
  if (contact == contact_) return;
  contact_ = contact;
  if (contact == Contact::Live) deferred_.clear();
  Q_EMIT contactChanged();
  Q_EMIT deferredChanged();
}

void DemoHall::setUntaken(const QVector<Untaken>& untaken) {
  untaken_ = untaken;
  Q_EMIT deferredChanged();
}

void DemoHall::setSuspended(const QString& text) {
  now_.suspended = !text.isEmpty();
  now_.suspensionText = text;
  renew();
}

void DemoHall::setRehearsal(bool rehearsal) {
  now_.rehearsal = rehearsal;
  renew();
}

void DemoHall::setMessages(const QStringList& texts) {
  now_.messages.clear();
  for (const QString& text : texts) now_.messages << Message{text, time_};
  renew();
}

void DemoHall::setAble(const QStringList& queues) {
  now_.counter.able = queues;
  renew();
}

void DemoHall::setBroadcasts(const QStringList& texts) {
  now_.broadcasts = texts;
  renew();
}

void DemoHall::setAlert(const QString& text, bool red) {
  now_.alerts.clear();
  if (!text.isEmpty()) now_.alerts << Alert{1, red, text};
  renew();
}

void DemoHall::endSession(const QString& sentence) {
  setContact(Contact::None);
  Q_EMIT ended({Denial::Cause::SessionOver, sentence, {}, {}});
}

}  // namespace hall::counter
