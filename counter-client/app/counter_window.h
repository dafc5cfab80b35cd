#pragma once

#include <QObject>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QSize>
#include <QStringList>
#include <QTranslator>
#include <memory>

#include "counter-client/ui/counter_pages.h"

namespace hall::counter {

/// The counter's windows, in the language that was chosen. Lives no longer than `pages`.
class CounterWindow : public QObject {
  Q_OBJECT

 public:
  struct Looks {
    QSize size{1366, 720};
    bool dark = false;
    bool english = false;
  };

  /// Names what the windows import as Yichuang.Counter.Ui.
  static void registerTypes();

  CounterWindow(CounterPages& pages, const Looks& looks, QObject* parent = nullptr);
  ~CounterWindow() override;

  /// Null where the windows could not be loaded; `warnings` say why.
  QQuickWindow* window() const;
  QQuickWindow* bar() const;
  const QStringList& warnings() const { return warnings_; }
  void setCompact(bool compact);
  void setDark(bool dark);

 public Q_SLOTS:
  void speak(bool english);

 private:
  CounterPages& pages_;
  QTranslator english_;
  QStringList warnings_;
  std::unique_ptr<QQmlApplicationEngine> engine_;
};

}  // namespace hall::counter
