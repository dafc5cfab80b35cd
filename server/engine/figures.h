#pragma once

#include <span>
#include <string_view>

#include "server/engine/reports.h"

namespace hall::engine {

/// One figure as reports define it: the text stands beside every figure that is shown.
struct FigureDefinition {
  Figure figure;
  FigureUnit unit;
  std::string_view nameZh;
  std::string_view nameEn;
  std::string_view definitionZh;
  std::string_view definitionEn;
};

/// All of them, ascending. A test proves the table complete.
std::span<const FigureDefinition> figureDefinitions();

}  // namespace hall::engine
