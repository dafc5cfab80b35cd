#pragma once

#include "bench/figure.h"

/// One function a figure, each in its own file, which says what both sides do and why the work is
/// equal.
namespace hall::bench {

Findings measureIssuing(const Settings& settings);         // P1
Findings measureCore(const Settings& settings);            // P2
Findings measureLives(const Settings& settings);           // P3
Findings measureLatency(const Settings& settings);         // P4
Findings measureSlowDisk(const Settings& settings);        // P5
Findings measureOverload(const Settings& settings);        // P6
Findings measureWatchers(const Settings& settings);        // P8
Findings measureSocketWatchers(const Settings& settings);  // P8W
Findings measureRestart(const Settings& settings);         // P10
Findings measureMonthReport(const Settings& settings);     // P14
Findings measureKiosk(const Settings& settings);           // U1
Findings measureCounter(const Settings& settings);         // U2
Findings measureManagerPage(const Settings& settings);     // U3
Findings measureCallQuality(const Settings& settings);     // Q1

}  // namespace hall::bench
