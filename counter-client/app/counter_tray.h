#pragma once

#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>

#include "counter-client/app/counter_window.h"
#include "counter-client/ui/counter_pages.h"

namespace hall::counter {

/// The counter's sign in the desktop's tray: how many wait, 窗 while nobody is signed in, red while
/// the server is lost; its windows bear the sign 窗 too. A click opens the full window. On X11 it
/// shows as soon as there is a tray, which may be later than the program; a desktop without one
/// goes without.
class CounterTray : public QObject {
  Q_OBJECT

 public:
  struct Parts {
    CounterPort& port;
    CounterPages& pages;
    CounterWindow& window;
  };
  explicit CounterTray(const Parts& parts);

  const QSystemTrayIcon& icon() const { return icon_; }
  const QMenu& menu() const { return menu_; }

 private:
  void openWindow();
  void quit();
  void renew();
  void renewTexts();

  const Parts parts_;
  QMenu menu_;
  QAction* const open_;
  QAction* const bar_;
  QAction* const quit_;
  QSystemTrayIcon icon_;
};

}  // namespace hall::counter
