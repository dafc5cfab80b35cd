#pragma once

#include <memory>
#include <string>

#include "terminal/device/escpos.h"
#include "terminal/device/printer.h"
#include "terminal/settings/settings_keys.h"

namespace hall::terminal {

/// [printer] of a terminal's settings.
struct PrinterSettings {
  enum class Kind { None, EscPos, Cups, Png, Pdf };
  Kind kind = Kind::EscPos;
  std::string address = "/dev/usb/lp0";  ///< device, CUPS queue, or folder of the files
  EscPosModel model;
};
/// `optional`: "none" is a kind too.
void readPrinter(SettingsKeys& keys, PrinterSettings& settings, bool optional);

/// Null: the address is none, or the kind is None.
std::unique_ptr<Printer> printerOf(const PrinterSettings& settings);

}  // namespace hall::terminal
