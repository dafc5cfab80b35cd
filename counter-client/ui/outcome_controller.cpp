#include "counter-client/ui/outcome_controller.h"

#include <algorithm>
#include <utility>

#include "counter-client/ui/counter_texts.h"

namespace hall::counter {

namespace {

constexpr qsizetype kNoteMax = 1000;
constexpr qsizetype kTextMax = 1000;
/// As the server takes them.
constexpr qsizetype kRowsMax = 20;

}  // namespace

OutcomeController::OutcomeController(
    CounterPort& port, Acting& acting, const CounterLanguage& language, QObject* parent
)
    : QAbstractListModel(parent), port_(port), acting_(acting), language_(language) {
  connect(&port_, &CounterPort::nowChanged, this, &OutcomeController::forgetOther);
  connect(&language_, &CounterLanguage::changed, this, [this] {
    if (rows_.isEmpty()) return;
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT changed();
  });
}

void OutcomeController::forgetOther() {
  const Ticket* ticket = port_.now().current();
  const bool same = ticket != nullptr && ticket->id == ticket_;
  const bool about = correcting_ != 0 ? ticket == nullptr : same;
  if (!sending_ && !ticket_.isEmpty() && !about) reset();
}

// ---- the form ----------------------------------------------------------------------------------

void OutcomeController::open() {
  const Ticket* ticket = port_.now().current();
  if (ticket == nullptr || ticket->state != TicketState::Serving) return;
  transfer_.reset();
  if (correcting_ != 0 || ticket_ != ticket->id) begin(*ticket);
  open_ = true;
  Q_EMIT changed();
}

void OutcomeController::openFor(const verb::Transfer& transfer) {
  open();
  if (!open_) return;
  transfer_ = transfer;
  Q_EMIT changed();
}

void OutcomeController::begin(const Ticket& ticket) {
  beginResetModel();
  correcting_ = 0;
  ticket_ = ticket.id;
  number_ = ticket.number;
  queue_ = ticket.queue;
  aged_ = ticket.aged;
  note_.clear();
  reason_.clear();
  rows_ = {rowFor(ticket, ticket.item)};
  endResetModel();
}

OutcomeRow OutcomeController::rowFor(const Ticket& ticket, const QString& code) const {
  const Item* item = port_.catalogue()->item(code);
  const Queue* queue = port_.catalogue()->queue(item == nullptr ? ticket.queue : item->queue);
  OutcomeRow row;
  row.item = code;
  row.copies = std::max(ticket.copies, 1);
  row.outcome = usualOutcome(ticket, item, queue);
  if (const Guide* guide = port_.catalogue()->guide(code)) {
    for (const Material& material : guide->materials) {
      if (material.required) row.received.insert(material.code);
    }
  }
  return row;
}

void OutcomeController::openCorrection() {
  const Serving& serving = port_.now().serving;
  if (serving.id == 0 || !serving.ended.isValid() || serving.outcomes.isEmpty()) return;
  beginResetModel();
  correcting_ = serving.id;
  ticket_ = serving.ticket;
  number_ = serving.number;
  queue_.clear();
  aged_ = false;
  note_.clear();
  reason_.clear();
  rows_.clear();
  for (const ItemOutcome& one : serving.outcomes) {
    OutcomeRow row;
    row.item = one.item;
    row.copies = one.copies;
    row.outcome = one.outcome;
    row.ground = one.ground;
    row.condition = one.condition;
    row.rightDepartment = one.rightDepartment;
    row.ownWishAsked = one.ownWishAsked;
    const QSet<QString> named(one.materials.cbegin(), one.materials.cend());
    const bool missing =
        one.outcome == Outcome::OneTimeNotice || one.outcome == Outcome::AcceptedWithGaps;
    if (const Guide* guide = port_.catalogue()->guide(one.item)) {
      for (const Material& material : guide->materials) {
        const bool received = missing ? material.required && !named.contains(material.code)
                                      : named.contains(material.code);
        if (received) row.received.insert(material.code);
      }
    }
    rows_ << row;
  }
  endResetModel();
  open_ = true;
  Q_EMIT changed();
}

void OutcomeController::close() {
  if (correcting_ != 0) return reset();
  open_ = false;
  transfer_.reset();
  Q_EMIT changed();
}

void OutcomeController::reset() {
  beginResetModel();
  rows_.clear();
  open_ = false;
  correcting_ = 0;
  transfer_.reset();
  ticket_.clear();
  number_.clear();
  queue_.clear();
  note_.clear();
  reason_.clear();
  endResetModel();
  Q_EMIT changed();
}

void OutcomeController::setNote(const QString& note) {
  if (note == note_) return;
  note_ = note.left(kNoteMax);
  Q_EMIT changed();
}

void OutcomeController::setReason(const QString& reason) {
  if (reason == reason_) return;
  reason_ = reason.left(200);
  Q_EMIT changed();
}

void OutcomeController::addToNote(const QString& phrase) {
  setNote(note_.isEmpty() ? phrase : note_ + u'；' + phrase);
}

// ---- rows --------------------------------------------------------------------------------------

void OutcomeController::addItem(const QString& code) {
  const Ticket* ticket = port_.now().current();
  const bool there = std::any_of(rows_.cbegin(), rows_.cend(), [&](const OutcomeRow& row) {
    return row.item == code;
  });
  if (there || ticket == nullptr || rows_.size() >= kRowsMax) return;
  if (port_.catalogue()->item(code) == nullptr) return;
  OutcomeRow row = rowFor(*ticket, code);
  row.copies = 1;
  const int at = rowCount();
  beginInsertRows({}, at, at);
  rows_ << row;
  endInsertRows();
  Q_EMIT changed();
}

void OutcomeController::removeRow(int row) {
  if (row <= 0 || !has(row)) return;
  beginRemoveRows({}, row, row);
  rows_.removeAt(row);
  endRemoveRows();
  Q_EMIT changed();
}

void OutcomeController::touched(int row) {
  Q_EMIT dataChanged(index(row), index(row));
  Q_EMIT changed();
}

void OutcomeController::choose(int row, int choice) {
  if (!has(row)) return;
  const QVector<Outcome> choices = choicesOf(rows_[row]);
  if (choice < 0 || choice >= choices.size()) return;
  rows_[row].outcome = choices[choice];
  touched(row);
}

void OutcomeController::setCopies(int row, int copies) {
  if (!has(row)) return;
  rows_[row].copies = std::clamp(copies, 1, port_.catalogue()->copiesMax);
  touched(row);
}

void OutcomeController::setGround(int row, int ground) {
  if (!has(row) || ground < 0 || ground > static_cast<int>(RefusalGround::ConditionNotMet)) return;
  rows_[row].ground = static_cast<RefusalGround>(ground);
  touched(row);
}

void OutcomeController::setCondition(int row, int condition) {
  if (!has(row)) return;
  const Guide* guide = guideOf(rows_[row]);
  if (guide == nullptr || condition < 1 || condition > guide->conditions.size()) return;
  rows_[row].condition = condition;
  touched(row);
}

void OutcomeController::setDepartment(int row, int department) {
  if (!has(row)) return;
  const auto& departments = port_.catalogue()->departments;
  const bool one = department >= 0 && department < departments.size();
  rows_[row].rightDepartment = one ? departments[department].code : QString();
  touched(row);
}

void OutcomeController::setText(int row, const QString& text) {
  if (!has(row) || rows_[row].text == text) return;
  rows_[row].text = text.left(kTextMax);
  touched(row);
}

void OutcomeController::tick(int row, int material) {
  if (!has(row)) return;
  const Guide* guide = guideOf(rows_[row]);
  if (guide == nullptr || material < 0 || material >= guide->materials.size()) return;
  const QString& code = guide->materials[material].code;
  if (!rows_[row].received.remove(code)) rows_[row].received.insert(code);
  touched(row);
}

void OutcomeController::setOwnWish(int row, bool asked) {
  if (!has(row)) return;
  rows_[row].ownWishAsked = asked;
  touched(row);
}

// ---- what it says ------------------------------------------------------------------------------

const Queue* OutcomeController::queueOf(const OutcomeRow& row) const {
  const Item* item = itemOf(row);
  return port_.catalogue()->queue(item == nullptr ? queue_ : item->queue);
}

QVector<Outcome> OutcomeController::choicesOf(const OutcomeRow& row) const {
  return outcomesFor(itemOf(row), queueOf(row));
}

/// A correction may add what was asked; whether it has to, the hall knows.
bool OutcomeController::asksOwnWish(const OutcomeRow& row) const {
  const Item* item = itemOf(row);
  return (aged_ || correcting_ != 0) && item != nullptr && item->asksOwnWish;
}

Lack OutcomeController::lackOf(const OutcomeRow& row) const {
  return counter::lackOf(row, guideOf(row), aged_ && asksOwnWish(row));
}

bool OutcomeController::isComplete() const {
  return !rows_.isEmpty() && std::all_of(rows_.cbegin(), rows_.cend(), [this](const auto& row) {
    return lackOf(row) == Lack::Nothing;
  });
}

QString OutcomeController::lackText() const {
  for (const OutcomeRow& row : rows_) {
    switch (lackOf(row)) {
      case Lack::Nothing:
        continue;
      case Lack::Outcome:
        return tr("请选择办理结果");
      case Lack::Ground:
        return tr("不予受理要选择理由");
      case Lack::Condition:
        return tr("请选择不符合的是哪一条受理条件");
      case Lack::RightBody:
        return tr("请选择应由哪个部门办理，或在说明里写明");
      case Lack::Text:
        return tr("不予受理要写明理由");
      case Lack::Missing:
        return tr("请去掉缺少的材料前面的勾");
      case Lack::NotDeferrable:
        return tr("缺少的材料里有不能容缺的，请改为一次性告知");
      case Lack::OwnWish:
        return tr("申请人已满 60 岁，请先询问是不是本人的真实意愿");
    }
  }
  return {};
}

QString OutcomeController::summary() const {
  QStringList texts;
  for (const OutcomeRow& row : rows_) texts << outcomeText(row.outcome);
  return texts.join(language_.english() ? QStringLiteral(", ") : QStringLiteral("、"));
}

bool OutcomeController::offersFailedErrand() const {
  const bool unfinished = std::any_of(rows_.cbegin(), rows_.cend(), [](const OutcomeRow& row) {
    return row.outcome == Outcome::Unfinished;
  });
  const Queue* there = port_.catalogue()->queueOf(QueueKind::FailedErrand);
  return correcting_ == 0 && !transfer_ && unfinished && there != nullptr && there->code != queue_;
}

bool OutcomeController::refuses() const {
  return std::any_of(rows_.cbegin(), rows_.cend(), [](const OutcomeRow& row) {
    return row.outcome == Outcome::Refused;
  });
}

QVector<ItemOutcome> OutcomeController::outcomes() const {
  QVector<ItemOutcome> all;
  for (const OutcomeRow& row : rows_) all << outcomeOf(row, guideOf(row));
  return all;
}

QVariantList OutcomeController::materialsOf(const OutcomeRow& row) const {
  QVariantList list;
  const Guide* guide = guideOf(row);
  if (guide == nullptr) return list;
  const QStringList missing = missingOf(row, *guide);
  for (const Material& material : guide->materials) {
    list << QVariantMap{
        {QStringLiteral("name"), material.name.in(language_.english())},
        {QStringLiteral("ticked"), row.received.contains(material.code)},
        {QStringLiteral("required"), material.required},
        {QStringLiteral("deferrable"), material.deferrable},
        {QStringLiteral("missing"), missing.contains(material.code)}};
  }
  return list;
}

int OutcomeController::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QHash<int, QByteArray> OutcomeController::roleNames() const {
  return {
      {NameRole, "name"},
      {OutcomeRole, "outcome"},
      {OutcomeTextRole, "outcomeText"},
      {ChoicesRole, "choices"},
      {CopiesRole, "copies"},
      {GroundRole, "ground"},
      {RefusesRole, "refusing"},
      {ConditionRole, "condition"},
      {ConditionsRole, "conditions"},
      {DepartmentsRole, "departments"},
      {DepartmentRole, "department"},
      {TextRole, "words"},
      {MaterialsRole, "materials"},
      {AsksOwnWishRole, "asksOwnWish"},
      {OwnWishRole, "ownWish"},
      {LackRole, "lacking"}};
}

QVariant OutcomeController::data(const QModelIndex& at, int role) const {
  if (!has(at.row())) return {};
  const OutcomeRow& row = rows_[at.row()];
  const bool english = language_.english();
  const auto texts = [](const auto& list, const auto& textOf) {
    QStringList all;
    for (const auto& one : list) all << textOf(one);
    return all;
  };
  switch (role) {
    case NameRole: {
      const Item* item = itemOf(row);
      return item == nullptr ? tr("咨询") : item->name.in(english);
    }
    case OutcomeRole:
      return choicesOf(row).indexOf(row.outcome);
    case OutcomeTextRole:
      return outcomeText(row.outcome);
    case ChoicesRole:
      return texts(choicesOf(row), &outcomeText);
    case CopiesRole:
      return row.copies;
    case GroundRole:
      return static_cast<int>(row.ground);
    case RefusesRole:
      return row.outcome == Outcome::Refused;
    case ConditionRole:
      return row.condition;
    case ConditionsRole: {
      const Guide* guide = guideOf(row);
      if (guide == nullptr) return QStringList();
      return texts(guide->conditions, [&](const Words& one) { return one.in(english); });
    }
    case DepartmentsRole:
      return texts(port_.catalogue()->departments, [&](const auto& one) {
        return one.name.in(english);
      });
    case DepartmentRole: {
      const auto& all = port_.catalogue()->departments;
      const auto found = std::find_if(all.cbegin(), all.cend(), [&](const auto& one) {
        return one.code == row.rightDepartment;
      });
      return found == all.cend() ? -1 : static_cast<int>(found - all.cbegin());
    }
    case TextRole:
      return row.text;
    case MaterialsRole:
      return materialsOf(row);
    case AsksOwnWishRole:
      return asksOwnWish(row);
    case OwnWishRole:
      return row.ownWishAsked;
    case LackRole:
      return lackOf(row) != Lack::Nothing;
    default:
      return {};
  }
}

// ---- sending -----------------------------------------------------------------------------------

void OutcomeController::confirm() {
  if (!open_) return;
  if (!isComplete()) return acting_.refuse(lackText());
  if (correcting_ != 0) return send(verb::Correct{correcting_, outcomes(), reason_.trimmed()});
  if (transfer_) {
    transfer_->outcomes = outcomes();
    return send(*transfer_);
  }
  send(verb::Finish{outcomes(), note_.trimmed()});
}

/// What changes in the hall is told before the answer comes: the form waits for the answer.
void OutcomeController::send(const Verb& verb) {
  if (!acting_.press()) return;
  sending_ = true;
  acting_.act(verb, [this](const Answer<Done>& answer) { sent(answer); });
}

void OutcomeController::confirmToFailedErrand() {
  if (!open_ || !offersFailedErrand()) return;
  if (!isComplete()) return acting_.refuse(lackText());
  verb::Transfer transfer;
  transfer.queue = port_.catalogue()->queueOf(QueueKind::FailedErrand)->code;
  transfer.outcomes = outcomes();
  send(transfer);
}

void OutcomeController::sent(const Answer<Done>& answer) {
  sending_ = false;
  if (std::holds_alternative<Denial>(answer)) return forgetOther();
  const bool corrected = correcting_ != 0;
  Q_EMIT ended(number_, outcomes());
  reset();
  if (!corrected) Q_EMIT finished();
}

}  // namespace hall::counter
