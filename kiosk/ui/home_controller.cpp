#include "kiosk/ui/home_controller.h"

namespace hall::kiosk {

namespace {

constexpr int kFrequentMax = 6;
constexpr int kFrequentElderMax = 4;

}  // namespace

HomeController::HomeController(HallPort& hall, Visit& visit, QObject* parent)
    : QObject(parent), hall_(hall), visit_(visit) {
  connect(&hall_, &HallPort::catalogueChanged, this, &HomeController::renew);
  connect(&hall_, &HallPort::nowChanged, this, &HomeController::renew);
  connect(&hall_, &HallPort::onlineChanged, this, &HomeController::renew);
  connect(&hall_, &HallPort::refusedChanged, this, &HomeController::renew);
  connect(&visit_, &Visit::looksChanged, this, &HomeController::renew);
  renew();
}

QString HomeController::hallName() const {
  return hall_.catalogue()->hallName.in(visit_.english());
}

/// Without the server nobody knows better than the clock on the wall: the kiosk goes on.
bool HomeController::takesNumbers() const {
  if (hall_.isOutOfUse()) return false;
  if (!hall_.isOnline()) return true;
  return !hall_.now().suspended && hall_.now().isIssuing();
}

void HomeController::chooseFrequent(const QString& key) {
  want(key);
}

void HomeController::chooseEntry(const QString& key) {
  if (key == QLatin1String("themes")) Q_EMIT themesWanted();
  if (key == QLatin1String("supplement")) Q_EMIT supplementWanted();
  if (key == QLatin1String("guides")) Q_EMIT guidesWanted();
  if (key == QLatin1String("progress")) Q_EMIT ownNumberWanted();
  if (key == QLatin1String("appointment")) Q_EMIT appointmentWanted();
  want(key);
}

void HomeController::want(const QString& key) {
  const auto purpose = purposeFrom(key);
  if (!purpose) return;
  switch (purpose->kind) {
    case Purpose::Kind::Item:
      return Q_EMIT itemWanted(purpose->code);
    case Purpose::Kind::Theme:
      return Q_EMIT themeWanted(purpose->code);
    case Purpose::Kind::Queue:
      return Q_EMIT queueWanted(purpose->code);
  }
}

void HomeController::renew() {
  const bool english = visit_.english();
  const CataloguePtr catalogue = hall_.catalogue();
  QVector<Choice> frequent;
  const int most = visit_.elder() ? kFrequentElderMax : kFrequentMax;
  for (const Item& item : catalogue->items) {
    if (!item.frequent || frequent.size() == most) continue;
    const bool open = issues(catalogue->queue(item.queue));
    const QString name = item.name.in(english);
    frequent << Choice{
        keyOf({Purpose::Kind::Item, item.code}),
        name,
        {},
        item.onTheSpot ? tr("即办") : QString(),
        open};
  }
  frequent_.set(frequent);
  entries_.set(entriesNow());
  Q_EMIT changed();
}

QVector<Choice> HomeController::entriesNow() const {
  const CataloguePtr catalogue = hall_.catalogue();
  const bool open = takesNumbers();
  QVector<Choice> entries;
  const auto add = [&entries](const QString& key, const QString& title, bool available) {
    entries << Choice{key, title, {}, {}, available};
  };
  const auto addQueue = [&](QueueKind kind, const QString& title) {
    const Queue* queue = catalogue->queueOf(kind);
    if (queue != nullptr) add(keyOf({Purpose::Kind::Queue, queue->code}), title, issues(queue));
  };
  if (!catalogue->themes.isEmpty()) add(QStringLiteral("themes"), tr("一件事一次办"), open);
  addQueue(QueueKind::Handout, tr("取件"));
  add(QStringLiteral("supplement"), tr("补交材料"), open);
  add(QStringLiteral("appointment"), tr("预约取号"), open);
  addQueue(QueueKind::Consult, tr("咨询"));
  addQueue(QueueKind::FailedErrand, tr("办不成事反映"));
  add(QStringLiteral("progress"), tr("进度查询"), true);
  add(QStringLiteral("guides"), tr("办事指南"), true);
  return entries;
}

bool HomeController::issues(const Queue* queue) const {
  if (queue == nullptr || hall_.isOutOfUse()) return false;
  if (!hall_.isOnline()) return true;
  return !hall_.now().suspended && hall_.now().queues.value(queue->code).issuing;
}

}  // namespace hall::kiosk
