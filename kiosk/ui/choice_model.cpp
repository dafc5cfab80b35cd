#include "kiosk/ui/choice_model.h"

#include <utility>

namespace hall::kiosk {

int ChoiceModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QVariant ChoiceModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Choice& choice = choices_[index.row()];
  switch (role) {
    case Key:
      return choice.key;
    case Title:
    case Qt::DisplayRole:
      return choice.title;
    case Detail:
      return choice.detail;
    case Mark:
      return choice.mark;
    case Available:
      return choice.available;
    case Codes: {
      QVariantList codes;
      for (const ChoiceCode& code : choice.codes) {
        codes << QVariantMap{
            {QStringLiteral("text"), code.text}, {QStringLiteral("address"), code.address}};
      }
      return codes;
    }
    default:
      return {};
  }
}

QHash<int, QByteArray> ChoiceModel::roleNames() const {
  return {
      {Key, "key"},
      {Title, "title"},
      {Detail, "detail"},
      {Mark, "mark"},
      {Available, "available"},
      {Codes, "codes"}};
}

void ChoiceModel::set(QVector<Choice> choices) {
  if (choices == choices_) return;
  const auto before = choices_.size();
  beginResetModel();
  choices_ = std::move(choices);
  endResetModel();
  if (choices_.size() != before) Q_EMIT countChanged();
}

}  // namespace hall::kiosk
