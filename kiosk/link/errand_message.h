#pragma once

#include <string>

#include "hall/v1/ticket_service.pb.h"
#include "kiosk/ui/errand.h"

/// What somebody comes for as the server takes it.
namespace hall::kiosk {

v1::Errand messageOf(const Errand& errand);
/// `Message` names what for as v1::Errand does.
template <class Message>
void writePurpose(const Purpose& purpose, Message& out) {
  const std::string code = purpose.code.toStdString();
  switch (purpose.kind) {
    case Purpose::Kind::Item:
      return out.set_item_id(code);
    case Purpose::Kind::Theme:
      return out.set_theme_id(code);
    case Purpose::Kind::Queue:
      return out.set_queue_id(code);
  }
}
v1::Ground groundMessage(Ground ground);
/// Overwrites every personal text of the message, then takes it out.
void wipe(v1::Errand& errand);

}  // namespace hall::kiosk
