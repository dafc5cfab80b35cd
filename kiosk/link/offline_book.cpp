#include "kiosk/link/offline_book.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QRandomGenerator>
#include <algorithm>
#include <utility>

#include "client/request_id.h"
#include "kiosk/link/offline_records.h"

namespace hall::kiosk {

namespace {

using records::Kind;

constexpr int kCountBits = 20;
constexpr quint64 kRandomMask = (quint64{1} << 43) - 1;
constexpr std::chrono::minutes kHeardKeptEvery{10};
/// Of what is settled; then it is dropped from the file.
constexpr qint64 kFileMax = qint64{256} * 1024;
/// How long a ticket that the server will never take stays marked.
constexpr int kRefusedKeptDays = 30;

QVector<quint64> serialsIn(const QCborMap& map) {
  QVector<quint64> serials;
  for (const auto& one : map.value(qint64{records::kSerials}).toArray()) {
    serials.push_back(static_cast<quint64>(one.toInteger()));
  }
  return serials;
}

QVector<quint64> serialsOf(const OfflineBook::Batch& batch) {
  QVector<quint64> serials;
  for (const v1::OfflineTicket& ticket : batch.tickets) {
    serials.push_back(ticket.offline_serial());
  }
  return serials;
}

void stripItem(OfflineBook::Ticket& ticket) {
  ticket.message.set_queue_id(ticket.queue.toStdString());
  ticket.message.clear_item_revision();
  ticket.message.clear_guide_version();
}

}  // namespace

OfflineBook::OfflineBook(Journal journal, Limits limits)
    : journal_(std::move(journal)),
      limits_(limits),
      serialBase_((QRandomGenerator::system()->generate64() & kRandomMask) << kCountBits) {}

OfflineBook::Opening OfflineBook::open(
    const std::filesystem::path& path, Journal journal, Limits limits
) {
  Opening opening;
  terminal::RecordFile::Opening found = terminal::RecordFile::open(path);
  opening.fault = found.fault;
  if (found.file == nullptr) return opening;
  opening.book.reset(new OfflineBook(std::move(journal), limits));
  OfflineBook& book = *opening.book;
  const std::lock_guard lock(book.mutex_);
  book.file_ = std::move(found.file);
  for (const QByteArray& record : found.records) book.take(record);
  book.kept_ = book.heard_;
  if (found.damaged > 0) {
    book.journal_(
        path.string() + ": " + std::to_string(found.damaged) +
        " damaged stretch(es) passed over; a number given offline may be missing"
    );
  }
  if (found.cutOff > 0) book.journal_(path.string() + ": a torn end was cut off");
  book.shorten();
  return opening;
}

// ---- the file ----------------------------------------------------------------------------------

void OfflineBook::take(const QByteArray& record) {
  const QCborMap map = QCborValue::fromCbor(record).toMap();
  const QString requestId = map.value(qint64{records::kRequestId}).toString();
  switch (static_cast<Kind>(map.value(qint64{records::kKind}).toInteger())) {
    case Kind::Ticket:
      return takeTicket(record);
    case Kind::Batch: {
      Batch batch{requestId.toStdString(), {}};
      for (const quint64 serial : serialsIn(map)) {
        const Entry* known = entry(serial);
        if (known != nullptr) batch.tickets.push_back(known->ticket.message);
      }
      batch_ = std::move(batch);
      return;
    }
    case Kind::Taken:
      if (batch_ && batch_->requestId == requestId.toStdString()) settle(serialsOf(*batch_));
      batch_.reset();
      return;
    case Kind::Dropped:
      return batch_.reset();
    case Kind::WithoutItem:
      for (const quint64 serial : serialsIn(map)) {
        if (Entry* known = entry(serial)) stripItem(known->ticket);
      }
      return batch_.reset();
    case Kind::Refused:
      for (const quint64 serial : serialsIn(map)) {
        if (Entry* known = entry(serial)) {
          known->refusedWhy = map.value(qint64{records::kWhy}).toString();
        }
      }
      settle(serialsIn(map));
      return batch_.reset();
    case Kind::OrphanDone:
      orphans_.removeAll(requestId);
      return;
    case Kind::Heard:
      heard_ = {
          Milliseconds{map.value(qint64{records::kHall}).toInteger()},
          Milliseconds{map.value(qint64{records::kOffset}).toInteger()}};
      return;
    case Kind::Prefix:
      prefix_ = map.value(qint64{records::kPrefix}).toString();
      return;
    case Kind::LastNumber:
      last_ = {
          QDate::fromJulianDay(map.value(qint64{records::kDay}).toInteger()),
          static_cast<int>(map.value(qint64{records::kRunning}).toInteger())};
      return;
  }
}

void OfflineBook::takeTicket(const QByteArray& record) {
  const QCborMap map = QCborValue::fromCbor(record).toMap();
  Entry taken;
  const QByteArray message = map.value(qint64{records::kMessage}).toByteArray();
  if (!taken.ticket.message.ParseFromArray(message.constData(), static_cast<int>(message.size()))) {
    return;
  }
  taken.ticket.requestId = map.value(qint64{records::kRequestId}).toString();
  taken.ticket.queue = map.value(qint64{records::kQueue}).toString();
  taken.ticket.day = QDate::fromJulianDay(map.value(qint64{records::kDay}).toInteger());
  taken.ticket.askedServer = map.value(qint64{records::kAskedServer}).toBool();
  last_ = {taken.ticket.day, static_cast<int>(map.value(qint64{records::kRunning}).toInteger())};
  if (taken.ticket.askedServer) orphans_ << taken.ticket.requestId;
  entries_.push_back(std::move(taken));
}

bool OfflineBook::put(const QByteArray& record) {
  return file_->append(record);
}

/// Settled tickets leave the file, refused ones only after a month.
void OfflineBook::shorten() {
  if (file_->size() < kFileMax || pendingLocked() > 0 || !orphans_.isEmpty()) return;
  QVector<QByteArray> kept{records::ofHeard(heard_), records::ofPrefix(prefix_)};
  const auto isGone = [this](const Entry& entry) {
    const bool refused = !entry.refusedWhy.isEmpty();
    return !refused || entry.ticket.day.daysTo(last_.day) > kRefusedKeptDays;
  };
  QVector<Entry> entries = entries_;
  entries.erase(std::remove_if(entries.begin(), entries.end(), isGone), entries.end());
  for (const Entry& entry : std::as_const(entries)) {
    const quint64 serial = entry.ticket.message.offline_serial();
    kept.push_back(records::ofTicket(entry.ticket, 0));
    kept.push_back(records::ofSerial(Kind::Refused, serial, entry.refusedWhy));
    if (entry.ticket.askedServer) {
      kept.push_back(records::ofRequest(Kind::OrphanDone, entry.ticket.requestId));
    }
  }
  kept.push_back(records::ofLastNumber(last_));
  if (file_->rewrite(kept)) entries_ = std::move(entries);
}

OfflineBook::Entry* OfflineBook::entry(quint64 serial) {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [serial](const Entry& one) {
    return one.ticket.message.offline_serial() == serial;
  });
  return found == entries_.end() ? nullptr : &*found;
}

