#include "kiosk/ui/typed_echo.h"

#include <QCoreApplication>
#include <utility>

#include "kiosk/ui/kiosk_pages.h"
#include "kiosk/ui/spoken_page.h"

namespace hall::kiosk {

namespace {

struct Say {
  Q_DECLARE_TR_FUNCTIONS(TypedEcho)
};

QString openEcho(const QString& before, const QString& now) {
  if (now == before) return {};
  if (now.startsWith(before)) return spelled(now.mid(before.size()));
  if (now.isEmpty()) return Say::tr("已清空");
  if (!before.startsWith(now)) return spelled(now);
  return Say::tr("已删除 %1").arg(spelled(before.mid(now.size())));
}

qsizetype typedIn(const IdentityEntry& entry) {
  return entry.isTyping() ? entry.shown().size() : 0;
}

/// The tone comes from the voice itself, which every kiosk that speaks has.
QString hiddenEcho(qsizetype before, const IdentityEntry& entry) {
  const qsizetype now = typedIn(entry);
  const bool settled = entry.isGiven() || entry.fault() != IdentityEntry::Fault::None;
  if (now == before || (now == 0 && settled)) return {};
  if (now == 0) return Say::tr("已清空");
  return now > before ? Say::tr("嘀，已输入 %1 位").arg(now) : Say::tr("已输入 %1 位").arg(now);
}

}  // namespace

QString TypedEcho::since(KioskPages& pages) {
  const Visit::Page page = pages.visit()->page();
  const Typed before = std::exchange(typed_, now(pages));
  if (page != std::exchange(page_, page)) return {};
  if (page != Visit::Page::Number) return openEcho(before.open, typed_.open);
  const QString applicant = hiddenEcho(before.applicant, *pages.number()->applicant());
  if (!applicant.isEmpty()) return applicant;
  return hiddenEcho(before.principal, *pages.number()->principal());
}

TypedEcho::Typed TypedEcho::now(KioskPages& pages) const {
  switch (pages.visit()->page()) {
    case Visit::Page::Find:
      return {pages.find()->query(), 0, 0};
    case Visit::Page::OwnNumber: {
      const bool typing = pages.ownNumber()->step() == OwnNumberController::Step::Typing;
      return {typing ? pages.ownNumber()->typed() : typed_.open, 0, 0};
    }
    case Visit::Page::Number:
      return {{}, typedIn(*pages.number()->applicant()), typedIn(*pages.number()->principal())};
    default:
      return {};
  }
}

}  // namespace hall::kiosk
