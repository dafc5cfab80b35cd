#pragma once

#include <QDate>
#include <QMap>
#include <QVector>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "hall/v1/ticket_service.pb.h"
#include "kiosk/link/offline_numbers.h"
#include "terminal/link/record_file.h"

namespace hall::kiosk {

/// Told what an operator has to know. Never an identity. Called from any thread.
using Journal = std::function<void(const std::string&)>;

/// The numbers that this kiosk gave without the server, until the server has every one of them. A
/// number is on the disk before anybody hears it. No identity is ever written: an offline number is
/// one without a card. Thread-safe.
///
/// A serial is what the server knows a ticket by for good, together with the device; one that comes
/// again is passed over silently, and its ticket lost. So its upper 43 bits are drawn anew at every
/// opening and its lower 20 count the tickets since: a disk restored from an image, or two kiosks
/// restored from one, start with other bits and never meet a serial that was given before.
class OfflineBook {
 public:
  using Milliseconds = std::chrono::milliseconds;

  struct Limits {
    Milliseconds alone = std::chrono::hours{72};  ///< since the server was last heard
    int tickets = 5000;                           ///< not uploaded yet
  };

  struct Ticket {
    v1::OfflineTicket message;  ///< as it is uploaded
    QString requestId;          ///< of the visit that took it
    QString queue;              ///< where it goes when the server knows its item no more
    QDate day;                  ///< the hall's
    /// The request went to the server before, and nobody knows whether it became a number there.
    bool askedServer = false;
  };

  /// What a new ticket is made of; number and serial are the book's.
  struct Draft {
    Ticket ticket;
    Milliseconds ofDay{0};  ///< passed of the hall's day
  };

  /// Sent as one UploadOfflineTickets.
  struct Batch {
    std::string requestId;
    QVector<v1::OfflineTicket> tickets;
  };

  struct Heard {
    Milliseconds hall{0};    ///< when the server was last heard; 0: never
    Milliseconds offset{0};  ///< by which the hall was ahead of this machine's clock
  };

  enum class Verdict { MayIssue, NoPrefix, AloneTooLong, TooManyTickets };

  struct Opening {
    std::unique_ptr<OfflineBook> book;  ///< null: `fault` says why
    QString fault;
  };
  static Opening open(const std::filesystem::path& path, Journal journal, Limits limits);
  static Opening open(const std::filesystem::path& path, Journal journal) {
    return open(path, std::move(journal), Limits());
  }

  // ---- giving numbers ----
  /// As the server gave it to this kiosk alone; empty: it did not yet, and no number is given.
  QString prefix() const;
  /// Kept on the disk. One that is none (isOfflinePrefix) is told to the journal and changes
  /// nothing.
  void setPrefix(const QString& prefix);
  Verdict mayIssue(Milliseconds now) const;
  /// Nothing: the disk does not take it, and no number was given.
  std::optional<Ticket> issue(Draft draft);
  /// The number that this request became here.
  std::optional<Ticket> ticketOf(const QString& requestId) const;

  // ---- handing them over ----
  int pending() const;
  /// The oldest that the server does not have; its request id is on the disk. Asked again: the same
  /// batch, until it is known what became of it. Nothing: the server has them all.
  std::optional<Batch> nextBatch(int most);
  void taken(const Batch& batch);
  /// The batch is made anew, of other tickets or under another request id.
  void drop(const Batch& batch);
  /// The server does not know its item or theme any more; it goes up for its queue alone. False: it
  /// did already, or has neither.
  bool goWithoutItem(quint64 serial);
  /// The server will never take it. It stays in the book, marked, and is told to the journal.
  void refuse(quint64 serial, const QString& why);
  /// Numbers in somebody's hand that stand in no queue.
  QStringList refusedOn(const QDate& day) const;

  // ---- requests whose number may stand at the server beside the one given here ----
  QStringList orphans() const;
  void settleOrphan(const QString& requestId);

  // ---- the server ----
  Heard lastHeard() const;
  /// Kept on the disk every ten minutes.
  void heard(const Heard& heard);

 private:
  struct Entry {
    Ticket ticket;
    bool settled = false;  ///< the server has it, or will never take it
    QString refusedWhy;
  };

  OfflineBook(Journal journal, Limits limits);

  void take(const QByteArray& record);
  void takeTicket(const QByteArray& record);
  bool put(const QByteArray& record);
  void settle(const QVector<quint64>& serials);
  Entry* entry(quint64 serial);
  int pendingLocked() const;
  void shorten();

  const Journal journal_;
  const Limits limits_;
  const quint64 serialBase_;

  mutable std::mutex mutex_;
  // State below is protected by mutex_.
  std::unique_ptr<terminal::RecordFile> file_;
  QVector<Entry> entries_;  ///< in the order of their issue
  QString prefix_;
  OfflineNumber last_;
  quint64 givenSinceOpening_ = 0;
  std::optional<Batch> batch_;
  QStringList orphans_;
  Heard heard_;
  Heard kept_;
};

}  // namespace hall::kiosk
