#include "terminal/link/words_of.h"

#include <QTimeZone>
#include <utility>

namespace hall::terminal {

namespace {

constexpr int kBeijing = 8 * 3600;

bool isShown(QChar c, bool lines) {
  if (lines && c == QChar(u'\n')) return true;
  const QChar::Category category = c.category();
  const bool separatesLines =
      category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
  return category != QChar::Other_Control && category != QChar::Other_Format && !separatesLines;
}

QString shown(const std::string& text, bool lines) {
  const QString whole = QString::fromStdString(text);
  QString result;
  result.reserve(whole.size());
  for (const QChar c : whole) {
    if (isShown(c, lines)) result.append(c);
  }
  return result;
}

Words words(QString zh, QString en) {
  return {std::move(zh), std::move(en), false};
}

/// "Half a", "1 working day", "3 working days".
QString counted(int count, const char* one) {
  return QString::number(count) + QLatin1Char(' ') + QLatin1String(one) +
         (count == 1 ? QString() : QStringLiteral("s"));
}

Words halfWorkdays(int count) {
  const int whole = count / 2;
  if (count % 2 == 0)
    return words(QStringLiteral("%1 个工作日").arg(whole), counted(whole, "working day"));
  if (whole == 0) return words(QStringLiteral("半个工作日"), QStringLiteral("half a working day"));
  return words(
      QStringLiteral("%1 个半工作日").arg(whole), QStringLiteral("%1½ working days").arg(whole)
  );
}

QString minuteText(int minute) {
  return QStringLiteral("%1:%2").arg(minute / 60).arg(minute % 60, 2, 10, QLatin1Char('0'));
}

using Sessions = google::protobuf::RepeatedPtrField<v1::Session>;

QString sessionsText(const Sessions& sessions, const QString& between) {
  QStringList texts;
  for (const v1::Session& session : sessions) {
    texts << minuteText(session.from_minute()) + QStringLiteral("–") +
                 minuteText(session.until_minute());
  }
  return texts.join(between);
}

bool same(const Sessions& left, const Sessions& right) {
  return sessionsText(left, QStringLiteral(",")) == sessionsText(right, QStringLiteral(","));
}

/// The days of one season that have the same sessions, in both languages.
struct DayWords {
  Words days;
  const Sessions* sessions;
};

std::vector<DayWords> daysOf(const v1::Season& season) {
  const bool weekend = same(season.saturday(), season.sunday());
  std::vector<DayWords> all{
      {words(QStringLiteral("周一至周五"), QStringLiteral("Mon–Fri")), &season.workday()}};
  if (weekend) {
    all.push_back(
        {words(QStringLiteral("周六、周日"), QStringLiteral("Sat, Sun")), &season.sunday()}
    );
  } else {
    all.push_back({words(QStringLiteral("周六"), QStringLiteral("Sat")), &season.saturday()});
    all.push_back({words(QStringLiteral("周日"), QStringLiteral("Sun")), &season.sunday()});
  }
  all.push_back({words(QStringLiteral("法定节假日"), QStringLiteral("Holidays")), &season.holiday()}
  );
  return all;
}

/// 5月1日至9月30日; nothing where the season is the whole year.
Words seasonName(const v1::Season& season) {
  if (season.first_day() == 101 && season.last_day() == 1231) return {};
  const auto zh = [](int day) { return QStringLiteral("%1月%2日").arg(day / 100).arg(day % 100); };
  const auto en = [](int day) { return QStringLiteral("%1/%2").arg(day / 100).arg(day % 100); };
  return words(
      zh(season.first_day()) + QStringLiteral("至") + zh(season.last_day()) + QLatin1Char(' '),
      en(season.first_day()) + QStringLiteral("–") + en(season.last_day()) + QLatin1Char(' ')
  );
}

SearchKeys searchKeysOf(const v1::SearchKeys& keys) {
  const auto texts = [](const google::protobuf::RepeatedPtrField<std::string>& list) {
    QStringList all;
    for (const std::string& text : list) all << plainText(text);
    return all;
  };
  return {texts(keys.words()), plainText(keys.reading()), texts(keys.word_readings())};
}

Audience audienceOf(v1::Audience audience) {
  switch (audience) {
    case v1::AUDIENCE_PERSONAL:
      return Audience::Personal;
    case v1::AUDIENCE_ENTERPRISE:
      return Audience::Enterprise;
    default:
      return Audience::Both;
  }
}

IdentityRule identityRuleOf(v1::IdentityRule rule) {
  switch (rule) {
    case v1::IDENTITY_RULE_NONE:
      return IdentityRule::None;
    case v1::IDENTITY_RULE_REQUIRED:
      return IdentityRule::Required;
    default:
      return IdentityRule::Optional;
  }
}

Material materialOf(const v1::Material& material) {
  Material value;
  value.code = plainText(material.material_code());
  value.name = wordsOf(material.name());
  value.originals = static_cast<int>(material.originals());
  value.copies = static_cast<int>(material.copies());
  value.required = material.required();
  value.deferrable = material.deferrable();
  value.note = linesOf(material.note());
  value.issuer = plainText(material.issuer());
  value.formAddress = plainText(material.form_address());
  value.sampleAddress = plainText(material.sample_address());
  return value;
}

int minutesOf(const google::protobuf::Duration& length) {
  const std::int64_t seconds = length.seconds() + (length.nanos() > 0 ? 1 : 0);
  return static_cast<int>((seconds + 59) / 60);
}

}  // namespace

QString plainText(const std::string& text) {
  return shown(text, false);
}
QString plainLines(const std::string& text) {
  return shown(text, true);
}
Words wordsOf(const v1::DisplayText& text) {
  return {plainText(text.zh()), plainText(text.en()), text.sample()};
}
Words linesOf(const v1::DisplayText& text) {
  return {plainLines(text.zh()), plainLines(text.en()), text.sample()};
}

Words limitWords(const v1::Limit& limit) {
  const int count = limit.count();
  switch (limit.unit()) {
    case v1::LIMIT_UNIT_ON_THE_SPOT:
      return words(QStringLiteral("即办"), QStringLiteral("on the spot"));
    case v1::LIMIT_UNIT_HOURS:
      return words(QStringLiteral("%1 小时").arg(count), counted(count, "hour"));
    case v1::LIMIT_UNIT_HALF_WORKDAYS:
      return halfWorkdays(count);
    case v1::LIMIT_UNIT_WORKDAYS:
      return words(QStringLiteral("%1 个工作日").arg(count), counted(count, "working day"));
    case v1::LIMIT_UNIT_CALENDAR_DAYS:
      return words(QStringLiteral("%1 个自然日").arg(count), counted(count, "calendar day"));
    default:
      return {};
  }
}

Words hoursWords(const v1::OpeningHours& hours) {
  QStringList zh;
  QStringList en;
  for (const v1::Season& season : hours.seasons()) {
    const Words name = hours.seasons_size() > 1 ? seasonName(season) : Words{};
    for (const DayWords& row : daysOf(season)) {
      if (row.sessions->empty()) continue;
      zh << name.zh + row.days.zh + QLatin1Char(' ') +
                sessionsText(*row.sessions, QStringLiteral("、"));
      en << name.en + row.days.en + QLatin1Char(' ') +
                sessionsText(*row.sessions, QStringLiteral(", "));
    }
  }
  return words(zh.join(QStringLiteral("；")), en.join(QStringLiteral("; ")));
}

QDateTime hallTime(const google::protobuf::Timestamp& at, int offsetSeconds) {
  const qint64 ms = at.seconds() * 1000 + at.nanos() / 1'000'000;
  return QDateTime::fromMSecsSinceEpoch(ms, Qt::OffsetFromUTC, offsetSeconds);
}

int offsetOfZone(const std::string& name) {
  const QTimeZone zone(QByteArray::fromStdString(name));
  return zone.isValid() ? zone.offsetFromUtc(QDateTime::currentDateTimeUtc()) : kBeijing;
}

std::optional<WaitRange> waitOf(bool present, const v1::WaitRange& wait) {
  if (!present) return std::nullopt;
  return WaitRange{minutesOf(wait.p50_duration()), minutesOf(wait.p90_duration())};
}

Item itemOf(const v1::Item& item) {
  Item value;
  value.code = plainText(item.item_id());
  value.name = wordsOf(item.name());
  value.department = plainText(item.department_id());
  value.queue = plainText(item.queue_id());
  value.audience = audienceOf(item.audience());
  value.onTheSpot = item.kind() == v1::ITEM_KIND_ON_THE_SPOT;
  value.frequent = item.frequent();
  value.asksCopies = item.asks_copies();
  value.asksOwnWish = item.asks_own_wish();
  value.promisedLimit = limitWords(item.promised_limit());
  value.statutoryLimit = limitWords(item.statutory_limit());
  value.revision = item.revision();
  value.guideVersion = item.guide_version();
  value.keys = searchKeysOf(item.search_keys());
  return value;
}

Theme themeOf(const v1::Theme& theme) {
  Theme value;
  value.code = plainText(theme.theme_id());
  value.name = wordsOf(theme.name());
  value.audience = audienceOf(theme.audience());
  for (const std::string& item : theme.item_ids()) value.items << plainText(item);
  value.revision = theme.revision();
  value.keys = searchKeysOf(theme.search_keys());
  return value;
}

QueueKind queueKindOf(v1::QueueKind kind) {
  switch (kind) {
    case v1::QUEUE_KIND_CONSULT:
      return QueueKind::Consult;
    case v1::QUEUE_KIND_HANDOUT:
      return QueueKind::Handout;
    case v1::QUEUE_KIND_FAILED_ERRAND:
      return QueueKind::FailedErrand;
    default:
      return QueueKind::Handling;
  }
}

Queue queueOf(const v1::Queue& queue, QStringList counters) {
  Queue value;
  value.code = plainText(queue.queue_id());
  value.name = wordsOf(queue.name());
  value.kind = queueKindOf(queue.kind());
  value.zone = plainText(queue.zone_id());
  value.identity = identityRuleOf(queue.identity_rule());
  value.identityBasis = wordsOf(queue.identity_basis());
  value.counters = std::move(counters);
  return value;
}

Guide guideOf(const v1::Guide& guide) {
  Guide value;
  const v1::Date& day = guide.effective_date();
  value.version = static_cast<int>(guide.version());
  value.effective = QDate(day.year(), day.month(), day.day());
  value.acceptedBy = linesOf(guide.accepted_by());
  value.legalBasis = linesOf(guide.legal_basis());
  for (const v1::DisplayText& one : guide.conditions()) value.conditions << linesOf(one);
  for (const v1::Material& one : guide.materials()) value.materials << materialOf(one);
  value.procedure = linesOf(guide.procedure());
  value.reviewStandard = linesOf(guide.review_standard());
  value.timeLimit = linesOf(guide.time_limit());
  value.fees = linesOf(guide.fees());
  value.contact = linesOf(guide.contact());
  value.complaints = linesOf(guide.complaints());
  value.gapsAllowed = linesOf(guide.gaps_allowed());
  value.commitment = linesOf(guide.commitment());
  value.onlineDepth = linesOf(guide.online_depth());
  value.applicationModes = linesOf(guide.application_modes());
  value.visits = static_cast<int>(guide.visits());
  value.place = linesOf(guide.place());
  return value;
}

QString counterLabel(const v1::CounterPlace& place) {
  const QString name = plainText(place.name().zh());
  return name.isEmpty() ? plainText(place.counter_id()) : name;
}

}  // namespace hall::terminal
