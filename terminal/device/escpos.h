#pragma once

#include <QByteArray>

#include "terminal/device/paper.h"

/// The language of ticket printers (standards.md 6.4).
namespace hall::terminal {

/// What a printer can do by itself.
struct EscPosModel {
  PaperWidth width = PaperWidth::Mm80;
  bool codeByCommand = true;  ///< false: QR codes are sent as pictures
  bool cuts = true;           ///< false: paper is fed to the edge for tearing
};

/// The bytes of one sheet, from reset to cut. Lines are wrapped to the paper; one with a character
/// that the printer's font lacks is sent as a picture; control characters in texts are dropped.
QByteArray escPosBytes(const Paper& paper, const EscPosModel& model);

/// `DLE EOT 1`, `2` and `4`: the printer answers one byte each, whatever it is doing.
QByteArray escPosStatusRequest();

/// What the three answers say, in the sequence of the request.
struct EscPosStatus {
  bool understood = false;  ///< false: silence or nonsense
  bool offline = false;
  bool coverOpen = false;
  bool paperLow = false;
  bool paperOut = false;
};
EscPosStatus escPosStatus(const QByteArray& answer);

}  // namespace hall::terminal
