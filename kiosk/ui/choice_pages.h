#pragma once

#include <QObject>
#include <QVector>

#include "kiosk/ui/choice_model.h"

namespace hall::kiosk {

/// A long list by pages of a few choices, turned with buttons: nobody has to scroll (standards.md
/// section 4: at most 6 to 8 choices a page). Owned by its controller.
class ChoicePages : public QObject {
  Q_OBJECT
  Q_PROPERTY(hall::kiosk::ChoiceModel* shown READ shown CONSTANT)
  Q_PROPERTY(int page READ page NOTIFY changed)
  Q_PROPERTY(int pages READ pages NOTIFY changed)

 public:
  using QObject::QObject;

  ChoiceModel* shown() { return &shown_; }
  int page() const { return page_; }  ///< from 0
  int pages() const;                  ///< at least 1
  bool isEmpty() const { return choices_.isEmpty(); }
  /// Other choices than before begin at the first page.
  void set(QVector<Choice> choices);
  /// The same choices, told anew: the page stays.
  void update(QVector<Choice> choices);
  void setPageSize(int size);

  Q_INVOKABLE void next();
  Q_INVOKABLE void previous();

 Q_SIGNALS:
  void changed();

 private:
  void show(int page);

  QVector<Choice> choices_;
  ChoiceModel shown_;
  int pageSize_ = 6;
  int page_ = 0;
};

}  // namespace hall::kiosk
