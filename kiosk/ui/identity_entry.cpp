#include "kiosk/ui/identity_entry.h"

#include <utility>

#include "server/domain/check_digit.h"

namespace hall::kiosk {

namespace {

constexpr qsizetype kNumberLength = 18;
/// What is shown of a resident number: region and the last four (国办函〔2016〕108号).
constexpr qsizetype kShownFront = 6;
constexpr qsizetype kShownBack = 4;

domain::LocalDay dayOf(const QDate& day) {
  constexpr qint64 kJulianOf1970 = 2440588;
  return domain::LocalDay{std::chrono::days{static_cast<int>(day.toJulianDay() - kJulianOf1970)}};
}

/// A resident number has digits alone but for its last place; a company code has letters.
bool looksLikeResident(const QString& number) {
  for (qsizetype i = 0; i + 1 < number.size(); ++i) {
    if (!number[i].isDigit()) return false;
  }
  return number.size() == kNumberLength && (number.back().isDigit() || number.back() == u'X');
}

QString dots(qsizetype count) {
  return QString(count, QChar(u'●'));
}

}  // namespace

IdentityEntry::IdentityEntry(std::function<QDate()> today, QObject* parent)
    : QObject(parent), today_(std::move(today)) {}

QString IdentityEntry::shown() const {
  if (!typed_.isEmpty()) return dots(typed_.size() - 1) + typed_.back();
  const QString& number = person_.number;
  if (number.size() <= kShownFront + kShownBack) return dots(number.size());
  return number.left(kShownFront) + QString(number.size() - kShownFront - kShownBack, QChar(u'*')) +
         number.right(kShownBack);
}

int IdentityEntry::age() const {
  if (person_.document != Person::Document::ResidentId) return -1;
  const domain::LocalDay today = dayOf(today_());
  const auto read = domain::readResidentNumber(person_.number.toStdString(), today);
  return read ? domain::ageOn(read->birth, today) : -1;
}

void IdentityEntry::type(const QString& character) {
  if (character.size() != 1 || typed_.size() == kNumberLength) return;
  const QChar c = character[0].toUpper();
  const bool key = (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z');
  if (!key) return;
  // Typing begins anew where a person was given.
  person_.wipe();
  fault_ = Fault::None;
  typed_ += c;
  Q_EMIT changed();
}

void IdentityEntry::erase() {
  if (typed_.isEmpty()) return;
  typed_.back() = QChar(u'\0');
  typed_.chop(1);
  fault_ = Fault::None;
  Q_EMIT changed();
}

void IdentityEntry::accept() {
  if (typed_.size() < kNumberLength) {
    fault_ = Fault::TooShort;
    Q_EMIT changed();
    return;
  }
  check(typed_, {}, Person::Source::Typed);
}

void IdentityEntry::read(const QString& number, const QString& name, Person::Source source) {
  wipe(typed_);
  const QString plain = number.trimmed().toUpper();
  if (plain.size() != kNumberLength) {
    person_.wipe();
    fault_ = Fault::Unreadable;
    Q_EMIT changed();
    return;
  }
  check(plain, name, source);
}

void IdentityEntry::confirm() {
  if (fault_ != Fault::Doubtful) return;
  fault_ = Fault::None;
  person_.confirmed = true;
  Q_EMIT changed();
}

void IdentityEntry::clear() {
  wipe(typed_);
  person_.wipe();
  fault_ = Fault::None;
  Q_EMIT changed();
}

Person IdentityEntry::take() {
  Person taken = std::exchange(person_, Person());
  clear();
  return taken;
}

void IdentityEntry::check(QString number, QString name, Person::Source source) {
  person_.wipe();
  if (looksLikeResident(number)) {
    const bool sound = domain::readResidentNumber(number.toStdString(), dayOf(today_())).ok();
    fault_ = sound ? Fault::None : Fault::Impossible;
    if (sound) person_.document = Person::Document::ResidentId;
  } else {
    const auto code = domain::readCreditCode(number.toStdString());
    const bool doubtful = !code && code.reason() == domain::Reason::IdentityDoubtful;
    fault_ = code ? Fault::None : doubtful ? Fault::Doubtful : Fault::Impossible;
    if (code || doubtful) person_.document = Person::Document::CreditCode;
  }
  if (fault_ == Fault::Impossible) {
    wipe(number);
    wipe(name);
  } else {
    wipe(typed_);
    person_.number = std::move(number);
    person_.name = std::move(name);
    person_.source = source;
  }
  Q_EMIT changed();
}

}  // namespace hall::kiosk
