#include <utility>

#include "counter-client/link/link_works.h"
#include "hall/v1/admin_service.pb.h"
#include "terminal/link/words_of.h"

/// Who is logged in, and where they sit.
namespace hall::counter {

using terminal::plainText;

namespace {

using Milliseconds = std::chrono::milliseconds;

/// All counters a hall can have at once.
constexpr int kPlacesMax = 500;

}  // namespace

void CounterLink::Works::login(const QString& staff, const QString& password, Then<Person> then) {
  v1::LoginRequest request;
  request.set_request_id(client::newRequestId());
  request.set_staff_number(staff.toStdString());
  request.set_password(password.toStdString());
  request.set_device_id(settings_.device);
  ask<v1::LoginResponse, v1::LoginRequest, Person>(
      std::move(request),
      [this](const v1::LoginResponse& response) {
        server_.setToken(response.session_token());
        Person person;
        person.number = plainText(response.staff_number());
        person.name = plainText(response.staff_name());
        for (const int role : response.roles()) {
          if (role == v1::ROLE_HALL_MANAGER || role == v1::ROLE_DUTY_MANAGER) person.manager = true;
        }
        person.mayPick = response.may_pick() || person.manager;
        for (const std::string& queue : response.queue_ids()) person.queues << plainText(queue);
        person.counter = plainText(response.counter_id());
        person.passwordDue = response.password_change_due();
        staff_ = person.number;
        nextFetch_ = Milliseconds{0};
        wantedCatalogue_ = known_->words->version + (known_->words->version == 0 ? 1 : 0);
        fetchCatalogue();
        return person;
      },
      std::move(then)
  );
}

void CounterLink::Works::changePassword(
    const QString& oldOne, const QString& newOne, Then<Done> then
) {
  v1::ChangePasswordRequest request;
  request.set_request_id(client::newRequestId());
  request.set_old_password(oldOne.toStdString());
  request.set_new_password(newOne.toStdString());
  ask<v1::ChangePasswordResponse, v1::ChangePasswordRequest, Done>(
      std::move(request),
      [this](const v1::ChangePasswordResponse& response) {
        server_.setToken(response.session_token());
        return Done{};
      },
      std::move(then)
  );
}

void CounterLink::Works::sit(const std::string& counter, Then<Done> then) {
  v1::SignInRequest request;
  request.set_request_id(client::newRequestId());
  request.set_counter_id(counter);
  ask<v1::SignInResponse, v1::SignInRequest, Done>(
      std::move(request),
      [this, counter](const v1::SignInResponse& response) {
        const Done done = taken(response);
        takePlace(counter);
        return done;
      },
      std::move(then)
  );
}

QString CounterLink::Works::maybeElsewhereText() const {
  return english_ ? QStringLiteral(
                        "You sit at this counter already, perhaps at another PC. Type your "
                        "password again to go on here; your other logins end."
                    )
                  : QStringLiteral(
                        "您的工号已在这个窗口上岗，可能是在另一台电脑上。再输入一次口令，"
                        "就在这里继续，别处的登录都会退出。"
                    );
}

void CounterLink::Works::places(Then<QVector<Place>> then) {
  v1::ListCountersRequest request;
  request.set_page_size(kPlacesMax);
  ask<v1::ListCountersResponse, v1::ListCountersRequest, QVector<Place>>(
      std::move(request),
      [this](const v1::ListCountersResponse& response) {
        QVector<Place> places;
        for (const v1::Counter& counter : response.counters()) {
          places << placeOf(counter, zoneOffset_);
        }
        return places;
      },
      std::move(then)
  );
}

/// The server tells PCs apart by their code. To one without a code it says yes where the person
/// sits already, and the PC that they sit at would hear nothing: so such a PC looks first.
void CounterLink::Works::signIn(const std::string& counter, Then<Done> then) {
  if (!settings_.device.empty()) return sit(counter, std::move(then));
  places([this, counter, then = std::move(then)](const Answer<QVector<Place>>& answer) {
    if (const auto* denial = std::get_if<Denial>(&answer)) return then(*denial);
    for (const Place& place : std::get<QVector<Place>>(answer)) {
      const bool same = place.code.toStdString() == counter && place.staff == staff_;
      if (!same || !place.device.isEmpty()) continue;
      return then(Denial{Denial::Cause::MaybeElsewhere, maybeElsewhereText(), {}, {}});
    }
    sit(counter, then);
  });
}

void CounterLink::Works::logOutEverywhere(Then<Done> then) {
  v1::LogoutRequest request;
  request.set_request_id(client::newRequestId());
  request.set_everywhere(true);
  ask<v1::LogoutResponse, v1::LogoutRequest, Done>(
      std::move(request), [](const v1::LogoutResponse&) { return Done{}; }, std::move(then)
  );
}

/// The password is looked at before anybody is logged out, and once more because that ends the
/// session it gave.
void CounterLink::Works::goOnHere(
    const std::string& counter, const QString& password, const Then<Done>& then
) {
  const auto known = [then](const auto& answer) {
    const auto* denial = std::get_if<Denial>(&answer);
    if (denial != nullptr) then(*denial);
    return denial == nullptr;
  };
  const QString staff = staff_;
  login(staff, password, [=, this](const Answer<Person>& checked) {
    if (!known(checked)) return;
    logOutEverywhere([=, this](const Answer<Done>& out) {
      if (!known(out)) return;
      login(staff, password, [=, this](const Answer<Person>& again) {
        if (known(again)) sit(counter, then);
      });
    });
  });
}

/// The answer is nobody's: a session that is not ended ends by itself.
void CounterLink::Works::logout() {
  v1::LogoutRequest request;
  request.set_request_id(client::newRequestId());
  verbs_.post([this, request] {
    v1::LogoutResponse response;
    server_.once(request, response, settings_.perTry);
  });
  staff_.clear();
}

void CounterLink::Works::takePlace(const std::string& counter) {
  counter_ = counter;
  heardAt_ = time_.steady();
  setContact(Contact::Live);
  if (!mustWait()) watch();
}

void CounterLink::Works::leavePlace() {
  watcher_.reset();
  nextWatch_ = Milliseconds::max();
  counter_.clear();
  leaving_ = false;
  // Nobody acts on what stood at a counter that is no longer theirs.
  now_ = {};
  shownAt_ = 0;
  Q_EMIT link_->nowChanged();
  setContact(Contact::None);
}

void CounterLink::Works::end(const Denial& why) {
  leavePlace();
  staff_.clear();
  Q_EMIT link_->ended(why);
}

void CounterLink::Works::refuseAway(Then<Done> then) {
  later([this, then = std::move(then)] {
    then(Denial{Denial::Cause::NotHere, awayText(), {}, {}});
  });
}

}  // namespace hall::counter
