#pragma once

#include <string>

#include "hall/v1/admin_service.pb.h"
#include "tools/hallctl/style.h"

namespace hall::hallctl {

/// What a publishing would change, a row a line and below it each value that differs:
///   规则参数
///     老年人年龄：60 → 65
///   队列 tax：新增
/// A row of which the server did not say more stands alone.
std::string differenceText(const v1::PublishCatalogueResponse& dry, const Style& style);

}  // namespace hall::hallctl
