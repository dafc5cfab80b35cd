#include "terminal/device/line_reader.h"

#include <algorithm>
#include <utility>

namespace hall::terminal {

namespace {

constexpr std::chrono::milliseconds kPatience{50};
constexpr int kBytesAtOnce = 256;
/// Each as long as the patience.
constexpr int kSilentTakesMax = 4;

bool isLineEnd(char byte) {
  return byte == '\r' || byte == '\n';
}

}  // namespace

LineReader::LineReader(std::unique_ptr<ByteLink> link) : link_(std::move(link)) {}

std::optional<LineReader::Reading> LineReader::take() {
  if (!isThere()) {
    pending_.clear();
    if (!link_->open()) return std::nullopt;
  }
  const QByteArray bytes = link_->read(kBytesAtOnce, kPatience);
  silentTakes_ = bytes.isEmpty() ? silentTakes_ + 1 : 0;
  pending_ += bytes;
  const auto end = std::find_if(pending_.cbegin(), pending_.cend(), isLineEnd);
  if (end == pending_.cend()) {
    if (pending_.size() > kLineBytesMax) {
      tooLong_ = true;
      pending_.clear();
    } else if (silentTakes_ >= kSilentTakesMax) {
      tooLong_ = false;
      pending_.clear();
    }
    return std::nullopt;
  }
  const auto size = std::distance(pending_.cbegin(), end);
  const QByteArray line = pending_.left(size);
  pending_.remove(0, size + 1);
  // What follows an overlong line is its end, not a reading.
  if (std::exchange(tooLong_, false)) return std::nullopt;
  return readingOf(line);
}

std::optional<LineReader::Reading> LineReader::readingOf(const QByteArray& line) const {
  if (line.isEmpty() || line.size() > kLineBytesMax) return std::nullopt;
  const QString text = QString::fromUtf8(line);
  const bool noise = std::any_of(text.cbegin(), text.cend(), [](QChar c) {
    return c == QChar::ReplacementCharacter || c.category() == QChar::Other_Control ||
           c.category() == QChar::Other_Format;
  });
  if (noise) return std::nullopt;
  const qsizetype comma = text.indexOf(QLatin1Char(','));
  if (comma < 0) return Reading{text.trimmed(), {}};
  return Reading{text.left(comma).trimmed(), text.mid(comma + 1).trimmed()};
}

}  // namespace hall::terminal
