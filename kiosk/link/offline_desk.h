#pragma once

#include "kiosk/link/offline_book.h"
#include "kiosk/ui/hall_port.h"
#include "terminal/link/known_catalogue.h"

namespace hall::kiosk {

/// What the kiosk decides by itself while the server is lost: whether a number is given, by its
/// copy of the catalogue and the hall's hours, and what its paper says. Thread-safe.
class OfflineDesk {
 public:
  struct Visit {
    QString requestId;
    v1::Errand errand;  ///< identity in it is looked at, and never kept
    quint32 guideVersion = 0;
    bool askedServer = false;  ///< see OfflineBook::Ticket
    bool suspended = false;    ///< the hall, as it was last heard
  };

  OfflineDesk(OfflineBook& book, Journal journal) : book_(book), journal_(std::move(journal)) {}

  /// The same request again gets the same number.
  Answer<TicketSlip> issue(
      const Visit& visit,
      const terminal::KnownCatalogue& catalogue,
      std::chrono::milliseconds hallNow
  );
  /// What was given here for this request.
  std::optional<TicketSlip> slipOf(
      const QString& requestId, const terminal::KnownCatalogue& catalogue
  ) const;

  /// Whether the book gives numbers at all now; hours are another matter.
  bool givesNumbers(const terminal::KnownCatalogue& catalogue, std::chrono::milliseconds hallNow)
      const;

  /// Nobody knows how many wait; only whether numbers are given now.
  static Promise promise(
      const QString& queue,
      const terminal::KnownCatalogue& catalogue,
      std::chrono::milliseconds hallNow
  );
  /// The hall as far as hours and the last word of the server tell.
  static HallNow hallNow(
      const HallNow& last,
      const terminal::KnownCatalogue& catalogue,
      std::chrono::milliseconds hallNow
  );
  /// Of an item, a theme's first item, or the queue itself; empty: the copy knows none.
  static QString queueOf(const v1::Errand& errand, const Catalogue& catalogue);

 private:
  std::optional<Denial> refusal(
      const Visit& visit,
      const Queue* queue,
      const terminal::KnownCatalogue& catalogue,
      std::chrono::milliseconds hallNow
  ) const;
  /// The same; the journal hears why not.
  bool mayIssue(const terminal::KnownCatalogue& catalogue, std::chrono::milliseconds hallNow) const;
  static TicketSlip paperOf(
      const OfflineBook::Ticket& ticket, const terminal::KnownCatalogue& catalogue
  );

  OfflineBook& book_;
  const Journal journal_;
};

}  // namespace hall::kiosk
