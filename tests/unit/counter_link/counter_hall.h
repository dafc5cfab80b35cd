#pragma once

#include <mutex>
#include <optional>
#include <vector>

#include "client/request_id.h"
#include "counter-client/link/counter_link.h"
#include "tests/support/terminal/served_hall.h"

namespace hall::counter::sample {

using terminal::sample::SilentRelay;

/// A real hall and the link of one of its counter PCs, at counter 1 of the township.
class CounterHall : public terminal::sample::ServedHall {
 protected:
  CounterHall() { openLink(); }
  ~CounterHall() override { link_.reset(); }

  LinkSettings settings() const {
    LinkSettings settings;
    settings.address = relay_->address();
    settings.folder = folder_ / "counter";
    settings.device = "pc-01";
    settings.perTry = std::chrono::milliseconds{1'000};
    settings.patience = std::chrono::milliseconds{1'000};
    // The watch brings something every 2 s.
    settings.stale = std::chrono::milliseconds{3'000};
    settings.lost = std::chrono::milliseconds{4'000};
    settings.beat = std::chrono::milliseconds{20};
    settings.retry = std::chrono::milliseconds{100};
    return settings;
  }
  void openLink() {
    link_.reset();
    std::filesystem::create_directories(folder_ / "counter");
    link_ = linkOf(settings());
  }
  std::unique_ptr<CounterLink> linkOf(const LinkSettings& settings) {
    auto opening = CounterLink::open(settings, [](const std::string&) {});
    EXPECT_NE(opening.link, nullptr) << opening.fault.toStdString();
    return std::move(opening.link);
  }

  /// Of another PC in the hall; `device`: its code.
  std::unique_ptr<CounterLink> secondLink(const std::string& device = {}) {
    LinkSettings other = settings();
    other.folder = folder_ / "other";
    other.device = device;
    std::filesystem::create_directories(other.folder);
    return linkOf(other);
  }

  /// The first PC has no code.
  void openLinkWithoutCode() {
    link_.reset();
    LinkSettings bare = settings();
    bare.device.clear();
    link_ = linkOf(bare);
  }
  Answer<Done> goOnHere(CounterLink& link, const QString& password) {
    return asked<Done>([&](const Then<Done>& then) { link.goOnHere("1", password, then); });
  }

  /// Asks and waits for the answer.
  template <class T, class Ask>
  Answer<T> asked(Ask ask) {
    std::optional<Answer<T>> answer;
    ask([&answer](const Answer<T>& given) { answer = given; });
    EXPECT_TRUE(until([&answer] { return answer.has_value(); })) << "no answer came";
    return answer.value_or(Denial{});
  }
  Answer<Person> login(CounterLink& link, const QString& staff) {
    const QString password = QString::fromStdString(passwordOf(staff.toStdString()));
    return asked<Person>([&](const Then<Person>& then) { link.login(staff, password, then); });
  }
  Answer<Done> signIn(CounterLink& link, const QString& counter) {
    return asked<Done>([&](const Then<Done>& then) { link.signIn(counter, then); });
  }
  Answer<Done> act(CounterLink& link, const Verb& verb) {
    return asked<Done>([&](const Then<Done>& then) { link.act(verb, then); });
  }
  Done done(const Answer<Done>& answer) {
    const auto* denial = std::get_if<Denial>(&answer);
    if (denial == nullptr) return std::get<Done>(answer);
    ADD_FAILURE() << denial->sentence.toStdString();
    return {};
  }
  Denial denied(const Answer<Done>& answer) {
    const auto* denial = std::get_if<Denial>(&answer);
    EXPECT_NE(denial, nullptr) << "it was not denied";
    return denial == nullptr ? Denial{} : *denial;
  }
  /// Staff 1001 at counter 1, and the watch has told of it.
  void startWork() {
    ASSERT_TRUE(std::holds_alternative<Person>(login(*link_, "1001")));
    done(signIn(*link_, "1"));
    ASSERT_TRUE(until([this] {
      return link_->catalogue()->version > 0 && !link_->now().queues.isEmpty();
    }));
  }
  /// Somebody takes a number at the kiosk, past the relay.
  QString arrive(const std::string& item = "social-card", const std::string& document = {}) {
    v1::IssueTicketRequest request;
    request.set_request_id(client::newRequestId());
    request.mutable_errand()->set_item_id(item);
    if (!document.empty()) {
      auto& applicant = *request.mutable_errand()->mutable_applicant();
      applicant.set_resident_id(document);
      applicant.set_name("李建国");
      applicant.set_source(v1::IDENTITY_SOURCE_CARD);
      request.mutable_errand()->set_allow_duplicate(true);
    }
    v1::IssueTicketResponse response;
    const auto failure = direct().call(request, response);
    EXPECT_TRUE(failure.ok()) << failure.message << v1::Reason_Name(failure.reason());
    return QString::fromStdString(response.ticket().number());
  }
  void resetPassword(const std::string& staff, const std::string& password) {
    v1::ResetPasswordRequest request;
    request.set_request_id(client::newRequestId());
    request.set_staff_number(staff);
    request.set_first_password(password);
    v1::ResetPasswordResponse response;
    const auto failure = manager().call(request, response);
    EXPECT_TRUE(failure.ok()) << failure.message;
  }
  /// The manager lets whoever sits there serve these queues alone.
  void leaveQueuesTo(const std::string& counter, const std::vector<std::string>& queues) {
    v1::SetCounterRequest request;
    request.set_request_id(client::newRequestId());
    request.set_counter_id(counter);
    request.mutable_staff_queue_ids()->Assign(queues.begin(), queues.end());
    request.mutable_update_mask()->add_paths("staff_queue_ids");
    v1::SetCounterResponse response;
    const auto failure = manager().call(request, response);
    EXPECT_TRUE(failure.ok()) << failure.message << v1::Reason_Name(failure.reason());
  }
  CounterState state() const { return link_->now().counter.state; }
  bool untilState(CounterState wanted) {
    return until([&] { return state() == wanted; });
  }
  bool untilContact(Contact wanted) {
    return until([&] { return link_->contact() == wanted; });
  }
  /// A result for the item that is served.
  static verb::Finish finish(Outcome outcome = Outcome::Done) {
    ItemOutcome one;
    one.item = "social-card";
    one.outcome = outcome;
    return {{one}, "备注"};
  }

  std::unique_ptr<CounterLink> link_;
};

}  // namespace hall::counter::sample
