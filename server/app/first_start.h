#pragma once

#include <filesystem>
#include <string>

#include "server/api/context.h"
#include "server/api/first_people.h"
#include "server/domain/result.h"

namespace hall::app {

/// The first records of a new log: the hall with its clock mode, the catalogue of `folder`, and
/// the people and devices its files name. Blocks until all is durable; the core runs. A start that
/// broke off goes on where it ended. CatalogueInvalid: `detail` lists every fault with file and
/// line.
domain::Result<api::FirstPeople> openHall(
    const api::Services& services, domain::ClockMode mode, const std::filesystem::path& folder
);

}  // namespace hall::app
