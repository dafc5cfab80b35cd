#include <utility>

#include "client/request_id.h"
#include "client/snapshot_merge.h"
#include "kiosk/link/link_works.h"
#include "kiosk/link/now_of.h"
#include "terminal/link/catalogue_fetch.h"
#include "terminal/link/words_of.h"

/// What the link does by itself: watching, losing the server and coming back, keeping its copy of
/// the catalogue, telling how the kiosk is.
namespace hall::kiosk {

using terminal::plainText;

namespace {

using Milliseconds = std::chrono::milliseconds;

/// Hours are looked at this often while the server is lost.
constexpr Milliseconds kHoursEvery{10'000};

Milliseconds timeIn(const google::protobuf::Timestamp& at) {
  return Milliseconds{at.seconds() * 1000 + at.nanos() / 1'000'000};
}

v1::DeviceCondition conditionMessage(KioskCondition condition) {
  switch (condition) {
    case KioskCondition::Ok:
      return v1::DEVICE_CONDITION_OK;
    case KioskCondition::PaperLow:
      return v1::DEVICE_CONDITION_PAPER_LOW;
    case KioskCondition::PaperOut:
      return v1::DEVICE_CONDITION_PAPER_OUT;
    case KioskCondition::PrinterFault:
      return v1::DEVICE_CONDITION_PRINTER_FAULT;
    case KioskCondition::ReaderFault:
      return v1::DEVICE_CONDITION_READER_FAULT;
    case KioskCondition::SoundFault:
      return v1::DEVICE_CONDITION_SOUND_FAULT;
    case KioskCondition::OutOfService:
      return v1::DEVICE_CONDITION_OUT_OF_SERVICE;
  }
  return v1::DEVICE_CONDITION_OTHER_FAULT;
}

v1::DeviceUsage usageMessage(const KioskUsage& usage, Milliseconds started) {
  v1::DeviceUsage message;
  message.mutable_start_time()->set_seconds(started.count() / 1000);
  message.set_visit_count(usage.visits);
  message.set_ticket_count(usage.tickets);
  message.set_printed_count(usage.sheetsPrinted);
  message.set_print_failure_count(usage.sheetsFailed);
  message.set_guide_count(usage.guidesOpened);
  message.set_printer_fault_count(usage.printerFaults);
  message.set_reader_fault_count(usage.readerFaults);
  message.set_server_loss_count(usage.serverLosses);
  return message;
}

}  // namespace

HallLink::Works::Works(
    const LinkSettings& settings, Journal journal, std::unique_ptr<OfflineBook> book
)
    : settings_(settings),
      journal_(std::move(journal)),
      book_(std::move(book)),
      desk_(*book_, journal_),
      server_(
          {settings_.address,
           settings_.serverAuthority,
           settings_.certificate,
           settings_.privateKey},
          {settings_.perTry, settings_.issuePatience}
      ),
      homecoming_(*book_, homecomingCalls(), homecomingNews(), journal_),
      copy_(settings_.folder / "catalogue") {
  server_.setToken(settings_.token);
  time_.assumeOffset(book_->lastHeard().offset);
  if (terminal::KnownCataloguePtr stored = copy_.load().catalogue) known_ = std::move(stored);
  zoneOffset_ = known_->zoneOffset;
  heardAt_ = time_.steady();
  // What a power cut kept from the server goes there first.
  online_ = book_->pending() == 0;
  lost_ = !online_;
  issuesAlone_ = desk_.givesNumbers(*known_, time_.now());
}

HallLink::Works::~Works() {
  timer_.stop();
  server_.stop();
  watcher_.reset();
  visits_.stop();
  errands_.stop();
}

void HallLink::Works::start(HallLink& link) {
  link_ = &link;
  QObject::connect(&timer_, &QTimer::timeout, link_, [this] { beat(); });
  timer_.start(settings_.beat);
  watch();
}

Homecoming::Server HallLink::Works::homecomingCalls() {
  const auto ask = [this](const auto& request, auto& response) {
    return server_.call(request, response);
  };
  return {ask, ask, ask};
}

Homecoming::OnTaken HallLink::Works::homecomingNews() {
  return [this](const v1::UploadedTicket& ticket) {
    later([this, number = plainText(ticket.number()), id = plainText(ticket.ticket_id())] {
      uploadedAs(number, id);
    });
  };
}

// ---- watching ----------------------------------------------------------------------------------

void HallLink::Works::watch() {
  v1::WatchHallRequest request;
  request.set_view(v1::VIEW_KIOSK);
  request.mutable_hall();
  client::Watcher::Callbacks callbacks;
  // On the watcher's thread; `held` is its alone.
  callbacks.onFrame = [this,
                       held = std::make_shared<v1::WatchSnapshot>()](const v1::WatchFrame& frame) {
    client::mergeFrame(frame, *held);
    const Milliseconds hallTime = timeIn(frame.hall_time());
    if (!held->has_kiosk()) return later([this, hallTime] { heard(hallTime); });
    later([this, hallTime, now = hallNowOf(held->kiosk(), zoneOffset_)] { took(now, hallTime); });
  };
  callbacks.onBookmark = [this](const v1::WatchFrame& frame) {
    later([this, hallTime = timeIn(frame.hall_time())] { heard(hallTime); });
  };
  callbacks.onRefused = [this](const client::Failure& failure) {
    later([this, failure] { wasRefused(failure); });
  };
  nextWatch_ = Milliseconds::max();
  watcher_ = std::make_unique<client::Watcher>(server_, std::move(request), std::move(callbacks));
}

void HallLink::Works::took(const HallNow& now, Milliseconds hallTime) {
  watched_ = now;
  byHours_ = true;  // whatever is shown, this is newer
  heard(hallTime);
  fetchCatalogue();
}

void HallLink::Works::heard(Milliseconds hallTime) {
  heardAt_ = time_.steady();
  time_.heard(hallTime);
  book_->heard({hallTime, time_.offset()});
  if (std::exchange(byHours_, false)) setNow(watched_);
  if (std::exchange(refused_, false)) Q_EMIT link_->refusedChanged();
  if (!online_) comeHome();
}

/// The watch ends for good where the server refuses it; it is tried again all the same, since a
/// device may be enrolled anew and a server be set up.
void HallLink::Works::wasRefused(const client::Failure& failure) {
  nextWatch_ = time_.steady() + settings_.retry;
  const bool token = failure.code == grpc::StatusCode::UNAUTHENTICATED ||
                     failure.code == grpc::StatusCode::PERMISSION_DENIED;
  if (!token || std::exchange(refused_, true)) return;
  journal_("the server refuses this kiosk: " + v1::Reason_Name(failure.reason()));
  Q_EMIT link_->refusedChanged();
}

void HallLink::Works::beat() {
  const Milliseconds steady = time_.steady();
  if (steady >= nextWatch_) watch();
  if (isSilent()) {
    if (online_) journal_("the server is lost; numbers come from the kiosk's own book");
    lookIntoBook();
    setOnline(false);
    if (steady >= nextHours_) {
      nextHours_ = steady + kHoursEvery;
      byHours_ = true;
      setNow(OfflineDesk::hallNow(watched_, *known_, time_.now()));
    }
    return;
  }
  if (!online_) comeHome();
  fetchCatalogue();
  sendHeartbeat();
  sendPrintReports();
}

bool HallLink::Works::isSilent() const {
  return time_.steady() - heardAt_ > settings_.silence;
}

void HallLink::Works::setOnline(bool online) {
  if (online == online_) return;
  online_ = online;
  lost_ = !online;
  // Whoever waits before the next try of a number looks at once whether the server is lost.
  server_.wake();
  nextHours_ = Milliseconds{0};
  nextHeartbeat_ = Milliseconds{0};
  Q_EMIT link_->onlineChanged();
}

void HallLink::Works::lookIntoBook() {
  const bool issues = desk_.givesNumbers(*known_, time_.now());
  if (issues == std::exchange(issuesAlone_, issues) || online_) return;
  Q_EMIT link_->onlineChanged();
}

void HallLink::Works::setNow(HallNow now) {
  now_ = std::move(now);
  now_.closedText = closedText_;
  Q_EMIT link_->nowChanged();
}

// ---- coming back -------------------------------------------------------------------------------

void HallLink::Works::comeHome() {
  if (returning_ || time_.steady() < nextReturn_) return;
  returning_ = errands_.post([this] {
    const bool uploaded = homecoming_.upload();
    later([this, uploaded] { cameHome(uploaded); });
  });
}

void HallLink::Works::cameHome(bool uploaded) {
  returning_ = false;
  if (!uploaded) {
    nextReturn_ = time_.steady() + settings_.retry;
    return;
  }
  // Numbers given meanwhile go up as well before the first one of the server's.
  if (isSilent() || issuing_ > 0 || book_->pending() > 0) return;
  if (!online_) journal_("the server is back; every number given offline is uploaded");
  setOnline(true);
}

// ---- the catalogue -----------------------------------------------------------------------------

void HallLink::Works::fetchCatalogue() {
  const quint32 wanted = watched_.catalogueVersion;
  if (wanted == 0 || wanted == known_->words->version) return;
  if (fetching_ || time_.steady() < nextFetch_) return;
  fetching_ = errands_.post([this, known = known_->words->version] {
    const auto catalogue = terminal::fetchCatalogue(server_, known, copy_, journal_);
    later([this, catalogue] { fetched(catalogue); });
  });
}

void HallLink::Works::fetched(terminal::KnownCataloguePtr catalogue) {
  fetching_ = false;
  nextFetch_ = time_.steady() + settings_.retry;
  if (catalogue == nullptr) return;
  nextFetch_ = Milliseconds{0};
  known_ = std::move(catalogue);
  zoneOffset_ = known_->zoneOffset;
  Q_EMIT link_->catalogueChanged();
}

// ---- how the kiosk is --------------------------------------------------------------------------

/// A paper that stands in no queue is a fault that somebody has to look at today.
v1::DeviceCondition HallLink::Works::condition() const {
  const bool lostNumbers = !book_->refusedOn(known_->dayOf(time_.now())).isEmpty();
  if (condition_ == KioskCondition::Ok && lostNumbers) return v1::DEVICE_CONDITION_OTHER_FAULT;
  return conditionMessage(condition_);
}

/// A sign of life; on the way it asks what became of requests whose answer never came.
void HallLink::Works::sendHeartbeat() {
  if (time_.steady() < nextHeartbeat_ || beating_) return;
  nextHeartbeat_ = time_.steady() + settings_.heartbeat;
  v1::ReportDeviceRequest request;
  request.set_request_id(client::newRequestId());
  request.set_condition(condition());
  request.set_software_version(settings_.softwareVersion);
  *request.mutable_usage() = usageMessage(usage_, Milliseconds{startedMs_} + time_.offset());
  beating_ = errands_.post([this, request = std::move(request)] {
    v1::ReportDeviceResponse response;
    // What is lost comes again with the next sign.
    const client::Failure failure = server_.once(request, response, settings_.perTry);
    homecoming_.settleOrphans(time_.steady());
    later([this, ok = failure.ok(), response] {
      beating_ = false;
      if (ok) answered(response);
    });
  });
}

void HallLink::Works::answered(const v1::ReportDeviceResponse& response) {
  if (!response.offline_prefix().empty()) book_->setPrefix(plainText(response.offline_prefix()));
  const QString closed = plainText(response.closed_text());
  if (closed == closedText_) return;
  closedText_ = closed;
  setNow(now_);
}

void HallLink::Works::sendPrintReports() {
  const bool waits = reporting_ || time_.steady() < nextReports_ || !online_;
  if (waits || printReports_.empty()) return;
  reporting_ = errands_.post([this, request = printReports_.front()] {
    v1::ReportPrintResponse response;
    const client::Failure failure = server_.once(request, response, settings_.perTry);
    later([this, id = request.request_id(), again = failure.isPassing()] {
      reporting_ = false;
      nextReports_ = again ? time_.steady() + settings_.retry : Milliseconds{0};
      const bool isFirst = !printReports_.empty() && printReports_.front().request_id() == id;
      if (!again && isFirst) printReports_.pop_front();
      if (!again) sendPrintReports();
    });
  });
}

}  // namespace hall::kiosk
