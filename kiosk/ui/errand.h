#pragma once

#include <QString>
#include <QVector>
#include <optional>

#include "kiosk/ui/hall_words.h"

/// What somebody at the kiosk comes for and who they are: everything a number is issued from.
namespace hall::kiosk {

/// An item, a theme, or a queue that needs no item: consult, handout, failed errand.
struct Purpose {
  enum class Kind { Item, Theme, Queue };
  Kind kind = Kind::Item;
  QString code;
  friend bool operator==(const Purpose&, const Purpose&) = default;
};

/// "item:social-card": the key of a choice that leads to it.
QString keyOf(const Purpose& purpose);
/// Nothing: it is the key of something else.
std::optional<Purpose> purposeFrom(const QString& key);

/// 优先事由.
enum class Ground {
  None,
  Disabled,
  Elderly,
  Serviceman,
  Veteran,
  FireRescue,
  Pregnant,
  WithInfant,
};

/// 协助需求.
enum class AssistanceMark { Wheelchair, Hearing, Sight, Language };

/// A person or body, as a card or typing gave them. Personal: lives no longer than the visit, is
/// never logged, and is overwritten before it is let go.
struct Person {
  enum class Document { None, ResidentId, CreditCode, Passport, Other };
  enum class Source { Card, Scan, Typed };
  Document document = Document::None;
  QString number;
  QString name;
  Source source = Source::Typed;
  bool confirmed = false;  ///< a code whose check character is wrong, and somebody says it is right

  bool isGiven() const { return document != Document::None; }
  void wipe();
};

/// 代办: the applicant acts for somebody else.
enum class AgentRelation { FamilyOrFriend, Employee, LegalRepresentative, Agency, Other };
struct AgentFor {
  Person principal;
  AgentRelation relation = AgentRelation::FamilyOrFriend;
};

struct Errand {
  Purpose purpose;
  quint32 revision = 0;      ///< of the item or theme in the kiosk's copy
  quint32 guideVersion = 0;  ///< of the guide that was shown
  Ground ground = Ground::None;
  QVector<AssistanceMark> marks;
  int copies = 1;
  Person applicant;
  std::optional<AgentFor> agency;
  bool anotherNumber = false;  ///< 另取一个号
  bool supplement = false;     ///< 补交材料

  void wipe();
};

/// Overwrites the characters that this string holds, then empties it. A copy of the string that
/// somebody else holds keeps its own; so personal texts are moved, not copied.
void wipe(QString& text);

}  // namespace hall::kiosk
