#pragma once

#include <google/protobuf/message.h>

#include <map>
#include <span>
#include <string>

#include "server/domain/result.h"

namespace hall::api {

/// The files of a PublishCatalogue, put together from their pieces in the order they came. At most
/// 16 MiB and 2,000 files; names of A–Z a–z 0–9 . _ - / without "..". MalformedRequest,
/// MessageTooLarge, CatalogueInvalid (no file, or one without its end). Takes its time.
domain::Result<std::map<std::string, std::string>> uploadedFilesOf(
    std::span<const google::protobuf::Message* const> requests
);

}  // namespace hall::api
