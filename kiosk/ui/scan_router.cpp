#include "kiosk/ui/scan_router.h"

#include <QUrl>
#include <algorithm>
#include <utility>

#include "kiosk/ui/find_controller.h"
#include "kiosk/ui/guide_controller.h"
#include "kiosk/ui/licence_codes.h"
#include "kiosk/ui/number_controller.h"
#include "kiosk/ui/own_number_controller.h"

namespace hall::kiosk {

namespace {

constexpr qsizetype kLineLengthMax = 512;
constexpr qsizetype kDocumentLength = 18;

/// The last part of an address whose last folder is this one; empty for any other text.
QString below(const QString& text, const QString& folder) {
  if (!text.startsWith(QStringLiteral("http")) || text.size() > kLineLengthMax) return {};
  const QString path = QUrl(text).path(QUrl::FullyDecoded);
  const qsizetype slash = path.lastIndexOf(u'/');
  return slash >= 0 && path.left(slash).endsWith(folder) ? path.mid(slash + 1) : QString();
}

/// By its look alone: 18 letters and digits. No word that is searched for has digits in it.
bool isDocumentNumber(const QString& text) {
  const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
  const auto isKey = [&](QChar c) {
    return isDigit(c) || (c.toUpper() >= u'A' && c.toUpper() <= u'Z');
  };
  return text.size() == kDocumentLength && std::all_of(text.begin(), text.end(), isKey) &&
         std::any_of(text.begin(), text.end(), isDigit);
}

}  // namespace

ScanRouter::ScanRouter(const Parts& parts, QObject* parent) : QObject(parent), parts_(parts) {
  connect(&parts_.visit, &Visit::wiped, this, [this] {
    ++visitNumber_;
    wipe(line_);
  });
}

void ScanRouter::readCard(const QString& number, const QString& name) {
  parts_.visit.touched();
  take(number, name, Person::Source::Card);
}

void ScanRouter::keyed(const QString& characters) {
  // One too many: the whole line is noise, and `entered` will see that.
  if (line_.size() <= kLineLengthMax) line_ += characters;
}

void ScanRouter::entered() {
  QString line = std::exchange(line_, QString()).trimmed();
  parts_.visit.touched();
  const qsizetype comma = line.startsWith(QStringLiteral("http")) ? -1 : line.indexOf(u',');
  QString name = comma < 0 ? QString() : line.mid(comma + 1);
  QString number = line.left(comma < 0 ? line.size() : comma);
  if (!line.isEmpty()) take(number, name, Person::Source::Scan);
  for (QString* personal : {&line, &name, &number}) wipe(*personal);
}

void ScanRouter::take(const QString& text, const QString& name, Person::Source source) {
  if (parts_.visit.isBusy()) return;
  const Visit::Page page = parts_.visit.page();
  if (page == Visit::Page::Find) leaveQuery(text);
  if (openAddress(text)) return;
  if (page == Visit::Page::Number) return takeDocument(text, name, source);
  if (page == Visit::Page::OwnNumber) parts_.ownNumber.lookFor(text);
}

/// Opens what an address of the hall's own phone pages leads to; false: it is none.
bool ScanRouter::openAddress(const QString& text) {
  const QString item = below(text, QStringLiteral("/guides"));
  if (!item.isEmpty()) parts_.guide.open(item);
  const QString ticket = below(text, QStringLiteral("/t"));
  if (!ticket.isEmpty()) parts_.ownNumber.showCode(ticket);
  return !item.isEmpty() || !ticket.isEmpty();
}

void ScanRouter::takeDocument(const QString& text, const QString& name, Person::Source source) {
  const bool noCode = isDocumentNumber(text) || text.size() > kLineLengthMax;
  if (noCode || !parts_.licenceCodes.areUnderstood()) {
    return parts_.number.readCard(text, name, source);
  }
  parts_.licenceCodes.read(text, [this, asked = visitNumber_](Person person) {
    if (asked == visitNumber_) {
      parts_.number.readCard(person.number, person.name, Person::Source::Scan);
    }
    person.wipe();
  });
}

/// What a scanner typed is no search: it stands in the query by mistake, and may be somebody's
/// document number.
void ScanRouter::leaveQuery(const QString& text) {
  const bool isScan = text.startsWith(QStringLiteral("http")) || isDocumentNumber(text);
  if (isScan) parts_.find.clearQuery();
}

}  // namespace hall::kiosk
