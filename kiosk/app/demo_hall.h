#pragma once

#include <QHash>
#include <QVector>

#include "kiosk/ui/hall_port.h"

namespace hall::kiosk {

/// A hall that plays its part without a server: for `--demo`, for pictures of every page, and for
/// the tests of the pages. Three numbers stand there from the start: A001 waits, A002 is a no-show,
/// A003 is on hold. Its switches turn it into a hall without a server, out of hours, suspended.
class DemoHall final : public HallPort {
  Q_OBJECT

 public:
  explicit DemoHall(QObject* parent = nullptr);

  CataloguePtr catalogue() const override { return catalogue_; }
  const HallNow& now() const override { return now_; }
  bool isOnline() const override { return online_; }
  bool issuesAlone() const override { return issuesAlone_; }
  bool isRefused() const override { return refused_; }

  void estimate(const Purpose& purpose, Ground ground, Then<Promise> then) override;
  void issue(const QString& requestId, Errand errand, Then<TicketSlip> then) override;
  void find(const QString& number, Then<TicketSlip> then) override;
  void findById(const QString& ticketId, Then<TicketSlip> then) override;
  void numberOf(const QString& requestId, Then<TicketSlip> then) override;
  void reprint(const QString& ticketId, Then<TicketSlip> then) override;
  void restore(const QString& ticketId, Then<TicketSlip> then) override;
  void reportReturn(const QString& ticketId, Then<TicketSlip> then) override;
  void reportPrint(const TicketSlip& slip, PrintOutcome outcome) override;

  void setOnline(bool online);
  void setIssuesAlone(bool issues);
  void setRefused(bool refused);
  /// The next number is made, and its answer gets lost on the way.
  void loseNextAnswer() { losesAnswer_ = true; }
  /// The next number is refused for this.
  void refuseNext(Denial::Cause cause) { refusesNext_ = cause; }
  void setRehearsal(bool rehearsal);
  void setSuspended(const QString& text);  ///< empty: it goes on
  void setBroadcast(const QString& text);  ///< empty: none
  void setIssuing(bool issuing);           ///< false: out of hours
  void setAhead(int people);               ///< of everybody who takes a number from now on
  void setOpenCounters(int count);
  void setClosed(const QString& text);  ///< this kiosk; empty: it is open
  void publish(CataloguePtr catalogue);
  /// What became of a number at the counters, without this kiosk.
  void setState(const QString& number, TicketState state);
  /// The day of this number is over.
  void forget(const QString& number);
  int issued() const { return static_cast<int>(byRequest_.size()); }
  /// What came with the last request for a number, without what says who somebody is.
  const Errand& lastErrand() const { return lastErrand_; }
  bool lastHadApplicant() const { return lastHadApplicant_; }
  /// What reportPrint told, in its sequence.
  const QVector<PrintOutcome>& printed() const { return printed_; }

 private:
  void remember(const Errand& errand);
  TicketSlip newSlip(const Errand& errand);
  TicketSlip standing(const QString& number, TicketState state);
  const Queue* queueOf(const Purpose& purpose) const;
  TicketSlip* byId(const QString& id);
  TicketSlip* byNumber(const QString& number);
  void turn(const QString& id, TicketState from, TicketState to, Then<TicketSlip> then);
  void renewQueues();

  CataloguePtr catalogue_;
  HallNow now_;
  bool online_ = true;
  bool issuesAlone_ = true;
  bool issuing_ = true;
  int ahead_ = 3;
  std::optional<int> openCounters_;  ///< nothing: as many as serve the queue
  bool refused_ = false;
  bool losesAnswer_ = false;
  std::optional<Denial::Cause> refusesNext_;
  QVector<TicketSlip> slips_;
  QHash<QString, QString> byRequest_;  ///< request id → ticket id
  QHash<QString, QString> holders_;    ///< document number and queue → ticket id
  Errand lastErrand_;
  bool lastHadApplicant_ = false;
  QVector<PrintOutcome> printed_;
};

}  // namespace hall::kiosk
