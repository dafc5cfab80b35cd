#pragma once

#include <QElapsedTimer>
#include <QString>
#include <QTimer>
#include <memory>

#include "counter-client/app/counter_printer.h"
#include "counter-client/app/counter_settings.h"
#include "counter-client/app/counter_tray.h"
#include "counter-client/app/counter_window.h"
#include "counter-client/app/hot_keys.h"
#include "counter-client/link/counter_link.h"
#include "counter-client/ui/counter_pages.h"

namespace hall::counter {

/// The counter client of a real hall, put together: link, printer, pages, windows, tray, keys.
/// Destructs in the reverse order.
class CounterApplication : public QObject {
  Q_OBJECT

 public:
  struct Start {
    std::unique_ptr<CounterApplication> application;
    QString fault;  ///< why there is none, for the operator
  };
  static Start start(const CounterSettings& settings, const CounterWindow::Looks& looks);

  CounterWindow& window() { return window_; }
  CounterPages& pages() { return pages_; }

 private:
  CounterApplication(
      std::unique_ptr<CounterLink> link,
      const CounterSettings& settings,
      const CounterWindow::Looks& looks
  );
  bool eventFilter(QObject* watched, QEvent* event) override;

  const std::unique_ptr<CounterLink> link_;
  CounterPrinter printer_;
  QElapsedTimer clock_;
  CounterPages pages_;
  CounterWindow window_;
  CounterTray tray_;
  std::unique_ptr<HotKeys> keys_;
  QTimer second_;
};

}  // namespace hall::counter
