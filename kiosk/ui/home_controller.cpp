#include "kiosk/ui/home_controller.h"

namespace hall::kiosk {

namespace {

constexpr int kFrequentMax = 3;

/// Without a second line or a mark.
Choice plain(const QString& key, const QString& title, bool available) {
  return {key, title, {}, {}, available};
}

/// The first that stand behind the door of that audience.
QVector<const Item*> frequentFor(const Catalogue& catalogue, Audience audience) {
  QVector<const Item*> items;
  for (const Item& item : catalogue.items) {
    if (items.size() == kFrequentMax) break;
    if (item.frequent && suits(item.audience, audience)) items << &item;
  }
  return items;
}

QVector<Choice> without(const QVector<Choice>& these, const QVector<Choice>& all) {
  QVector<Choice> left;
  for (const Choice& choice : all) {
    if (!these.contains(choice)) left << choice;
  }
  return left;
}

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

bool HomeController::takesNumbers() const {
  return hall_.takesNumbers();
}

void HomeController::chooseFrequent(const QString& key) {
  want(key);
}

void HomeController::chooseEntry(const QString& key) {
  if (key == QLatin1String("more")) visit_.open(Visit::Page::MoreServices);
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
  const CataloguePtr catalogue = hall_.catalogue();
  QVector<Choice> frequent;
  for (const Item* item : frequentFor(*catalogue, Audience::Personal)) {
    frequent << Choice{
        keyOf({Purpose::Kind::Item, item->code}),
        item->name.in(visit_.english()),
        {},
        item->onTheSpot ? tr("即办") : QString(),
        hall_.takesNumbers(item->queue)};
  }
  frequent_.set(frequent);
  renewServices();
  Q_EMIT changed();
}

void HomeController::renewServices() {
  const QVector<Choice> mostNeeded = handout() + advice();
  more_.set(without(mostNeeded, business() + questions()));
  if (!takesNumbers()) {
    entries_.set({});
    QVector<Choice> open = questions();
    open.removeIf([](const Choice& choice) { return !choice.available; });
    inquiries_.set(open);
  } else if (visit_.elder()) {
    entries_.set(mostNeeded + QVector<Choice>{plain(QStringLiteral("more"), tr("更多服务"), true)});
    inquiries_.set({});
  } else {
    entries_.set(business());
    inquiries_.set(questions());
  }
}

QStringList HomeController::examplesFor(Audience audience) const {
  const CataloguePtr catalogue = hall_.catalogue();
  QStringList names;
  for (const Item* item : frequentFor(*catalogue, audience))
    names << item->name.in(visit_.english());
  return names;
}

QVector<Choice> HomeController::business() const {
  QVector<Choice> all;
  const bool open = takesNumbers();
  if (!hall_.catalogue()->themes.isEmpty()) {
    all << plain(QStringLiteral("themes"), tr("一件事一次办"), open);
  }
  all << handout() << plain(QStringLiteral("supplement"), tr("补交材料"), open)
      << plain(QStringLiteral("appointment"), tr("预约取号"), open);
  return all;
}

QVector<Choice> HomeController::questions() const {
  QVector<Choice> all = advice();
  all << ofQueue(QueueKind::FailedErrand, tr("办不成事反映"))
      << plain(QStringLiteral("progress"), tr("进度查询"), true)
      << plain(QStringLiteral("guides"), tr("办事指南"), true);
  return all;
}

QVector<Choice> HomeController::handout() const {
  return ofQueue(QueueKind::Handout, tr("取件"));
}

QVector<Choice> HomeController::advice() const {
  return ofQueue(QueueKind::Consult, tr("咨询"));
}

/// None where the hall has no such queue.
QVector<Choice> HomeController::ofQueue(QueueKind kind, const QString& title) const {
  const CataloguePtr catalogue = hall_.catalogue();
  const Queue* queue = catalogue->queueOf(kind);
  if (queue == nullptr) return {};
  const QString key = keyOf({Purpose::Kind::Queue, queue->code});
  return {plain(key, title, hall_.takesNumbers(queue->code))};
}

}  // namespace hall::kiosk
