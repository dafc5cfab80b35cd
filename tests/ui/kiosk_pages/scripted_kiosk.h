#pragma once

#include <QObject>
#include <QQmlEngine>
#include <QQuickItem>
#include <QTranslator>
#include <memory>

#include "kiosk/app/demo_hall.h"
#include "kiosk/app/memory_book.h"
#include "kiosk/ui/kiosk_pages.h"
#include "tests/unit/kiosk_ui/scripted_speaker.h"

namespace hall::kiosk {

/// A printer that does what the test says, in the next turn of the event loop.
class ScriptedPrinter final : public TicketPrinting {
 public:
  using TicketPrinting::TicketPrinting;

  PrinterState state() const override { return state_; }
  void print(const TicketSlip&, bool, std::function<void(bool)> then) override;
  void printGuide(const QString&, bool, std::function<void(bool)> then) override;
  void setState(PrinterState state);

 private:
  PrinterState state_ = PrinterState::Ready;
};

/// The pages over the scripted hall, and the switches that a test turns.
class ScriptedKiosk : public QObject {
  Q_OBJECT
  Q_PROPERTY(hall::kiosk::KioskPages* pages READ pages CONSTANT)
  /// With HALL_LONG: every row of every table.
  Q_PROPERTY(bool thorough READ isThorough CONSTANT)

 public:
  /// The texts of this engine follow the language of the visit.
  explicit ScriptedKiosk(QQmlEngine& engine);

  KioskPages* pages() { return &pages_; }
  static bool isThorough() { return qEnvironmentVariableIsSet("HALL_LONG"); }

  /// As it stood at first: the first page, every look off, the hall open.
  Q_INVOKABLE void reset();
  Q_INVOKABLE void letPass(int seconds);
  Q_INVOKABLE void setOnline(bool online) { hall_.setOnline(online); }
  Q_INVOKABLE void setOpen(bool open) { hall_.setIssuing(open); }
  Q_INVOKABLE void close(const QString& text) { hall_.setClosed(text); }
  Q_INVOKABLE void suspend(const QString& text) { hall_.setSuspended(text); }
  Q_INVOKABLE void broadcast(const QString& text) { hall_.setBroadcast(text); }
  Q_INVOKABLE void setIssuesAlone(bool issues) { hall_.setIssuesAlone(issues); }
  /// The next number is refused: the hall's rules doubt the document.
  Q_INVOKABLE void doubtNext() { hall_.refuseNext(Denial::Cause::IdentityDoubtful); }
  Q_INVOKABLE void setPaper(bool paper);
  Q_INVOKABLE void setPaperLow() { printer_.setState(PrinterState::PaperLow); }
  Q_INVOKABLE void breakPrinter() { printer_.setState(PrinterState::Broken); }
  /// The pages of a kiosk that started anew after a power cut before the paper of a number was out.
  Q_INVOKABLE hall::kiosk::KioskPages* afterPowerCut();
  Q_INVOKABLE void openGuide(const QString& item) { pages_.guide()->open(item); }
  Q_INVOKABLE void layCard(const QString& number) { pages_.scans()->readCard(number, {}); }
  Q_INVOKABLE void setReaderThere(bool there) { pages_.setReaderThere(there); }
  Q_INVOKABLE QString lastSaid() const { return speaker_.said.value(speaker_.said.size() - 1); }
  Q_INVOKABLE int issued() const { return hall_.issued(); }
  /// Until answers have come.
  Q_INVOKABLE void turn();
  /// And every item has its place.
  Q_INVOKABLE void settle(QQuickItem* item);
  /// Warnings of the QML engine since the last call.
  Q_INVOKABLE QStringList takeWarnings();

 private:
  void listenTo(Visit& visit);
  void speak(bool english);

  QQmlEngine& engine_;
  DemoHall hall_;
  ScriptedPrinter printer_;
  MemoryBook book_;
  ScriptedSpeaker speaker_;
  KioskPages pages_;
  MemoryBook cutBook_;
  std::unique_ptr<KioskPages> afterPowerCut_;
  QTranslator english_;
  QStringList warnings_;
};

}  // namespace hall::kiosk
