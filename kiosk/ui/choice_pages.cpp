#include "kiosk/ui/choice_pages.h"

#include <algorithm>
#include <utility>

namespace hall::kiosk {

int ChoicePages::pages() const {
  const int count = static_cast<int>(choices_.size());
  return std::max(1, (count + pageSize_ - 1) / pageSize_);
}

void ChoicePages::set(QVector<Choice> choices) {
  const bool same = choices == choices_;
  choices_ = std::move(choices);
  show(same ? page_ : 0);
}

void ChoicePages::update(QVector<Choice> choices) {
  if (choices == choices_) return;
  choices_ = std::move(choices);
  show(page_);
}

void ChoicePages::setPageSize(int size) {
  if (size == pageSize_ || size < 1) return;
  const int first = page_ * pageSize_;
  pageSize_ = size;
  show(first / size);
}

void ChoicePages::next() {
  if (page_ + 1 < pages()) show(page_ + 1);
}

void ChoicePages::previous() {
  if (page_ > 0) show(page_ - 1);
}

void ChoicePages::show(int page) {
  page_ = std::clamp(page, 0, pages() - 1);
  shown_.set(choices_.mid(qsizetype{page_} * pageSize_, pageSize_));
  Q_EMIT changed();
}

}  // namespace hall::kiosk
