#pragma once

#include <QtGlobal>
#include <optional>

namespace hall::counter {

/// How long nobody has typed or pointed at this desktop, in whatever program. On X11 with the
/// MIT-SCREEN-SAVER extension; elsewhere nothing, and only the counter's own windows tell.
std::optional<qint64> desktopIdleMs();

}  // namespace hall::counter
