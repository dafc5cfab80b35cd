#include "kiosk/link/intention_book.h"

#include <QCborMap>
#include <QCborValue>
#include <algorithm>
#include <utility>

#include "client/request_id.h"

namespace hall::kiosk {

namespace {

/// Some hundred visits; then what is done is dropped from the file.
constexpr qint64 kFileMax = qint64{64} * 1024;

enum Field { Request = 1, Ticket = 2, Number = 3, Done = 4 };

QByteArray recordOf(const IntentionBook::Intention& intention) {
  QCborMap map;
  map.insert(qint64{Request}, intention.requestId);
  map.insert(qint64{Ticket}, intention.ticketId);
  map.insert(qint64{Number}, intention.number);
  return map.toCborValue().toCbor();
}

QByteArray doneRecord(const QString& requestId) {
  QCborMap map;
  map.insert(qint64{Request}, requestId);
  map.insert(qint64{Done}, true);
  return map.toCborValue().toCbor();
}

}  // namespace

FileIntentionBook::Opening FileIntentionBook::open(const std::filesystem::path& path) {
  terminal::RecordFile::Opening found = terminal::RecordFile::open(path);
  Opening opening;
  opening.fault = found.fault;
  if (found.file == nullptr) return opening;
  opening.book.reset(new FileIntentionBook(std::move(found.file)));
  for (const QByteArray& record : found.records) opening.book->take(record);
  opening.book->shorten();
  return opening;
}

void FileIntentionBook::take(const QByteArray& record) {
  const QCborMap map = QCborValue::fromCbor(record).toMap();
  Intention intention;
  intention.requestId = map.value(qint64{Request}).toString();
  intention.ticketId = map.value(qint64{Ticket}).toString();
  intention.number = map.value(qint64{Number}).toString();
  if (intention.requestId.isEmpty()) return;
  if (map.value(qint64{Done}).toBool()) return forget(intention.requestId);
  put(intention);
}

void FileIntentionBook::put(const Intention& intention) {
  const auto known = std::find_if(open_.begin(), open_.end(), [&](const Intention& open) {
    return open.requestId == intention.requestId;
  });
  if (known != open_.end()) {
    *known = intention;
    return;
  }
  if (open_.size() >= kOpenMax) open_.removeFirst();
  open_.push_back(intention);
}

void FileIntentionBook::forget(const QString& requestId) {
  const auto isIt = [&](const Intention& open) { return open.requestId == requestId; };
  open_.erase(std::remove_if(open_.begin(), open_.end(), isIt), open_.end());
}

QString FileIntentionBook::begin() {
  shorten();
  const Intention intention{QString::fromStdString(client::newRequestId()), {}, {}};
  if (!file_->append(recordOf(intention))) return {};
  put(intention);
  return intention.requestId;
}

void FileIntentionBook::issued(const QString& requestId, const TicketSlip& slip) {
  const Intention intention{requestId, slip.id, slip.number};
  // Where the disk refuses it, the next start asks the server what the request became.
  file_->append(recordOf(intention));
  put(intention);
}

void FileIntentionBook::done(const QString& requestId) {
  // Where the disk refuses it, the next start offers a paper too many, which one can dismiss.
  file_->append(doneRecord(requestId));
  forget(requestId);
}

void FileIntentionBook::shorten() {
  if (file_->size() < kFileMax) return;
  QVector<QByteArray> records;
  for (const Intention& intention : std::as_const(open_)) records.push_back(recordOf(intention));
  file_->rewrite(records);
}

}  // namespace hall::kiosk
