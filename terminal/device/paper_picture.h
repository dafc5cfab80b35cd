#pragma once

#include <QImage>

#include "terminal/device/paper.h"

namespace hall::terminal {

/// The sheet as the paper would show it, one dot a pixel, black on white, with a margin above and
/// below. For picture files, CUPS and the screen of a demonstration.
QImage paperPicture(const Paper& paper, PaperWidth width);

}  // namespace hall::terminal
