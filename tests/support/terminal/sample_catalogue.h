#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "hall/v1/guide_service.pb.h"
#include "terminal/link/known_catalogue.h"

namespace hall::terminal::sample {

/// A hall of one day for the link's suites: queue general (A, counters 1 and 诊室), consult (Z,
/// nobody says who they are), estate (E, a document is required), lonely (L, no counter), early (M,
/// from 7:00); items and a theme; open Monday to Friday 9–12 and 13–17, numbers from 8:30.
std::vector<v1::GetCatalogueResponse> sampleCatalogue(std::uint32_t version = 5);
KnownCataloguePtr sampleKnown();

/// Monday 2 March 2026 on the hall's wall; hours beyond 23 are of the days after.
std::chrono::milliseconds at(int hour, int minute, int second = 0);

}  // namespace hall::terminal::sample
