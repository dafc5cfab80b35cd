#include "kiosk/ui/find_controller.h"

#include <algorithm>

namespace hall::kiosk {

namespace {

constexpr qsizetype kQueryLengthMax = 50;
constexpr int kHitsMax = 60;
constexpr int kChoicesOnPage = 6;
constexpr int kChoicesOnElderPage = 4;

}  // namespace

FindController::FindController(HallPort& hall, Visit& visit, QObject* parent)
    : QObject(parent), hall_(hall), visit_(visit), search_(*hall.catalogue()) {
  connect(&hall_, &HallPort::catalogueChanged, this, &FindController::renew);
  for (const auto heard :
       {&HallPort::nowChanged, &HallPort::onlineChanged, &HallPort::refusedChanged}) {
    connect(&hall_, heard, this, &FindController::markAgain);
  }
  connect(&visit_, &Visit::pageChanged, this, &FindController::markAgain);
  connect(&visit_, &Visit::looksChanged, this, &FindController::list);
  connect(&visit_, &Visit::wiped, this, &FindController::wipe);
}

QString FindController::heading() const {
  switch (purpose_) {
    case Purpose::Themes:
      return tr("一件事一次办");
    case Purpose::Supplement:
      return tr("补交材料：请选择您原来申请的事项");
    case Purpose::Guides:
      return tr("办事指南：请选择事项");
    case Purpose::Business:
      break;
  }
  return audience_ == Audience::Enterprise ? tr("企业办事") : tr("个人办事");
}

void FindController::open(Purpose purpose, Audience audience) {
  purpose_ = purpose;
  audience_ = audience;
  query_.clear();
  list();
  visit_.open(Visit::Page::Find);
}

void FindController::type(const QString& characters) {
  for (const QChar c : characters) {
    if (query_.size() < kQueryLengthMax && c.isPrint()) query_ += c;
  }
  visit_.touched();
  list();
}

void FindController::erase() {
  if (query_.isEmpty()) return;
  query_.chop(query_.back().isLowSurrogate() ? 2 : 1);
  list();
}

void FindController::clearQuery() {
  query_.clear();
  list();
}

void FindController::choose(const QString& key) {
  const auto chosen = purposeFrom(key);
  if (!chosen) return;
  if (chosen->kind == kiosk::Purpose::Kind::Theme) return Q_EMIT themeChosen(chosen->code);
  if (chosen->kind != kiosk::Purpose::Kind::Item) return;
  purpose_ == Purpose::Guides ? Q_EMIT guideChosen(chosen->code) : Q_EMIT itemChosen(chosen->code);
}

void FindController::seeGuide(const QString& key) {
  const auto chosen = purposeFrom(key);
  const bool isItem = chosen && chosen->kind == kiosk::Purpose::Kind::Item;
  if (isItem) Q_EMIT guideChosen(chosen->code);
}

void FindController::renew() {
  search_ = terminal::ItemSearch(*hall_.catalogue());
  list();
}

void FindController::list() {
  results_.setPageSize(visit_.elder() ? kChoicesOnElderPage : kChoicesOnPage);
  results_.set(query_.isEmpty() ? all() : found());
  Q_EMIT changed();
}

/// Who is choosing stays on the page that is open.
void FindController::markAgain() {
  if (visit_.page() == Visit::Page::Find) results_.update(query_.isEmpty() ? all() : found());
}

QVector<Choice> FindController::found() const {
  const CataloguePtr catalogue = hall_.catalogue();
  QVector<Choice> choices;
  for (const terminal::ItemSearch::Hit& hit : search_.find(query_, audience_, kHitsMax)) {
    if (hit.isTheme) {
      const Theme* theme = catalogue->theme(hit.code);
      // A theme has no guide of its own and takes no supplements; its items have.
      const bool fits = purpose_ == Purpose::Business || purpose_ == Purpose::Themes;
      if (fits && theme != nullptr) choices << choiceOf(*theme);
    } else if (purpose_ != Purpose::Themes) {
      if (const Item* item = catalogue->item(hit.code)) choices << choiceOf(*item);
    }
  }
  return choices;
}

/// Without a query: the themes, or the items with the frequent ones first.
QVector<Choice> FindController::all() const {
  const CataloguePtr catalogue = hall_.catalogue();
  QVector<Choice> choices;
  if (purpose_ == Purpose::Themes) {
    for (const Theme& theme : catalogue->themes) {
      if (suits(theme.audience, audience_)) choices << choiceOf(theme);
    }
    return choices;
  }
  for (const bool frequent : {true, false}) {
    for (const Item& item : catalogue->items) {
      if (item.frequent == frequent && suits(item.audience, audience_)) choices << choiceOf(item);
    }
  }
  return choices;
}

Choice FindController::choiceOf(const Item& item) const {
  const bool english = visit_.english();
  const Department* department = hall_.catalogue()->department(item.department);
  const bool offered = isOffered(item.queue);
  return {
      keyOf({kiosk::Purpose::Kind::Item, item.code}),
      item.name.in(english),
      department == nullptr ? QString() : department->name.in(english),
      !offered         ? tr("现在不取号")
      : item.onTheSpot ? tr("即办")
                       : QString(),
      offered};
}

Choice FindController::choiceOf(const Theme& theme) const {
  // The queue of its first item gives the number.
  const Item* first = hall_.catalogue()->item(theme.items.value(0));
  const bool offered = first != nullptr && isOffered(first->queue);
  return {
      keyOf({kiosk::Purpose::Kind::Theme, theme.code}),
      theme.name.in(visit_.english()),
      tr("一次办 %1 个事项").arg(theme.items.size()),
      offered ? tr("一件事") : tr("现在不取号"),
      offered};
}

/// A guide may be read at any time.
bool FindController::isOffered(const QString& queue) const {
  return purpose_ == Purpose::Guides || hall_.takesNumbers(queue);
}

void FindController::wipe() {
  query_.clear();
  results_.set({});
  Q_EMIT changed();
}

}  // namespace hall::kiosk
