#include "terminal/settings/printer_settings.h"

#include <array>
#include <utility>

#include "terminal/device/byte_link.h"
#include "terminal/device/cups_printer.h"
#include "terminal/device/escpos_printer.h"
#include "terminal/device/picture_printer.h"

namespace hall::terminal {

namespace {

using Kind = PrinterSettings::Kind;

constexpr std::array kKinds{
    std::pair{"none", Kind::None},
    std::pair{"escpos", Kind::EscPos},
    std::pair{"cups", Kind::Cups},
    std::pair{"png", Kind::Png},
    std::pair{"pdf", Kind::Pdf}};

}  // namespace

void readPrinter(SettingsKeys& keys, PrinterSettings& settings, bool optional) {
  std::string kind;
  for (const auto& [name, value] : kKinds) {
    if (value == settings.kind) kind = name;
  }
  double width = 80;
  keys.text("printer.kind", kind);
  keys.text("printer.address", settings.address);
  keys.number("printer.width_mm", width, 58, 80);
  keys.truth("printer.code_by_command", settings.model.codeByCommand);
  keys.truth("printer.cuts", settings.model.cuts);
  bool found = false;
  for (const auto& [name, value] : kKinds) {
    if (kind != name || (value == Kind::None && !optional)) continue;
    settings.kind = value;
    found = true;
  }
  if (!found && optional) keys.blame("printer.kind", "is escpos, cups, png, pdf or none");
  if (!found) keys.blame("printer.kind", "is escpos, cups, png or pdf");
  if (width != 58 && width != 80) keys.blame("printer.width_mm", "is 58 or 80");
  settings.model.width = width == 58 ? PaperWidth::Mm58 : PaperWidth::Mm80;
}

std::unique_ptr<Printer> printerOf(const PrinterSettings& settings) {
  const QString address = QString::fromStdString(settings.address);
  const PaperWidth width = settings.model.width;
  switch (settings.kind) {
    case Kind::None:
      return nullptr;
    case Kind::Cups:
      return std::make_unique<CupsPrinter>(address, width);
    case Kind::Png:
      return std::make_unique<PicturePrinter>(settings.address, PicturePrinter::Format::Png, width);
    case Kind::Pdf:
      return std::make_unique<PicturePrinter>(settings.address, PicturePrinter::Format::Pdf, width);
    case Kind::EscPos:
      break;
  }
  auto link = byteLinkTo(address);
  return link ? std::make_unique<EscPosPrinter>(std::move(link), settings.model) : nullptr;
}

}  // namespace hall::terminal
