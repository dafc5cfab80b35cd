#pragma once

#include <string_view>

#include "server/engine/reports.h"

/// The hall's words in reports (glossary: 号别, 优先事由, 办理结果 …): rows that are values of an
/// enumeration are named by the server, since exported files are read without a client.
namespace hall::api {

struct Word {
  std::string_view zh;
  std::string_view en;
};

/// Of a value of TicketClass, Ground, Channel or Outcome; nullptr: there is none, or the dimension
/// is no enumeration.
const Word* wordOf(engine::Dimension dimension, int value);

/// What a column of this dimension is headed.
Word headingOf(engine::Dimension dimension);

}  // namespace hall::api
