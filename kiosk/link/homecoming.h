#pragma once

#include <functional>

#include "client/failure.h"
#include "kiosk/link/offline_book.h"

namespace hall::kiosk {

/// What the kiosk owes the server when it is back: the numbers given without it, in the order of
/// their issue, then the question what became of the requests whose answer never came. One thread
/// at a time.
class Homecoming {
 public:
  /// The calls it makes; a test puts others in their place.
  struct Server {
    std::function<
        client::Failure(const v1::UploadOfflineTicketsRequest&, v1::UploadOfflineTicketsResponse&)>
        upload;
    std::function<client::Failure(const v1::GetTicketRequest&, v1::GetTicketResponse&)> find;
    std::function<client::Failure(const v1::CancelTicketRequest&, v1::CancelTicketResponse&)>
        cancel;
  };

  /// Told of each number that the server has taken, on the thread that uploads.
  using OnTaken = std::function<void(const v1::UploadedTicket&)>;

  Homecoming(OfflineBook& book, Server server, OnTaken onTaken, Journal journal)
      : book_(book),
        server_(std::move(server)),
        onTaken_(std::move(onTaken)),
        journal_(std::move(journal)) {}

  /// True: the server has every number that it will ever take.
  bool upload();
  /// Asks after the requests that a number was given for here. One that became a number there is
  /// cancelled: nobody holds its paper. One that became none is asked after twice, about half a
  /// minute apart: a call that was under way may still arrive.
  void settleOrphans(OfflineBook::Milliseconds steady);

 private:
  bool uploadBatch(const OfflineBook::Batch& batch);
  void refused(const OfflineBook::Batch& batch, const client::Failure& failure);
  void refuseOne(const v1::OfflineTicket& ticket, const client::Failure& failure);
  void settleOrphan(const QString& requestId, OfflineBook::Milliseconds steady);
  bool cancelOrphan(const v1::Ticket& ticket);

  OfflineBook& book_;
  const Server server_;
  const OnTaken onTaken_;
  const Journal journal_;
  int batchMax_ = 100;
  QMap<QString, OfflineBook::Milliseconds> notFound_;  ///< since when, on the steady clock
};

}  // namespace hall::kiosk
