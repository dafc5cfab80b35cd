#pragma once

#include <QObject>
#include <functional>

#include "kiosk/ui/hall_port.h"

namespace hall::kiosk {

/// How the kiosk's printer is, in the words of the pages.
enum class PrinterState { Ready, PaperLow, PaperOut, Broken };

/// The printer as the pages see it. Prints on a thread of its own; answers in the pages' thread, in
/// the sequence of the requests, once each.
class TicketPrinting : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  virtual PrinterState state() const = 0;
  /// What became of a sheet that came out or did not, as the hall is told. Right after the answer.
  PrintOutcome outcome(bool out) const {
    if (out) return PrintOutcome::Printed;
    return state() == PrinterState::PaperOut ? PrintOutcome::NoPaper : PrintOutcome::Failed;
  }
  /// True: the paper is out. `english` adds English below the Chinese words.
  virtual void print(const TicketSlip& slip, bool english, std::function<void(bool)> then) = 0;
  /// 办事指南 of an item as a card.
  virtual void printGuide(const QString& item, bool english, std::function<void(bool)> then) = 0;

 Q_SIGNALS:
  void stateChanged();
  /// Of each sheet that was sent to the printer, before its answer.
  void sheetDone(bool out);
};

/// Where the kiosk notes what it is about to ask for, so that a power cut between the commit and
/// the paper loses nothing: written to the disk before it returns. Holds no identity.
class IntentionBook {
 public:
  struct Intention {
    QString requestId;
    QString ticketId;  ///< empty while the answer is out
    QString number;
    friend bool operator==(const Intention&, const Intention&) = default;
  };

  virtual ~IntentionBook() = default;
  /// A new request id, on the disk. Empty: the disk does not take it; then nothing may be sent.
  virtual QString begin() = 0;
  /// The number is there and its paper is not.
  virtual void issued(const QString& requestId, const TicketSlip& slip) = 0;
  /// Paper and number are in the applicant's hand, or the request came to nothing.
  virtual void done(const QString& requestId) = 0;
  /// Numbers whose paper a power cut may have kept back, oldest first.
  virtual QVector<Intention> open() const = 0;
};

}  // namespace hall::kiosk
