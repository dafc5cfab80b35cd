#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "kiosk/ui/hall_port.h"

namespace hall::kiosk {

/// What the kiosk says of itself, the worst first where several hold.
enum class KioskCondition {
  Ok,
  PaperLow,
  PaperOut,
  PrinterFault,
  ReaderFault,
  SoundFault,
  OutOfService
};

/// What the kiosk was used for since its program started; no part of it tells of a person.
struct KioskUsage {
  std::uint32_t visits = 0;  ///< beyond the first page
  std::uint32_t tickets = 0;
  std::uint32_t sheetsPrinted = 0;
  std::uint32_t sheetsFailed = 0;
  std::uint32_t guidesOpened = 0;
  std::uint32_t printerFaults = 0;
  std::uint32_t readerFaults = 0;
  std::uint32_t serverLosses = 0;
  friend bool operator==(const KioskUsage&, const KioskUsage&) = default;
};

/// Where the hall's server is, and where this kiosk keeps what it must not lose.
struct LinkSettings {
  using Milliseconds = std::chrono::milliseconds;

  std::string address;          ///< "127.0.0.1:7300"
  std::string serverAuthority;  ///< PEM text; empty: no TLS, loopback only
  std::string certificate;      ///< PEM text of the kiosk; empty: none
  std::string privateKey;
  std::string token;             ///< of the device, see DeviceSession
  std::filesystem::path folder;  ///< exists; catalogue copy and offline book lie in it
  std::string softwareVersion;

  // Times are for tests to shorten.
  Milliseconds silence{10'000};       ///< nothing was heard for so long: the server is lost
  Milliseconds issuePatience{8'000};  ///< how long a number is asked for while it is not lost
  Milliseconds perTry{2'500};
  Milliseconds beat{500};          ///< how often the link looks at its clock
  Milliseconds retry{5'000};       ///< between two tries of what did not work
  Milliseconds heartbeat{30'000};  ///< sign of life to the server
  Milliseconds alone = std::chrono::hours{72};
};

/// The hall over gRPC, and while the server is lost the kiosk's own book. All calls run on threads
/// of their own; the pages' thread never waits for the network. The destructor cancels and waits
/// for what is under way; after it nothing is called back.
///
/// What is lost and what is there:
/// - Nothing heard for 10 s (the watch brings something every 2 s): offline, numbers come from the
///   book. A number that was being asked for from the server gets one of the book's then, and what
///   the server may have made of the request is found and cancelled later.
/// - Heard again: what was given offline is uploaded first, and only then is the kiosk online,
///   since the server takes no offline number for older than the kiosk's last one with it.
class HallLink : public HallPort {
  Q_OBJECT

 public:
  /// Told what an operator has to know. Never an identity. Called from any thread.
  using Journal = std::function<void(const std::string&)>;

  /// The link, or in English why it cannot be: the folder cannot be written, another program holds
  /// the book.
  struct Opening {
    std::unique_ptr<HallLink> link;
    QString fault;
  };
  static Opening open(const LinkSettings& settings, Journal journal);
  ~HallLink() override;

  CataloguePtr catalogue() const override;
  const HallNow& now() const override;
  bool isOnline() const override;
  bool issuesAlone() const override;
  bool isRefused() const override;
  void estimate(const Purpose& purpose, Ground ground, Then<Promise> then) override;
  void issue(const QString& requestId, Errand errand, Then<TicketSlip> then) override;
  void find(const QString& number, Then<TicketSlip> then) override;
  void findById(const QString& ticketId, Then<TicketSlip> then) override;
  void numberOf(const QString& requestId, Then<TicketSlip> then) override;
  void reprint(const QString& ticketId, Then<TicketSlip> then) override;
  void restore(const QString& ticketId, Then<TicketSlip> then) override;
  void reportReturn(const QString& ticketId, Then<TicketSlip> then) override;
  void reportPrint(const TicketSlip& slip, PrintOutcome outcome) override;

  /// Said at the next sign of life, at once where it changed.
  void setCondition(KioskCondition condition);
  /// Said at the next sign of life.
  void setUsage(const KioskUsage& usage);
  /// After the kiosk was enrolled anew.
  void setToken(const std::string& token);
  /// The hall's time, whatever the kiosk's own clock shows.
  QDateTime hallTime() const;
  /// Given offline and not at the server yet.
  int waitingForUpload() const;
  /// Before the numbers given offline; empty: the server has not given it yet, and there are none.
  QString offlinePrefix() const;

 private:
  class Works;

  explicit HallLink(std::unique_ptr<Works> works);

  std::unique_ptr<Works> works_;
};

}  // namespace hall::kiosk
