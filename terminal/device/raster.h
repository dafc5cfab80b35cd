#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>

#include "terminal/device/paper.h"

/// Pictures for a printer's head: one bit a dot, black is 1.
namespace hall::terminal {

/// `GS v 0` with this picture; its width is rounded up to whole bytes. Dots darker than half are
/// printed.
QByteArray rasterCommand(const QImage& picture);

/// A line of text as a picture as wide as the paper: for characters a printer's font lacks, and for
/// paper that is drawn whole. `text` fits one line.
QImage drawnLine(const PaperText& text, PaperWidth width);

/// A QR code, error correction M, with its quiet zone, at most 6 dots a module; null where
/// `content` is too long for a code on this paper.
QImage drawnCode(const QString& content, PaperWidth width);
/// The same for a screen: at most `sideMax` pixels wide, a module at least `moduleMin` of them.
QImage drawnCode(const QString& content, int sideMax, int moduleMin);

}  // namespace hall::terminal
