#include "counter-client/app/desktop_idle.h"

#include <xcb/screensaver.h>

#include <QGuiApplication>
#include <cstdlib>
#include <memory>

namespace hall::counter {

std::optional<qint64> desktopIdleMs() {
  const auto* x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
  if (x11 == nullptr || x11->connection() == nullptr) return std::nullopt;
  xcb_connection_t* display = x11->connection();
  const auto* extension = xcb_get_extension_data(display, &xcb_screensaver_id);
  if (extension == nullptr || extension->present == 0) return std::nullopt;
  const xcb_window_t root = xcb_setup_roots_iterator(xcb_get_setup(display)).data->root;
  const std::unique_ptr<xcb_screensaver_query_info_reply_t, decltype(&std::free)> info(
      xcb_screensaver_query_info_reply(display, xcb_screensaver_query_info(display, root), nullptr),
      &std::free
  );
  if (!info) return std::nullopt;
  return info->ms_since_user_input;
}

}  // namespace hall::counter
