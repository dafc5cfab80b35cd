#include "counter-client/ui/errand_controller.h"

#include <algorithm>
#include <utility>

#include "counter-client/ui/counter_texts.h"
#include "terminal/words/place_text.h"

namespace hall::counter {

using terminal::placeText;

namespace {

constexpr int kGoalsMax = 50;

}  // namespace

ErrandController::ErrandController(const Parts& parts, QObject* parent)
    : QAbstractListModel(parent),
      port_(parts.port),
      acting_(parts.acting),
      outcomes_(parts.outcomes),
      language_(parts.language) {
  connect(&port_, &CounterPort::catalogueChanged, this, &ErrandController::catalogueChanged);
  connect(&language_, &CounterLanguage::changed, this, &ErrandController::renew);
  connect(&port_, &CounterPort::nowChanged, this, &ErrandController::changed);
}

void ErrandController::catalogueChanged() {
  search_.reset();
  renew();
}

QString ErrandController::title() const {
  switch (use_) {
    case Nothing:
      return {};
    case WalkUp:
      return tr("直接办理：办什么事");
    case Telephone:
      return tr("电话咨询：问什么事");
    case Transfer:
      return tr("转号：转去办什么");
    case AnotherItem:
      return tr("再办一个事项");
    case HandEntry:
      return tr("补录：办了什么事");
  }
  return {};
}

void ErrandController::open(Use use) {
  use_ = use;
  query_.clear();
  copies_ = 1;
  wrongQueue_ = false;
  counter_.clear();
  renew();
}

void ErrandController::close() {
  open(Nothing);
}

void ErrandController::setQuery(const QString& query) {
  if (query == query_) return;
  query_ = query;
  renew();
}

void ErrandController::setCopies(int copies) {
  copies_ = std::clamp(copies, 1, port_.catalogue()->copiesMax);
  Q_EMIT changed();
}

void ErrandController::setWrongQueue(bool wrong) {
  wrongQueue_ = wrong;
  Q_EMIT changed();
}

void ErrandController::setCounter(int counter) {
  const auto places = ablePlaces();
  counter_ = counter >= 1 && counter <= places.size() ? places[counter - 1]->code : QString();
  Q_EMIT changed();
}

// ---- what there is to choose -------------------------------------------------------------------

void ErrandController::renew() {
  beginResetModel();
  goals_.clear();
  const Catalogue& catalogue = *port_.catalogue();
  if (use_ != Nothing && query_.trimmed().isEmpty()) {
    for (const Queue& queue : catalogue.queues) {
      if (offersQueues() && queue.kind != QueueKind::Handling) goals_ << Goal{true, queue.code};
    }
    for (const Item& item : catalogue.items) {
      if (item.frequent && goals_.size() < kGoalsMax) goals_ << Goal{false, item.code};
    }
  } else if (use_ != Nothing) {
    if (!search_) search_ = std::make_unique<terminal::ItemSearch>(catalogue);
    for (const auto& hit : search_->find(query_, terminal::Audience::Both, kGoalsMax)) {
      if (!hit.isTheme) goals_ << Goal{false, hit.code};
    }
  }
  endResetModel();
  Q_EMIT changed();
}

QVector<const Place*> ErrandController::ablePlaces() const {
  QVector<const Place*> places;
  for (const Place& place : port_.now().places) {
    if (place.state != CounterState::Offline) places << &place;
  }
  return places;
}

QStringList ErrandController::counters() const {
  QStringList texts{tr("由能办的窗口叫号")};
  for (const Place* place : ablePlaces()) texts << tr("只由 %1叫号").arg(placeText(place->label));
  return texts;
}

int ErrandController::counter() const {
  const auto places = ablePlaces();
  const auto found = std::find_if(places.cbegin(), places.cend(), [this](const Place* place) {
    return place->code == counter_;
  });
  return found == places.cend() ? 0 : static_cast<int>(found - places.cbegin()) + 1;
}

int ErrandController::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(goals_.size());
}

QHash<int, QByteArray> ErrandController::roleNames() const {
  return {{NameRole, "name"}, {DetailRole, "detail"}};
}

QVariant ErrandController::data(const QModelIndex& at, int role) const {
  if (at.row() < 0 || at.row() >= goals_.size()) return {};
  const Goal& goal = goals_[at.row()];
  const Catalogue& catalogue = *port_.catalogue();
  const Item* item = goal.isQueue ? nullptr : catalogue.item(goal.code);
  const Queue* queue = catalogue.queue(item == nullptr ? goal.code : item->queue);
  const QString queueName = queue == nullptr ? QString() : queue->name.in(language_.english());
  if (role == NameRole) return item == nullptr ? queueName : item->name.in(language_.english());
  if (role == DetailRole) return item == nullptr ? tr("不分事项") : queueName;
  return {};
}

// ---- what is done with it ----------------------------------------------------------------------

void ErrandController::choose(int row) {
  if (row < 0 || row >= goals_.size()) return;
  const Goal goal = goals_[row];
  switch (use_) {
    case Nothing:
      return;
    case AnotherItem:
      outcomes_.addItem(goal.code);
      return close();
    case HandEntry:
      Q_EMIT chosenForEntry(goal.isQueue, goal.code);
      return close();
    case Transfer:
      return transfer(goal);
    case WalkUp:
    case Telephone: {
      verb::WalkUp walkUp;
      (goal.isQueue ? walkUp.queue : walkUp.item) = goal.code;
      walkUp.copies = copies_;
      walkUp.telephone = use_ == Telephone;
      if (!acting_.press()) return;
      acting_.act(walkUp, [this](const Answer<Done>& answer) {
        if (std::holds_alternative<Done>(answer)) close();
      });
      return;
    }
  }
}

void ErrandController::transferToCounter() {
  if (use_ != Transfer) return;
  if (counter_.isEmpty()) return acting_.refuse(tr("请先选择转到哪个窗口"));
  transfer({});
}

/// From serving a transfer ends this counter's part: with the results that are confirmed next, or
/// as a wrong number.
void ErrandController::transfer(const Goal& goal) {
  const Ticket* ticket = port_.now().current();
  if (ticket == nullptr) return;
  if (!counter_.isEmpty() && counter() == 0) {
    return acting_.refuse(tr("选的窗口已经没有人了，请另选一个"));
  }
  verb::Transfer transfer;
  if (goal.isQueue) {
    transfer.queue = goal.code;
  } else {
    transfer.item = goal.code;
  }
  transfer.counter = counter_;
  transfer.wrongQueue = wrongQueue_;
  if (ticket->state == TicketState::Serving && wrongQueue_) {
    ItemOutcome wrong;
    wrong.outcome = Outcome::WrongNumber;
    transfer.outcomes = {wrong};
  } else if (ticket->state == TicketState::Serving) {
    outcomes_.openFor(transfer);
    return close();
  }
  if (!acting_.press()) return;
  acting_.act(transfer, [this](const Answer<Done>& answer) {
    if (std::holds_alternative<Done>(answer)) close();
  });
}

}  // namespace hall::counter
