#pragma once

#include <QString>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/link/hall_link.h"
#include "tests/support/terminal/served_hall.h"

namespace hall::kiosk::sample {

using terminal::sample::SilentRelay;

/// A real hall and the link of its kiosk.
class LinkHall : public terminal::sample::ServedHall {
 protected:
  using Slip = std::optional<Answer<TicketSlip>>;

  LinkHall();
  ~LinkHall() override;

  LinkSettings settings() const;
  void openLink() { openLink(settings()); }
  void openLink(const LinkSettings& settings);
  /// The watch has told of the hall and the catalogue is there.
  void openWorkingLink();
  Errand forItem(const QString& item = "social-card") const;
  /// Asks and waits for the answer.
  Answer<TicketSlip> issue(const QString& requestId, const Errand& errand);
  TicketSlip given(const Answer<TicketSlip>& answer);
  static QString newId();
  bool untilOnline(bool online = true);

  std::unique_ptr<HallLink> link_;
  std::vector<std::string> journal_;  ///< not read while the link lives

 private:
  std::shared_ptr<std::mutex> journalMutex_ = std::make_shared<std::mutex>();
};

}  // namespace hall::kiosk::sample
