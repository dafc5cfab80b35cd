#pragma once

#include <QDateTime>
#include <QHash>
#include <QString>
#include <QStringList>
#include <optional>

#include "terminal/words/catalogue_words.h"

/// What the pages know of the hall. Values only; made by the link from hall.v1, or by the demo
/// hall. Nothing here is personal.
namespace hall::kiosk {

using terminal::Audience;
using terminal::Catalogue;
using terminal::CataloguePtr;
using terminal::Department;
using terminal::Guide;
using terminal::IdentityRule;
using terminal::Item;
using terminal::Material;
using terminal::Queue;
using terminal::QueueKind;
using terminal::SearchKeys;
using terminal::Theme;
using terminal::WaitRange;
using terminal::Words;
using terminal::Zone;

/// What a queue is doing now.
struct QueueNow {
  bool issuing = false;
  QDateTime opens;  ///< null while it issues, or where no opening is known
  int waiting = 0;
  int openCounters = 0;
  std::optional<WaitRange> wait;  ///< nothing: one does not have to wait
};

/// How the hall stands now.
struct HallNow {
  bool rehearsal = false;
  bool suspended = false;
  QString suspensionText;
  QString closedText;  ///< why staff took this kiosk out of use; empty: it is open
  bool inSession = false;
  QDateTime opens;  ///< null while in session, or where no opening is known
  QStringList broadcasts;
  quint32 catalogueVersion = 0;
  QHash<QString, QueueNow> queues;

  /// Numbers are given for some business at least.
  bool isIssuing() const;
};

}  // namespace hall::kiosk
