#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "client/hall_time.h"
#include "counter-client/ui/counter_port.h"

namespace hall::counter {

/// Where the hall's server is, and where this PC keeps what it must not lose.
struct LinkSettings {
  using Milliseconds = std::chrono::milliseconds;

  std::string address;          ///< "127.0.0.1:7300"
  std::string serverAuthority;  ///< PEM text; empty: no TLS, loopback only
  std::string certificate;      ///< PEM text of this PC; empty: none
  std::string privateKey;
  std::string device;            ///< code of this PC in the hall; empty: none
  std::filesystem::path folder;  ///< exists; catalogue copy and deferred servings lie in it

  // Times and clocks are for tests to shorten and to step.
  Milliseconds stale{5'000};
  Milliseconds lost{10'000};
  Milliseconds perTry{4'000};
  Milliseconds patience{6'000};  ///< of a verb, before its sentence
  Milliseconds beat{250};        ///< how often the link looks at its clock
  Milliseconds retry{2'000};     ///< between two tries of what did not work
  client::HallTime::Clocks clocks = client::HallTime::machineClocks();
};

/// The hall over gRPC. Calls run on threads of their own; the windows never wait for the network.
/// The destructor cancels and waits for what is under way; after it nothing is called back.
///
/// What is lost and what is not:
/// - The start and the end of a serving are on the disk before they are sent, and leave it when the
///   server has taken them. Not answered, they are sent again until they are, before anything else
///   is, so that the server believes the time at which they happened. Refused, they wait for a word
///   of whoever did them.
/// - Meanwhile the counter shows what it did itself; nothing else is done, nobody is called.
class CounterLink : public CounterPort {
  Q_OBJECT

 public:
  /// Told what an operator has to know. Never an identity. Called from any thread.
  using Journal = std::function<void(const std::string&)>;

  /// The link, or in English why it cannot be: the folder cannot be written, another program holds
  /// the book.
  struct Opening {
    std::unique_ptr<CounterLink> link;
    QString fault;
  };
  static Opening open(const LinkSettings& settings, Journal journal);
  ~CounterLink() override;

  CataloguePtr catalogue() const override;
  const CounterNow& now() const override;
  Contact contact() const override;
  QDateTime hallTime() const override;
  int deferred() const override;
  QVector<Untaken> untaken() const override;
  void setEnglish(bool english) override;

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

 private:
  class Works;

  explicit CounterLink(std::unique_ptr<Works> works);

  std::unique_ptr<Works> works_;
};

}  // namespace hall::counter