void OfflineBook::settle(const QVector<quint64>& serials) {
  for (Entry& one : entries_) {
    if (serials.contains(one.ticket.message.offline_serial())) one.settled = true;
  }
}

// ---- giving numbers ----------------------------------------------------------------------------

QString OfflineBook::prefix() const {
  const std::lock_guard lock(mutex_);
  return prefix_;
}

void OfflineBook::setPrefix(const QString& prefix) {
  const std::lock_guard lock(mutex_);
  if (prefix == prefix_) return;
  if (!isOfflinePrefix(prefix)) {
    return journal_(
        "the server gave the offline prefix \"" + prefix.toStdString() + "\", which is none"
    );
  }
  if (!put(records::ofPrefix(prefix))) return journal_("the disk does not take the offline prefix");
  prefix_ = prefix;
}

OfflineBook::Verdict OfflineBook::mayIssue(Milliseconds now) const {
  const std::lock_guard lock(mutex_);
  if (prefix_.isEmpty()) return Verdict::NoPrefix;
  const bool everHeard = heard_.hall > Milliseconds{0};
  if (!everHeard || now - heard_.hall > limits_.alone) return Verdict::AloneTooLong;
  if (pendingLocked() >= limits_.tickets) return Verdict::TooManyTickets;
  return Verdict::MayIssue;
}

std::optional<OfflineBook::Ticket> OfflineBook::issue(Draft draft) {
  const std::lock_guard lock(mutex_);
  Ticket ticket = std::move(draft.ticket);
  const OfflineNumber number = numberAfter(last_, ticket.day, draft.ofDay, givenSinceOpening_ == 0);
  if (number.running > kOfflineNumberMax) return std::nullopt;
  ticket.day = number.day;
  ticket.message.set_number(offlineNumberText(prefix_, number.running).toStdString());
  ticket.message.set_offline_serial(serialBase_ + givenSinceOpening_ + 1);
  if (!put(records::ofTicket(ticket, number.running))) {
    journal_("the disk takes no number given offline");
    return std::nullopt;
  }
  ++givenSinceOpening_;
  last_ = number;
  if (ticket.askedServer) orphans_ << ticket.requestId;
  entries_.push_back({ticket, false, {}});
  return ticket;
}

