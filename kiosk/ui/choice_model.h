#pragma once

#include <QAbstractListModel>
#include <QString>
#include <QVector>

namespace hall::kiosk {

/// A QR code beside it: what it is for, and the address behind it.
struct ChoiceCode {
  QString text;
  QString address;
  friend bool operator==(const ChoiceCode&, const ChoiceCode&) = default;
};

/// One thing that can be touched in a list or grid.
struct Choice {
  QString key;  ///< what the controller knows it by
  QString title;
  QString detail;  ///< smaller, below
  QString mark;    ///< a short word beside it: 即办, 一件事
  bool available = true;
  QVector<ChoiceCode> codes{};

  friend bool operator==(const Choice&, const Choice&) = default;
};

/// The choices of one page. Owned by its controller.
class ChoiceModel : public QAbstractListModel {
  Q_OBJECT
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  enum Role { Key = Qt::UserRole + 1, Title, Detail, Mark, Available, Codes };

  using QAbstractListModel::QAbstractListModel;

  int rowCount(const QModelIndex& parent = {}) const override;
  const Choice& at(int row) const { return choices_[row]; }
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  int count() const { return static_cast<int>(choices_.size()); }
  const QVector<Choice>& choices() const { return choices_; }
  /// Nothing moves on the screen where nothing changed.
  void set(QVector<Choice> choices);

 Q_SIGNALS:
  void countChanged();

 private:
  QVector<Choice> choices_;
};

}  // namespace hall::kiosk
