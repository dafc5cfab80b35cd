#pragma once

#include <QDate>
#include <QHash>
#include <QString>
#include <QStringList>
#include <QVector>
#include <memory>
#include <optional>

/// What a screen of the hall knows of its catalogue, in the hall's words and Qt's types. Values
/// only; made from hall.v1, or by a demonstration. Nothing here is personal.
namespace hall::terminal {

/// A text of the hall in both languages; English may be missing, then Chinese is shown.
struct Words {
  QString zh;
  QString en;
  bool sample = false;  ///< 示例: stands in no source

  const QString& in(bool english) const { return english && !en.isEmpty() ? en : zh; }
  bool isEmpty() const { return zh.isEmpty(); }
  friend bool operator==(const Words&, const Words&) = default;
};

enum class Audience { Both, Personal, Enterprise };
/// `Both` suits and is suited by everybody.
constexpr bool suits(Audience one, Audience other) {
  return one == Audience::Both || other == Audience::Both || one == other;
}
enum class QueueKind { Handling, Consult, Handout, FailedErrand };
enum class IdentityRule { None, Optional, Required };

/// What a search finds an item or theme by, computed by the server at publishing. Readings are
/// spellings: see server/domain/spelling.h.
struct SearchKeys {
  QStringList words;         ///< other names people use
  QString reading;           ///< of the name
  QStringList wordReadings;  ///< of the words
};

/// 申请材料.
struct Material {
  QString code;  ///< unique within its guide
  Words name;
  int originals = 0;
  int copies = 0;
  bool required = true;
  bool deferrable = false;  ///< 可容缺
  Words note;
  QString issuer;
  QString formAddress;    ///< of the blank form on the web; empty: none
  QString sampleAddress;  ///< of a filled sample
};

/// 办事指南: the fields of standards.md 3.3.
struct Guide {
  int version = 0;
  QDate effective;
  Words acceptedBy;
  Words legalBasis;
  QVector<Words> conditions;
  QVector<Material> materials;
  Words procedure;
  Words reviewStandard;
  Words timeLimit;
  Words fees;
  Words contact;
  Words complaints;
  Words gapsAllowed;
  Words commitment;
  Words onlineDepth;
  Words applicationModes;
  int visits = 0;
  Words place;

  /// A text of it stands in no source: the whole guide is marked 示例, on screen and on paper.
  bool isSample() const;
};

/// 事项.
struct Item {
  QString code;
  Words name;
  QString department;
  QString queue;
  Audience audience = Audience::Both;
  bool onTheSpot = false;  ///< 即办件
  bool frequent = false;   ///< 常办事项
  bool asksCopies = false;
  bool asksOwnWish = false;  ///< 询问本人意愿 of whoever is aged
  Words promisedLimit;       ///< already a text: 20 个工作日
  Words statutoryLimit;      ///< the same
  quint32 revision = 0;
  quint32 guideVersion = 0;
  SearchKeys keys;
};

/// 一件事.
struct Theme {
  QString code;
  Words name;
  Audience audience = Audience::Both;
  QStringList items;
  quint32 revision = 0;
  SearchKeys keys;
};

/// 业务, as published.
struct Queue {
  QString code;
  Words name;
  QueueKind kind = QueueKind::Handling;
  QString zone;
  IdentityRule identity = IdentityRule::Optional;
  Words identityBasis;
  QStringList counters;
};

struct Zone {
  QString code;
  Words name;
};

struct Department {
  QString code;
  Words name;
  QString phone;
};

/// A terminal's own copy of the catalogue: whole, of one version, never changed.
struct Catalogue {
  quint32 version = 0;
  Words hallName;
  QString complaintPhone;  ///< 投诉电话; empty: none
  QString publicAddress;   ///< of the phone pages; empty: no QR codes for phones
  Words noShowRule;
  Words ticketFoot;
  Words openingHours;  ///< 周一至周五 9:00–12:00、13:00–17:00
  int elderlyAge = 60;
  int copiesMax = 200;
  QVector<Zone> zones;
  QVector<Department> departments;
  QVector<Queue> queues;
  QVector<Item> items;
  QVector<Theme> themes;
  QHash<QString, Guide> guides;  ///< by item

  const Item* item(const QString& code) const;
  const Theme* theme(const QString& code) const;
  const Queue* queue(const QString& code) const;
  const Queue* queueOf(QueueKind kind) const;  ///< the first of that kind
  const Zone* zone(const QString& code) const;
  const Department* department(const QString& code) const;
  const Guide* guide(const QString& item) const;
  /// Of the guides' page for phones; empty without phone pages.
  QString guidesAddress() const;
  /// Of the item's page for phones; empty without phone pages.
  QString guideAddress(const QString& item) const;
};
using CataloguePtr = std::shared_ptr<const Catalogue>;

/// An expected wait in whole minutes.
struct WaitRange {
  int fromMinutes = 0;
  int toMinutes = 0;
  friend bool operator==(const WaitRange&, const WaitRange&) = default;
};

}  // namespace hall::terminal
