#pragma once

#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QSize>
#include <QStringList>
#include <QTranslator>
#include <memory>

#include "kiosk/ui/kiosk_pages.h"

namespace hall::kiosk {

/// The window with the pages, in the language of the visit. Lives no longer than `pages`.
class KioskWindow : public QObject {
  Q_OBJECT

 public:
  struct Looks {
    double mmPerPx = 0.369;  ///< of the screen: all sizes are laid out in millimetres
    QSize size{1080, 1920};
    bool fullScreen = false;
    double lowerEdgeMm = 900;  ///< of the screen above the floor: how far up 低位操作 reaches
  };

  /// Names what the pages import as Yichuang.Kiosk.Ui: controllers, for their enums and properties.
  static void registerTypes();

  KioskWindow(KioskPages& pages, const Looks& looks, QObject* parent = nullptr);
  ~KioskWindow() override;

  /// Null where the pages could not be loaded; `warnings` say why.
  QQuickWindow* window() const;
  /// What QML complained of since the start.
  const QStringList& warnings() const { return warnings_; }

 private:
  static void fillScreen(QQuickWindow& window);
  void speak(bool english);

  KioskPages& pages_;
  QTranslator english_;
  bool translated_ = false;
  QStringList warnings_;
  std::unique_ptr<QQmlApplicationEngine> engine_;
};

}  // namespace hall::kiosk
