#include "kiosk/ui/scan_router.h"

#include <QUrl>
#include <utility>

#include "kiosk/ui/guide_controller.h"
#include "kiosk/ui/number_controller.h"
#include "kiosk/ui/own_number_controller.h"

namespace hall::kiosk {

namespace {

constexpr qsizetype kLineLengthMax = 512;

/// The last part of an address below `folder`; empty for any other text.
QString below(const QString& line, const QString& folder) {
  const qsizetype at = line.lastIndexOf(folder);
  if (at < 0 || !line.startsWith(QStringLiteral("http"))) return {};
  return QUrl::fromPercentEncoding(line.mid(at + folder.size()).toUtf8());
}

}  // namespace

ScanRouter::ScanRouter(const Parts& parts, QObject* parent) : QObject(parent), parts_(parts) {
  connect(&parts_.visit, &Visit::wiped, this, [this] { wipe(line_); });
}

void ScanRouter::readCard(const QString& number, const QString& name) {
  parts_.visit.touched();
  if (parts_.visit.page() == Visit::Page::Number) {
    parts_.number.readCard(number, name, Person::Source::Card);
  }
}

void ScanRouter::keyed(const QString& characters) {
  // One too many: the whole line is noise, and `entered` will see that.
  if (line_.size() <= kLineLengthMax) line_ += characters;
}

void ScanRouter::entered() {
  QString line = std::exchange(line_, QString()).trimmed();
  parts_.visit.touched();
  if (!line.isEmpty()) scanned(line);
  wipe(line);
}

void ScanRouter::scanned(const QString& line) {
  if (parts_.visit.page() == Visit::Page::Number) {
    const qsizetype comma = line.indexOf(u',');
    const QString name = comma < 0 ? QString() : line.mid(comma + 1);
    return parts_.number.readCard(line.left(comma), name, Person::Source::Scan);
  }
  if (line.size() > kLineLengthMax) return;
  const QString item = below(line, QStringLiteral("/guides/"));
  if (!item.isEmpty()) return parts_.guide.open(item);
  if (parts_.visit.page() == Visit::Page::OwnNumber) parts_.ownNumber.type(line);
}

}  // namespace hall::kiosk
