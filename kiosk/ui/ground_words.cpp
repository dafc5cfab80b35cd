#include "kiosk/ui/ground_words.h"

#include <QCoreApplication>
#include <array>

namespace hall::kiosk {

namespace {

struct Row {
  Ground ground;
  const char* key;
  const char* words;
};

constexpr std::array kRows{
    Row{Ground::Elderly, "elderly", QT_TRANSLATE_NOOP("Ground", "老年人")},
    Row{Ground::Disabled, "disabled", QT_TRANSLATE_NOOP("Ground", "残疾人")},
    Row{Ground::Pregnant, "pregnant", QT_TRANSLATE_NOOP("Ground", "孕妇")},
    Row{Ground::WithInfant, "with_infant", QT_TRANSLATE_NOOP("Ground", "携带婴幼儿")},
    Row{Ground::Serviceman, "serviceman", QT_TRANSLATE_NOOP("Ground", "军人")},
    Row{Ground::Veteran, "veteran", QT_TRANSLATE_NOOP("Ground", "退役军人和“三属”（凭优待证）")},
    Row{Ground::FireRescue, "fire_rescue", QT_TRANSLATE_NOOP("Ground", "消防救援人员")},
};

}  // namespace

QVector<Choice> groundChoices() {
  QVector<Choice> choices;
  for (const Row& row : kRows) {
    choices << Choice{QString::fromLatin1(row.key), groundWords(row.ground), {}, {}, true};
  }
  return choices;
}

Ground groundOf(const QString& key) {
  for (const Row& row : kRows) {
    if (key == QLatin1String(row.key)) return row.ground;
  }
  return Ground::None;
}

QString groundWords(Ground ground) {
  for (const Row& row : kRows) {
    if (row.ground == ground) return QCoreApplication::translate("Ground", row.words);
  }
  return {};
}

}  // namespace hall::kiosk
