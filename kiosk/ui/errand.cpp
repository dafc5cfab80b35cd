#include "kiosk/ui/errand.h"

namespace hall::kiosk {

namespace {

const struct {
  Purpose::Kind kind;
  QString before;
} kSorts[] = {
    {Purpose::Kind::Item, QStringLiteral("item:")},
    {Purpose::Kind::Theme, QStringLiteral("theme:")},
    {Purpose::Kind::Queue, QStringLiteral("queue:")}};

}  // namespace

QString keyOf(const Purpose& purpose) {
  for (const auto& sort : kSorts) {
    if (sort.kind == purpose.kind) return sort.before + purpose.code;
  }
  return {};
}

std::optional<Purpose> purposeFrom(const QString& key) {
  for (const auto& sort : kSorts) {
    if (key.startsWith(sort.before)) return Purpose{sort.kind, key.mid(sort.before.size())};
  }
  return std::nullopt;
}

void wipe(QString& text) {
  text.fill(QChar(u'\0'));
  text.clear();
}

void Person::wipe() {
  kiosk::wipe(number);
  kiosk::wipe(name);
  document = Document::None;
  confirmed = false;
}

void Errand::wipe() {
  applicant.wipe();
  if (agency) agency->principal.wipe();
  *this = Errand{};
}

}  // namespace hall::kiosk