std::optional<OfflineBook::Ticket> OfflineBook::ticketOf(const QString& requestId) const {
  const std::lock_guard lock(mutex_);
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& one) {
    return one.ticket.requestId == requestId;
  });
  if (found == entries_.end() || requestId.isEmpty()) return std::nullopt;
  return found->ticket;
}

// ---- handing them over -------------------------------------------------------------------------

int OfflineBook::pending() const {
  const std::lock_guard lock(mutex_);
  return pendingLocked();
}

int OfflineBook::pendingLocked() const {
  return static_cast<int>(std::count_if(entries_.begin(), entries_.end(), [](const Entry& one) {
    return !one.settled;
  }));
}

std::optional<OfflineBook::Batch> OfflineBook::nextBatch(int most) {
  const std::lock_guard lock(mutex_);
  if (batch_ && !batch_->tickets.isEmpty()) return batch_;
  Batch batch{client::newRequestId(), {}};
  for (const Entry& one : std::as_const(entries_)) {
    if (batch.tickets.size() >= most) break;
    if (!one.settled) batch.tickets.push_back(one.ticket.message);
  }
  if (batch.tickets.isEmpty()) return std::nullopt;
  // A full disk must not keep the numbers from the server. Without the record a repeat after a
  // power cut has another request id, and the server still knows each ticket by its serial.
  if (!put(records::ofBatch(batch))) journal_("the disk takes no record of an upload");
  batch_ = batch;
  return batch;
}

void OfflineBook::taken(const Batch& batch) {
  const std::lock_guard lock(mutex_);
  // Where the disk refuses this, the next start uploads them again and the server knows them.
  put(records::ofRequest(Kind::Taken, QString::fromStdString(batch.requestId)));
  settle(serialsOf(batch));
  batch_.reset();
  shorten();
}

void OfflineBook::drop(const Batch& batch) {
  const std::lock_guard lock(mutex_);
  put(records::ofRequest(Kind::Dropped, QString::fromStdString(batch.requestId)));
  batch_.reset();
}

bool OfflineBook::goWithoutItem(quint64 serial) {
  const std::lock_guard lock(mutex_);
  Entry* known = entry(serial);
  const bool can = known != nullptr && !known->ticket.queue.isEmpty() &&
                   known->ticket.message.purpose_case() != v1::OfflineTicket::kQueueId;
  if (!can) return false;
  put(records::ofSerial(Kind::WithoutItem, serial, {}));
  stripItem(known->ticket);
  batch_.reset();
  return true;
}

void OfflineBook::refuse(quint64 serial, const QString& why) {
  const std::lock_guard lock(mutex_);
  Entry* known = entry(serial);
  if (known == nullptr) return;
  put(records::ofSerial(Kind::Refused, serial, why));
  known->refusedWhy = why;
  known->settled = true;
  batch_.reset();
  journal_(
      "the server does not take the number " + known->ticket.message.number() +
      ", which was given offline: " + why.toStdString()
  );
}

QStringList OfflineBook::refusedOn(const QDate& day) const {
  const std::lock_guard lock(mutex_);
  QStringList numbers;
  for (const Entry& one : entries_) {
    if (one.refusedWhy.isEmpty() || one.ticket.day != day) continue;
    numbers << QString::fromStdString(one.ticket.message.number());
  }
  return numbers;
}

// ---- orphans, the server -----------------------------------------------------------------------

QStringList OfflineBook::orphans() const {
  const std::lock_guard lock(mutex_);
  return orphans_;
}

void OfflineBook::settleOrphan(const QString& requestId) {
  const std::lock_guard lock(mutex_);
  put(records::ofRequest(Kind::OrphanDone, requestId));
  orphans_.removeAll(requestId);
}

OfflineBook::Heard OfflineBook::lastHeard() const {
  const std::lock_guard lock(mutex_);
  return heard_;
}

void OfflineBook::heard(const Heard& heard) {
  const std::lock_guard lock(mutex_);
  heard_ = heard;
  const bool due = kept_.hall == Milliseconds{0} || heard.hall - kept_.hall >= kHeardKeptEvery ||
                   heard.hall < kept_.hall;
  if (!due) return;
  // Without it the 72 h begin a little earlier after the next start.
  put(records::ofHeard(heard));
  kept_ = heard;
  shorten();
}

}  // namespace hall::kiosk
