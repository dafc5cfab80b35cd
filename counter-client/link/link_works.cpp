#include "counter-client/link/link_works.h"

#include <utility>

#include "client/reason_texts.h"
#include "client/snapshot_merge.h"
#include "terminal/link/catalogue_fetch.h"
#include "terminal/link/words_of.h"

namespace hall::counter {

using terminal::plainText;

namespace {

using Milliseconds = std::chrono::milliseconds;

Milliseconds timeIn(const google::protobuf::Timestamp& at) {
  return Milliseconds{at.seconds() * 1000 + at.nanos() / 1'000'000};
}

Denial::Cause causeOf(v1::Reason reason) {
  using Cause = Denial::Cause;
  switch (reason) {
    case v1::REASON_NOT_SIGNED_IN:
    case v1::REASON_SESSION_REVOKED:
    case v1::REASON_DEVICE_REVOKED:
    case v1::REASON_STAFF_DISABLED:
      return Cause::SessionOver;
    case v1::REASON_COUNTER_TAKEN:
      return Cause::CounterTaken;
    case v1::REASON_STAFF_ELSEWHERE:
      return Cause::StaffElsewhere;
    case v1::REASON_FOREIGN_COUNTER:
    case v1::REASON_COUNTER_NOT_SIGNED_IN:
      return Cause::NotHere;
    case v1::REASON_LAST_ABLE_COUNTER:
      return Cause::OverrideNeeded;
    case v1::REASON_REASON_REQUIRED:
      return Cause::ReasonNeeded;
    case v1::REASON_SOMEBODY_WAITS:
      return Cause::SomebodyWaits;
    default:
      return Cause::Other;
  }
}

/// A refusal that says that nobody may watch any more, not that this moment is bad.
bool endsSession(const client::Failure& failure) {
  return failure.code == grpc::StatusCode::UNAUTHENTICATED ||
         failure.code == grpc::StatusCode::PERMISSION_DENIED;
}

}  // namespace

CounterLink::Works::Works(
    const LinkSettings& settings, Journal journal, std::unique_ptr<DeferredBook> book
)
    : settings_(settings),
      journal_(std::move(journal)),
      time_(settings_.clocks),
      server_(
          {settings_.address,
           settings_.serverAuthority,
           settings_.certificate,
           settings_.privateKey},
          {settings_.perTry, settings_.patience}
      ),
      book_(std::move(book)),
      copy_(settings_.folder / "catalogue") {
  if (terminal::KnownCataloguePtr stored = copy_.load().catalogue) known_ = std::move(stored);
  zoneOffset_ = known_->zoneOffset;
}

CounterLink::Works::~Works() {
  timer_.stop();
  server_.stop();
  watcher_.reset();
  verbs_.stop();
  questions_.stop();
}

void CounterLink::Works::start(CounterLink& link) {
  link_ = &link;
  QObject::connect(&timer_, &QTimer::timeout, link_, [this] { beat(); });
  timer_.start(settings_.beat);
}

void CounterLink::Works::later(std::function<void()> what) {
  QMetaObject::invokeMethod(link_, std::move(what), Qt::QueuedConnection);
}

Speech CounterLink::Works::speech() const {
  return {zoneOffset_, english_ ? client::Language::English : client::Language::Chinese};
}

void CounterLink::Works::setEnglish(bool english) {
  english_ = english;
}

Denial CounterLink::Works::denialOf(const client::Failure& failure) const {
  Denial denial;
  denial.cause = failure.isPassing() ? Denial::Cause::NotReachable : causeOf(failure.reason());
  denial.number = plainText(failure.at("number"));
  denial.counter = plainText(failure.at("counter_id"));
  const int offset = zoneOffset_;
  const client::SentenceStyle style{
      speech().language, [offset](std::string_view rfc3339) {
        const QDateTime time = QDateTime::fromString(
            QString::fromUtf8(rfc3339.data(), static_cast<qsizetype>(rfc3339.size())), Qt::ISODate
        );
        return time.toOffsetFromUtc(offset).toString(QStringLiteral("H:mm")).toStdString();
      }};
  denial.sentence = QString::fromStdString(client::sentenceOf(failure, style));
  return denial;
}

// ---- watching ----------------------------------------------------------------------------------

void CounterLink::Works::watch() {
  v1::WatchHallRequest request;
  request.set_view(v1::VIEW_COUNTER);
  request.set_counter_id(counter_);
  client::Watcher::Callbacks callbacks;
  // On the watcher's thread; `held` is its alone.
  callbacks.onFrame = [this,
                       held = std::make_shared<v1::WatchSnapshot>()](const v1::WatchFrame& frame) {
    client::mergeFrame(frame, *held);
    const Milliseconds hallTime = timeIn(frame.hall_time());
    if (!held->has_counter()) return later([this, hallTime] { heard(hallTime); });
    Frame shown;
    shown.now = counterNowOf(held->counter(), speech());
    shown.epoch = frame.epoch();
    shown.position = frame.position();
    shown.catalogueVersion = held->counter().hall().catalogue_version();
    shown.hallTime = hallTime;
    later([this, shown] { took(shown); });
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

/// A frame that is older than what a response showed already is passed over: the next one holds
/// both.
void CounterLink::Works::took(const Frame& frame) {
  heard(frame.hallTime);
  if (counter_.empty() || mustWait()) return;
  if (frame.epoch != std::exchange(epoch_, frame.epoch)) shownAt_ = 0;
  if (frame.position < shownAt_) return;
  shownAt_ = frame.position;
  now_ = frame.now;
  wantedCatalogue_ = frame.catalogueVersion;
  fetchCatalogue();
  Q_EMIT link_->nowChanged();
  // The same person may have gone on at another PC.
  const bool here = now_.counter.device == plainText(settings_.device);
  if (leaving_ || (now_.counter.staff == staff_ && here)) return;
  end({Denial::Cause::NotHere, awayText(), {}, {}});
}

QString CounterLink::Works::awayText() const {
  return english_ ? QStringLiteral("The counter was signed off or taken over elsewhere.")
                  : QStringLiteral("这个窗口已签退，或已在别处接管。");
}

/// A PC without a code cannot know who ended its session.
Denial CounterLink::Works::endOf(const client::Failure& failure) const {
  Denial why = denialOf(failure);
  if (failure.reason() != v1::REASON_SESSION_REVOKED || !settings_.device.empty()) return why;
  why.sentence += english_ ? QStringLiteral(" You may have gone on at another PC.")
                           : QStringLiteral("您可能已在另一台电脑上继续办理这个窗口。");
  return why;
}

void CounterLink::Works::heard(Milliseconds hallTime) {
  heardAt_ = time_.steady();
  time_.heard(hallTime);
  if (!counter_.empty()) setContact(Contact::Live);
}

void CounterLink::Works::wasRefused(const client::Failure& failure) {
  nextWatch_ = time_.steady() + settings_.retry;
  if (!endsSession(failure) || counter_.empty()) return;
  journal_("the server refuses the watch: " + v1::Reason_Name(failure.reason()));
  Denial why = endOf(failure);
  // The watch is for who sits there alone.
  if (failure.reason() == v1::REASON_NOT_PERMITTED)
    why = {Denial::Cause::NotHere, awayText(), {}, {}};
  end(why);
}

void CounterLink::Works::beat() {
  if (counter_.empty()) return;
  const Milliseconds steady = time_.steady();
  const Milliseconds silence = steady - heardAt_;
  if (silence > settings_.lost) {
    setContact(Contact::Lost);
  } else if (silence > settings_.stale) {
    setContact(Contact::Stale);
  }
  if (mustWait()) {
    sendDeferred();
  } else if (steady >= nextWatch_) {
    watch();
  }
  fetchCatalogue();
}

void CounterLink::Works::setContact(Contact contact) {
  if (contact == contact_) return;
  contact_ = contact;
  Q_EMIT link_->contactChanged();
}

// ---- the catalogue -----------------------------------------------------------------------------

void CounterLink::Works::fetchCatalogue() {
  const Milliseconds steady = time_.steady();
  const bool current = wantedCatalogue_ == 0 || wantedCatalogue_ == known_->words->version;
  if (fetching_ || current || steady < nextFetch_) return;
  fetching_ = questions_.post([this, known = known_->words->version] {
    const auto catalogue = terminal::fetchCatalogue(server_, known, copy_, journal_);
    later([this, catalogue] {
      fetching_ = false;
      nextFetch_ = time_.steady() + settings_.retry;
      if (!catalogue) return;
      known_ = catalogue;
      zoneOffset_ = known_->zoneOffset;
      Q_EMIT link_->catalogueChanged();
    });
  });
}

}  // namespace hall::counter
