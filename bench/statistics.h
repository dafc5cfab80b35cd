#pragma once

#include <span>
#include <vector>

/// The arithmetic of the bench, apart from everything that measures.
namespace hall::bench {

/// Middle value; of an even count the mean of both middle ones. REQUIRES: not empty.
double median(std::vector<double> values);

/// Arithmetic mean. REQUIRES: not empty.
double mean(const std::vector<double>& values);

/// Smallest value that at least `share` of all do not exceed (nearest rank). `share` in (0, 1].
/// REQUIRES: not empty.
double percentile(std::vector<double> values, double share);

/// Each of `numerators` divided by its partner of the same round. REQUIRES: as many of both.
std::vector<double> ratios(
    std::span<const double> numerators, std::span<const double> denominators
);

/// (largest − smallest) ÷ median: how far the rounds lie apart. REQUIRES: not empty.
double spread(const std::vector<double>& values);

}  // namespace hall::bench
