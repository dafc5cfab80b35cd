#include "counter-client/link/deferred_book.h"

#include <QCborMap>
#include <QCborValue>
#include <algorithm>
#include <optional>
#include <utility>

namespace hall::counter {

namespace {

/// Some thousand servings; then what is done is dropped from the file.
constexpr qint64 kFileMax = qint64{512} * 1024;

enum Field {
  Kind = 1,
  Bytes = 2,
  Staff = 3,
  Number = 4,
  Closed = 5,
  TicketId = 6,
  Sentence = 7,
  Refused = 8
};
enum RequestKind { StartKind = 1, FinishKind = 2 };

QByteArray recordOf(const DeferredBook::Entry& entry) {
  const bool starts = std::holds_alternative<v1::StartServingRequest>(entry.request);
  const std::string bytes =
      std::visit([](const auto& request) { return request.SerializeAsString(); }, entry.request);
  QCborMap map;
  map.insert(qint64{Kind}, qint64{starts ? StartKind : FinishKind});
  map.insert(qint64{Bytes}, QByteArray::fromStdString(bytes));
  map.insert(qint64{Staff}, entry.staff);
  map.insert(qint64{Number}, entry.number);
  map.insert(qint64{TicketId}, entry.ticket);
  map.insert(qint64{Sentence}, entry.sentence);
  return map.toCborValue().toCbor();
}

std::optional<DeferredBook::Request> requestOf(qint64 kind, const std::string& bytes) {
  if (kind == StartKind) {
    v1::StartServingRequest request;
    if (request.ParseFromString(bytes)) return request;
  } else if (kind == FinishKind) {
    v1::FinishServingRequest request;
    if (request.ParseFromString(bytes)) return request;
  }
  return std::nullopt;
}

}  // namespace

const std::string& DeferredBook::idOf(const Request& request) {
  return std::visit(
      [](const auto& one) -> const std::string& { return one.request_id(); }, request
  );
}

DeferredBook::Opening DeferredBook::open(const std::filesystem::path& path) {
  terminal::RecordFile::Opening found = terminal::RecordFile::open(path);
  Opening opening;
  opening.fault = found.fault;
  if (found.file == nullptr) return opening;
  opening.book.reset(new DeferredBook(std::move(found.file)));
  for (const QByteArray& record : found.records) opening.book->take(record);
  return opening;
}

void DeferredBook::take(const QByteArray& record) {
  const QCborMap map = QCborValue::fromCbor(record).toMap();
  const QByteArray done = map.value(qint64{Closed}).toByteArray();
  if (!done.isEmpty()) return forget(done.toStdString());
  const QByteArray refused = map.value(qint64{Refused}).toByteArray();
  if (!refused.isEmpty()) {
    return mark(refused.toStdString(), map.value(qint64{Sentence}).toString());
  }
  const auto request = requestOf(
      map.value(qint64{Kind}).toInteger(), map.value(qint64{Bytes}).toByteArray().toStdString()
  );
  if (!request || idOf(*request).empty()) return;
  entries_ << Entry{
      *request,
      map.value(qint64{Staff}).toString(),
      map.value(qint64{Number}).toString(),
      map.value(qint64{TicketId}).toString(),
      map.value(qint64{Sentence}).toString()};
}

bool DeferredBook::put(const Entry& entry) {
  if (entries_.size() >= kOpenMax || !file_->append(recordOf(entry))) return false;
  entries_ << entry;
  return true;
}

void DeferredBook::forget(const std::string& requestId) {
  const auto isIt = [&](const Entry& entry) { return idOf(entry.request) == requestId; };
  entries_.erase(std::remove_if(entries_.begin(), entries_.end(), isIt), entries_.end());
}

void DeferredBook::mark(const std::string& requestId, const QString& sentence) {
  for (Entry& entry : entries_) {
    if (idOf(entry.request) == requestId) entry.sentence = sentence;
  }
}

void DeferredBook::refuse(const std::string& requestId, const QString& sentence) {
  QCborMap map;
  map.insert(qint64{Refused}, QByteArray::fromStdString(requestId));
  map.insert(qint64{Sentence}, sentence);
  file_->append(map.toCborValue().toCbor());
  mark(requestId, sentence);
}

void DeferredBook::done(const std::string& requestId) {
  QCborMap map;
  map.insert(qint64{Closed}, QByteArray::fromStdString(requestId));
  file_->append(map.toCborValue().toCbor());
  forget(requestId);
  if (file_->size() < kFileMax) return;
  QVector<QByteArray> records;
  for (const Entry& entry : std::as_const(entries_)) records << recordOf(entry);
  file_->rewrite(records);
}

}  // namespace hall::counter
