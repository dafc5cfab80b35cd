#pragma once

#include "tests/unit/kiosk_ui/kiosk_fixture.h"

namespace hall::kiosk {

/// A kiosk whose voice a test hears.
class ReadingFixture : public KioskFixture {
 protected:
  /// A page is read sentence by sentence, each in a turn of its own.
  void hear() {
    qsizetype before = -1;
    while (before != speaker.said.size()) {
      before = speaker.said.size();
      settle();
    }
  }
  void listen() {
    visit().setVoice(true);
    hear();
  }
  /// What was said since the last time.
  QString heard() {
    hear();
    const QStringList since = speaker.said.mid(known_);
    known_ = speaker.said.size();
    return since.join(u'|');
  }
  bool wasSaid(const QString& part) const { return speaker.said.join(u'|').contains(part); }
  void turnVoice() {
    visit().setVoice(!visit().voice());
    settle();
  }

 private:
  qsizetype known_ = 0;
};

}  // namespace hall::kiosk
