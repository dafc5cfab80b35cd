#include "kiosk/link/offline_records.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>

namespace hall::kiosk::records {

namespace {

QCborMap begun(Kind kind) {
  QCborMap map;
  map.insert(qint64{kKind}, static_cast<qint64>(kind));
  return map;
}

QByteArray bytesOf(const QCborMap& map) {
  return map.toCborValue().toCbor();
}

}  // namespace

QByteArray ofTicket(const OfflineBook::Ticket& ticket, int running) {
  QCborMap map = begun(Kind::Ticket);
  map.insert(qint64{kMessage}, QByteArray::fromStdString(ticket.message.SerializeAsString()));
  map.insert(qint64{kRequestId}, ticket.requestId);
  map.insert(qint64{kQueue}, ticket.queue);
  map.insert(qint64{kDay}, ticket.day.toJulianDay());
  map.insert(qint64{kAskedServer}, ticket.askedServer);
  map.insert(qint64{kRunning}, qint64{running});
  return bytesOf(map);
}

QByteArray ofBatch(const OfflineBook::Batch& batch) {
  QCborMap map = begun(Kind::Batch);
  map.insert(qint64{kRequestId}, QString::fromStdString(batch.requestId));
  QCborArray serials;
  for (const v1::OfflineTicket& ticket : batch.tickets) {
    serials.append(static_cast<qint64>(ticket.offline_serial()));
  }
  map.insert(qint64{kSerials}, serials);
  return bytesOf(map);
}

QByteArray ofRequest(Kind kind, const QString& requestId) {
  QCborMap map = begun(kind);
  map.insert(qint64{kRequestId}, requestId);
  return bytesOf(map);
}

QByteArray ofSerial(Kind kind, quint64 serial, const QString& why) {
  QCborMap map = begun(kind);
  map.insert(qint64{kSerials}, QCborArray{static_cast<qint64>(serial)});
  map.insert(qint64{kWhy}, why);
  return bytesOf(map);
}

QByteArray ofHeard(const OfflineBook::Heard& heard) {
  QCborMap map = begun(Kind::Heard);
  map.insert(qint64{kHall}, qint64{heard.hall.count()});
  map.insert(qint64{kOffset}, qint64{heard.offset.count()});
  return bytesOf(map);
}

QByteArray ofLastNumber(const OfflineNumber& last) {
  QCborMap map = begun(Kind::LastNumber);
  map.insert(qint64{kDay}, last.day.toJulianDay());
  map.insert(qint64{kRunning}, qint64{last.running});
  return bytesOf(map);
}

QByteArray ofPrefix(const QString& prefix) {
  QCborMap map = begun(Kind::Prefix);
  map.insert(qint64{kPrefix}, prefix);
  return bytesOf(map);
}

}  // namespace hall::kiosk::records
