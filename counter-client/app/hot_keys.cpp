#include "counter-client/app/hot_keys.h"

#include <xcb/xcb.h>

#include <QCoreApplication>
#include <QGuiApplication>
#include <array>
#include <cstdlib>
#include <memory>

namespace hall::counter {

namespace {

constexpr std::uint32_t kSymF7 = 0xFFC4;
constexpr std::uint32_t kSymF8 = 0xFFC5;
/// A key is grabbed with each state of Caps Lock and Num Lock; those are other keys to X.
constexpr std::array<std::uint16_t, 4> kLocks{
    0, XCB_MOD_MASK_LOCK, XCB_MOD_MASK_2, XCB_MOD_MASK_LOCK | XCB_MOD_MASK_2};

xcb_connection_t* connection() {
  const auto* x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
  return x11 == nullptr ? nullptr : x11->connection();
}

xcb_window_t rootOf(xcb_connection_t* display) {
  return xcb_setup_roots_iterator(xcb_get_setup(display)).data->root;
}

/// 0: this keyboard has no such key.
xcb_keycode_t keyFor(xcb_connection_t* display, std::uint32_t symbol) {
  const xcb_setup_t* setup = xcb_get_setup(display);
  const auto count = static_cast<std::uint8_t>(setup->max_keycode - setup->min_keycode + 1);
  const auto cookie = xcb_get_keyboard_mapping(display, setup->min_keycode, count);
  const std::unique_ptr<xcb_get_keyboard_mapping_reply_t, decltype(&std::free)> mapping(
      xcb_get_keyboard_mapping_reply(display, cookie, nullptr), &std::free
  );
  if (!mapping) return 0;
  const xcb_keysym_t* symbols = xcb_get_keyboard_mapping_keysyms(mapping.get());
  const std::size_t perKey = mapping->keysyms_per_keycode;
  for (std::size_t key = 0; key < count; ++key) {
    if (symbols[key * perKey] == symbol) {
      return static_cast<xcb_keycode_t>(setup->min_keycode + key);
    }
  }
  return 0;
}

}  // namespace

HotKeys::HotKeys(QObject* parent) : QObject(parent) {
  xcb_connection_t* display = connection();
  if (display == nullptr) return;
  mainKey_ = keyFor(display, kSymF8);
  recallKey_ = keyFor(display, kSymF7);
  works_ = grab(true);
  if (works_) QCoreApplication::instance()->installNativeEventFilter(this);
}

HotKeys::~HotKeys() {
  if (!works_) return;
  QCoreApplication::instance()->removeNativeEventFilter(this);
  grab(false);
}

bool HotKeys::grab(bool on) {
  xcb_connection_t* display = connection();
  if (display == nullptr) return false;
  bool all = true;
  for (const xcb_keycode_t key : {mainKey_, recallKey_}) {
    if (key == 0) {
      all = false;
      continue;
    }
    for (const std::uint16_t locks : kLocks) {
      if (!on) {
        xcb_ungrab_key(display, key, rootOf(display), locks);
        continue;
      }
      const auto cookie = xcb_grab_key_checked(
          display, 0, rootOf(display), locks, key, XCB_GRAB_MODE_ASYNC, XCB_GRAB_MODE_ASYNC
      );
      const std::unique_ptr<xcb_generic_error_t, decltype(&std::free)> error(
          xcb_request_check(display, cookie), &std::free
      );
      if (error) all = false;
    }
  }
  xcb_flush(display);
  return all;
}

bool HotKeys::nativeEventFilter(const QByteArray& eventType, void* message, qintptr*) {
  if (eventType != "xcb_generic_event_t") return false;
  const auto* event = static_cast<const xcb_generic_event_t*>(message);
  constexpr std::uint8_t kSent = 0x80;
  const int kind = event->response_type & ~kSent;
  if (kind != XCB_KEY_PRESS && kind != XCB_KEY_RELEASE) return false;
  // Press and release have the same form.
  const auto* key = reinterpret_cast<const xcb_key_press_event_t*>(event);
  if (key->detail != mainKey_ && key->detail != recallKey_) return false;
  if (kind == XCB_KEY_RELEASE) {
    if (key->detail == down_) releasedAt_ = key->time;
  } else if (isPressedAnew(key->detail, key->time)) {
    if (key->detail == mainKey_) {
      Q_EMIT mainPressed();
    } else {
      Q_EMIT recallPressed();
    }
  }
  return true;
}

/// A held key comes as one press after the other, or as release and press of the same moment.
bool HotKeys::isPressedAnew(unsigned char key, unsigned int time) {
  const bool repeats = key == down_ && (releasedAt_ == 0 || releasedAt_ == time);
  down_ = key;
  releasedAt_ = 0;
  return !repeats;
}

}  // namespace hall::counter
