#pragma once

#include <QString>
#include <ostream>

/// Lets a failed expectation show texts instead of their bytes; found by GoogleTest beside QString.
inline void PrintTo(const QString& text, std::ostream* out) {
  *out << '"' << text.toStdString() << '"';
}
