#include "kiosk/ui/relation_words.h"

#include <QCoreApplication>
#include <array>

namespace hall::kiosk {

namespace {

struct Row {
  AgentRelation relation;
  const char* key;
  const char* words;
};

constexpr std::array kRows{
    Row{AgentRelation::FamilyOrFriend, "family", QT_TRANSLATE_NOOP("Relation", "亲友")},
    Row{AgentRelation::Employee, "employee", QT_TRANSLATE_NOOP("Relation", "单位经办人")},
    Row{AgentRelation::LegalRepresentative,
        "legal",
        QT_TRANSLATE_NOOP("Relation", "法定代理人或监护人")},
    Row{AgentRelation::Agency, "agency", QT_TRANSLATE_NOOP("Relation", "受委托的机构")},
    Row{AgentRelation::Other, "other", QT_TRANSLATE_NOOP("Relation", "其他")},
};

}  // namespace

QVector<Choice> relationChoices() {
  QVector<Choice> choices;
  for (const Row& row : kRows) {
    choices << Choice{QString::fromLatin1(row.key), relationWords(row.relation), {}, {}, true};
  }
  return choices;
}

AgentRelation relationOf(const QString& key) {
  for (const Row& row : kRows) {
    if (key == QLatin1String(row.key)) return row.relation;
  }
  return AgentRelation::FamilyOrFriend;
}

QString relationWords(AgentRelation relation) {
  for (const Row& row : kRows) {
    if (row.relation == relation) return QCoreApplication::translate("Relation", row.words);
  }
  return {};
}

}  // namespace hall::kiosk
