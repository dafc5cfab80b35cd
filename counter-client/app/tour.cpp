#include "counter-client/app/tour.h"

#include <QDir>
#include <QImage>

namespace hall::counter {

QStringList Tour::walk(const QString& folder) {
  if (parts_.window.window() == nullptr) return parts_.window.warnings();
  if (!folder.isEmpty() && !QDir().mkpath(folder)) {
    return {QStringLiteral("the folder %1 cannot be made").arg(folder)};
  }
  const auto show = [this](const char* property, const QVariant& value) {
    parts_.window.window()->setProperty(property, value);
  };
  TourStops stops({parts_.hall, parts_.pages, parts_.passSteady, show});
  TourStops::settle();
  for (const TourStops::Stop& stop : stops.all()) {
    stop.go();
    TourStops::settle();
    look(stop.name, folder);
  }
  return faults_ + parts_.window.warnings();
}

/// The same state in every look.
void Tour::look(const QString& name, const QString& folder) {
  for (const bool dark : {false, true}) {
    for (const bool english : {false, true}) {
      parts_.window.setDark(dark);
      parts_.window.speak(english);
      TourStops::settle();
      const QString whole = name + (dark ? QStringLiteral("-dark") : QString()) +
                            (english ? QStringLiteral("-english") : QString());
      take(parts_.window.window(), whole, folder);
      if (parts_.pages.signIn()->step() != SignInController::AtWork) continue;
      parts_.window.setCompact(true);
      TourStops::settle();
      if (parts_.window.bar()->isVisible()) {
        take(parts_.window.bar(), whole + QStringLiteral("-bar"), folder);
      }
      parts_.window.setCompact(false);
      TourStops::settle();
    }
  }
  parts_.window.setDark(false);
  parts_.window.speak(false);
}

void Tour::take(QQuickWindow* window, const QString& name, const QString& folder) {
  const QImage picture = window->grabWindow();
  if (picture.isNull()) faults_ << QStringLiteral("%1 shows nothing").arg(name);
  const QString file = QStringLiteral("%1/%2.png").arg(folder, name);
  if (!folder.isEmpty() && !picture.save(file)) {
    faults_ << QStringLiteral("%1 cannot be written").arg(file);
  }
}

}  // namespace hall::counter
