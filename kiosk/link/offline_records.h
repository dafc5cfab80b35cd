#pragma once

#include <QByteArray>
#include <QVector>
#include <string>

#include "kiosk/link/offline_book.h"

/// The records of the offline book's file. CBOR maps; a key keeps its meaning for ever.
namespace hall::kiosk::records {

enum class Kind {
  Ticket = 1,       ///< a number was given
  Batch = 2,        ///< is about to be sent; takes the place of the one before
  Taken = 3,        ///< the server has the batch
  Dropped = 4,      ///< the batch is made anew
  WithoutItem = 5,  ///< the ticket goes up for its queue
  Refused = 6,      ///< the server will never take the ticket
  OrphanDone = 7,   ///< nothing is left at the server of this request
  Heard = 8,        ///< the server was heard
  LastNumber = 9,   ///< after the tickets were dropped from the file
  Prefix = 10,      ///< from here on numbers are given under it
};

enum Key {
  kKind = 0,
  kMessage = 1,
  kRequestId = 2,
  kQueue = 3,
  kDay = 4,
  kAskedServer = 5,
  kSerials = 6,
  kWhy = 7,
  kHall = 8,
  kOffset = 9,
  kRunning = 10,
  kPrefix = 11,
};

QByteArray ofTicket(const OfflineBook::Ticket& ticket, int running);
QByteArray ofBatch(const OfflineBook::Batch& batch);
QByteArray ofRequest(Kind kind, const QString& requestId);
QByteArray ofSerial(Kind kind, quint64 serial, const QString& why);
QByteArray ofHeard(const OfflineBook::Heard& heard);
QByteArray ofLastNumber(const OfflineNumber& last);
QByteArray ofPrefix(const QString& prefix);

}  // namespace hall::kiosk::records
