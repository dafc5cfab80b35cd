#pragma once

#include <QStringList>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "hall/v1/guide_service.pb.h"
#include "server/domain/calendar.h"
#include "terminal/words/catalogue_words.h"

namespace hall::terminal {

/// A whole catalogue: what the pages show of it, and what only the link needs: when numbers may be
/// given without asking the server, and which prefixes are the hall's. Never changed.
struct KnownCatalogue {
  CataloguePtr words = std::make_shared<Catalogue>();
  QStringList prefixes;  ///< of queues, priority and appointment numbers
  int zoneOffset = 8 * 3600;
  domain::TimeZone zone = domain::TimeZone::fixed(std::chrono::hours{8});
  std::chrono::minutes dayEnd{3 * 60};
  std::chrono::milliseconds issuingOpensEarly{0};
  domain::WorkCalendar calendar;
  domain::OpeningHours hours;
  std::unordered_map<std::string, domain::OpeningHours> queueHours;  ///< where they differ

  const domain::OpeningHours& hoursOf(const QString& queue) const;
  QDateTime timeOf(std::chrono::milliseconds sinceEpoch) const;
  /// The day that a number taken now belongs to.
  QDate dayOf(std::chrono::milliseconds sinceEpoch) const;
};
using KnownCataloguePtr = std::shared_ptr<const KnownCatalogue>;

/// Puts the parts of one GetCatalogue together. Null where they are no whole catalogue: no head, no
/// end, or another number of rows than the end says.
KnownCataloguePtr knownCatalogueOf(const std::vector<v1::GetCatalogueResponse>& parts);

}  // namespace hall::terminal
