#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/unit/app/app_fixture.h"

namespace hall::app {

/// A server that is backed up on demand.
class BackupFixture : public AppFixture {
 protected:
  struct Told {
    std::vector<v1::BackupResponse> progress;
    client::Failure failure;
  };
  Told backUp(const std::string& id = client::newRequestId()) {
    v1::BackupRequest request;
    request.set_request_id(id);
    Told told;
    v1::BackupResponse response;
    told.failure = administrator().read(request, response, kPatience, [&] {
      told.progress.push_back(response);
      return true;
    });
    return told;
  }
  std::vector<std::filesystem::path> manifests() const {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(backups())) {
      if (entry.path().extension() == ".manifest") found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
  }
};

}  // namespace hall::app
