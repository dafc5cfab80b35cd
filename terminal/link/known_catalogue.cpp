#include "terminal/link/known_catalogue.h"

#include <utility>

#include "terminal/link/words_of.h"

namespace hall::terminal {

namespace {

domain::LocalDay dayFrom(const v1::Date& date) {
  return domain::LocalDay{
      std::chrono::year{date.year()} / std::chrono::month{static_cast<unsigned>(date.month())} /
      std::chrono::day{static_cast<unsigned>(date.day())}};
}

std::vector<domain::Session> sessionsFrom(
    const google::protobuf::RepeatedPtrField<v1::Session>& sessions
) {
  std::vector<domain::Session> all;
  for (const v1::Session& one : sessions) {
    all.push_back(
        {std::chrono::minutes{one.from_minute()}, std::chrono::minutes{one.until_minute()}}
    );
  }
  return all;
}

domain::OpeningHours hoursFrom(const v1::OpeningHours& hours) {
  domain::OpeningHours all;
  for (const v1::Season& one : hours.seasons()) {
    all.seasons.push_back(
        {one.first_day(),
         one.last_day(),
         sessionsFrom(one.workday()),
         sessionsFrom(one.saturday()),
         sessionsFrom(one.sunday()),
         sessionsFrom(one.holiday())}
    );
  }
  for (const v1::HoursException& one : hours.exceptions()) {
    all.exceptions.push_back({dayFrom(one.date()), sessionsFrom(one.sessions()), {}});
  }
  return all;
}

domain::WorkCalendar calendarFrom(const v1::WorkCalendar& calendar) {
  domain::WorkCalendar all;
  for (const v1::WorkCalendarDay& one : calendar.days()) {
    all.days.push_back({dayFrom(one.date()), one.works(), {}});
  }
  return all;
}

/// One catalogue in the making.
class Assembly {
 public:
  void takeHead(const v1::CatalogueHead& head) {
    words_.version = head.catalogue_version();
    words_.hallName = wordsOf(head.hall().name());
    words_.complaintPhone = plainText(head.hall().complaint_phone());
    words_.publicAddress = plainText(head.hall().public_address());
    words_.noShowRule = wordsOf(head.slip_texts().no_show_rule());
    words_.ticketFoot = wordsOf(head.slip_texts().foot());
    words_.openingHours = hoursWords(head.hours());
    const v1::HallSettings& settings = head.settings();
    if (settings.elderly_age() > 0) words_.elderlyAge = static_cast<int>(settings.elderly_age());
    if (settings.copies_max() > 0) words_.copiesMax = static_cast<int>(settings.copies_max());
    known_->prefixes << plainText(settings.priority_prefix())
                     << plainText(settings.appointment_prefix());
    known_->zoneOffset = offsetOfZone(head.time_zone());
    known_->zone = domain::TimeZone::fixed(std::chrono::seconds{known_->zoneOffset});
    known_->dayEnd = std::chrono::minutes{settings.day_end_minute()};
    known_->issuingOpensEarly =
        std::chrono::seconds{settings.issuing_opens_early_duration().seconds()};
    known_->calendar = calendarFrom(head.work_calendar());
    known_->hours = hoursFrom(head.hours());
  }

  void takeRows(const v1::CatalogueRows& rows) {
    for (const v1::Zone& one : rows.zones()) {
      words_.zones.push_back({plainText(one.zone_id()), wordsOf(one.name())});
    }
    for (const v1::Department& one : rows.departments()) {
      words_.departments.push_back(
          {plainText(one.department_id()), wordsOf(one.name()), plainText(one.phone())}
      );
    }
    for (const v1::Queue& one : rows.queues()) queues_.push_back(one);
    for (const v1::CounterPlace& one : rows.counters()) {
      labels_.insert(plainText(one.counter_id()), counterLabel(one));
    }
    for (const v1::Item& one : rows.items()) words_.items.push_back(itemOf(one));
    for (const v1::Theme& one : rows.themes()) words_.themes.push_back(themeOf(one));
    for (const v1::Guide& one : rows.guides()) {
      words_.guides.insert(plainText(one.item_id()), guideOf(one));
    }
    rows_ += rows.zones_size() + rows.departments_size() + rows.queues_size() +
             rows.counters_size() + rows.items_size() + rows.themes_size() + rows.guides_size();
  }

  int rows() const { return rows_; }

  KnownCataloguePtr finish() && {
    for (const v1::Queue& one : queues_) {
      QStringList counters;
      for (const std::string& code : one.counter_ids()) {
        counters << labels_.value(plainText(code), plainText(code));
      }
      words_.queues.push_back(queueOf(one, std::move(counters)));
      known_->prefixes << plainText(one.prefix());
      if (one.has_hours()) known_->queueHours[one.queue_id()] = hoursFrom(one.hours());
    }
    known_->words = std::make_shared<Catalogue>(std::move(words_));
    return known_;
  }

 private:
  std::shared_ptr<KnownCatalogue> known_ = std::make_shared<KnownCatalogue>();
  Catalogue words_;
  std::vector<v1::Queue> queues_;
  QHash<QString, QString> labels_;
  int rows_ = 0;
};

}  // namespace

const domain::OpeningHours& KnownCatalogue::hoursOf(const QString& queue) const {
  const auto own = queueHours.find(queue.toStdString());
  return own == queueHours.end() ? hours : own->second;
}

QDateTime KnownCatalogue::timeOf(std::chrono::milliseconds sinceEpoch) const {
  return QDateTime::fromMSecsSinceEpoch(sinceEpoch.count(), Qt::OffsetFromUTC, zoneOffset);
}

QDate KnownCatalogue::dayOf(std::chrono::milliseconds sinceEpoch) const {
  return timeOf(sinceEpoch - dayEnd).date();
}

KnownCataloguePtr knownCatalogueOf(const std::vector<v1::GetCatalogueResponse>& parts) {
  const bool whole = parts.size() >= 2 && parts.front().has_head() && parts.back().has_end();
  if (!whole || parts.front().head().unchanged()) return nullptr;
  Assembly assembly;
  assembly.takeHead(parts.front().head());
  for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
    if (!parts[i].has_rows()) return nullptr;
    assembly.takeRows(parts[i].rows());
  }
  if (assembly.rows() != static_cast<int>(parts.back().end().row_count())) return nullptr;
  return std::move(assembly).finish();
}

}  // namespace hall::terminal
