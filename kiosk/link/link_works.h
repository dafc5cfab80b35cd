#pragma once

#include <QHash>
#include <QSet>
#include <QTimer>
#include <atomic>
#include <deque>
#include <memory>
#include <optional>

#include "client/hall_client.h"
#include "client/hall_time.h"
#include "client/watcher.h"
#include "client/work_lane.h"
#include "hall/v1/admin_service.pb.h"
#include "kiosk/link/hall_link.h"
#include "kiosk/link/homecoming.h"
#include "kiosk/link/offline_desk.h"
#include "terminal/link/catalogue_copy.h"

namespace hall::kiosk {

/// The inside of HallLink. Members are the pages' thread's unless said otherwise; what runs on a
/// lane gets values and shared pointers and posts its outcome back.
class HallLink::Works {
 public:
  Works(const LinkSettings& settings, Journal journal, std::unique_ptr<OfflineBook> book);
  ~Works();

  /// Once `link` exists.
  void start(HallLink& link);

  // ---- what the pages ask ----
  const terminal::KnownCatalogue& known() const { return *known_; }
  const HallNow& now() const { return now_; }
  bool isOnline() const { return online_; }
  bool issuesAlone() const { return issuesAlone_; }
  bool isRefused() const { return refused_; }
  QDateTime hallTime() const { return known_->timeOf(time_.now()); }
  int waitingForUpload() const { return book_->pending(); }
  QString offlinePrefix() const { return book_->prefix(); }

  void estimate(const Purpose& purpose, Ground ground, Then<Promise> then);
  void issue(const QString& requestId, Errand errand, Then<TicketSlip> then);
  void numberOf(const QString& requestId, Then<TicketSlip> then);
  void reportPrint(const TicketSlip& slip, PrintOutcome outcome);
  void setCondition(KioskCondition condition);
  void setUsage(const KioskUsage& usage) { usage_ = usage; }
  void setToken(const std::string& token);

  /// One call of TicketService that ends in a slip; NotReachable at once while the server is lost.
  template <class Response, class Request>
  void ask(
      Request request,
      TicketSlip (*slipOf)(const Response&, const terminal::KnownCatalogue&),
      Then<TicketSlip> then
  );

 private:
  /// Numbers asked for while the server answers nothing; see `issueWith`.
  struct Asking {
    v1::IssueTicketRequest request;
    OfflineDesk::Visit visit;  ///< its errand stays empty until a number is given offline
    terminal::KnownCataloguePtr known;
    ~Asking() { wipeErrands(); }
    void wipeErrands();
  };

  /// On the pages' thread, in a later turn.
  void later(std::function<void()> what);
  template <class T>
  void answer(Then<T> then, Answer<T> answer);
  /// `job` on a lane, its answer to the pages.
  template <class T>
  void work(std::function<Answer<T>()> job, Then<T> then);

  Answer<TicketSlip> issueWith(Asking& asking);
  Answer<TicketSlip> issueOffline(Asking& asking);
  void noteAnswer(const QString& requestId, const Answer<TicketSlip>& given);

  void watch();
  void took(const HallNow& now, std::chrono::milliseconds hallTime);
  void heard(std::chrono::milliseconds hallTime);
  void wasRefused(const client::Failure& failure);
  void beat();
  void setOnline(bool online);
  void lookIntoBook();
  void setNow(HallNow now);
  bool isSilent() const;

  void comeHome();
  void cameHome(bool uploaded);
  void fetchCatalogue();
  void fetched(terminal::KnownCataloguePtr catalogue);
  void sendHeartbeat();
  void answered(const v1::ReportDeviceResponse& response);
  void sendPrintReports();
  void addPrintReport(const QString& ticketId, PrintOutcome outcome);
  /// A number given without the server has an id there.
  void uploadedAs(const QString& number, const QString& ticketId);
  v1::DeviceCondition condition() const;
  Homecoming::Server homecomingCalls();
  Homecoming::OnTaken homecomingNews();

  const LinkSettings settings_;
  const Journal journal_;
  HallLink* link_ = nullptr;
  client::HallTime time_;              // thread-safe
  std::unique_ptr<OfflineBook> book_;  // thread-safe
  OfflineDesk desk_;                   // thread-safe
  client::HallClient server_;          // thread-safe
  Homecoming homecoming_;              // the lanes', one run of each kind at a time
  const terminal::CatalogueCopy copy_;

  terminal::KnownCataloguePtr known_ = std::make_shared<terminal::KnownCatalogue>();
  std::atomic<int> zoneOffset_{8 * 3600};  ///< of known_, for the watcher's thread
  HallNow watched_;                        ///< as the server last said
  HallNow now_;                            ///< the same, or what the hours say while it is lost
  bool byHours_ = false;
  bool online_ = true;
  std::atomic<bool> lost_{false};  ///< !online_, for the lanes
  bool issuesAlone_ = false;       ///< as the book said last
  bool refused_ = false;
  int issuing_ = 0;  ///< numbers being asked for
  /// Requests that the server was asked and never answered.
  QSet<QString> unanswered_;
  bool returning_ = false;
  bool fetching_ = false;
  bool reporting_ = false;
  bool beating_ = false;
  KioskCondition condition_ = KioskCondition::Ok;
  KioskUsage usage_;
  const qint64 startedMs_ = QDateTime::currentMSecsSinceEpoch();
  QString closedText_;  ///< as the server last said
  std::deque<v1::ReportPrintRequest> printReports_;
  /// Of numbers that the server does not have yet.
  QHash<QString, PrintOutcome> printsAlone_;

  // On the steady clock: when something was last heard, when something is due again.
  std::chrono::milliseconds heardAt_{0};
  std::chrono::milliseconds nextReturn_{0};
  std::chrono::milliseconds nextFetch_{0};
  std::chrono::milliseconds nextHeartbeat_{0};
  std::chrono::milliseconds nextReports_{0};
  std::chrono::milliseconds nextWatch_{0};
  std::chrono::milliseconds nextHours_{0};

  QTimer timer_;
  client::WorkLane visits_{2, 32};
  client::WorkLane errands_{2, 32};  ///< what no visitor waits for
  std::unique_ptr<client::Watcher> watcher_;
};

}  // namespace hall::kiosk
