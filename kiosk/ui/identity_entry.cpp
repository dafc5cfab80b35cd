#include "kiosk/ui/identity_entry.h"

#include <utility>

#include "server/domain/check_digit.h"

namespace hall::kiosk {

namespace {

constexpr qsizetype kNumberLength = 18;
/// Of other documents: passports have 7 to 9 characters, the longest permits 18.
constexpr qsizetype kOtherLengthMin = 5;
constexpr qsizetype kOtherLengthMax = 20;
/// As the hall keeps it (Identity.name).
constexpr int kNameCharactersMax = 100;
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

/// Stars but for `front` and `back`; nothing of a number that this would give away by half.
QString masked(const QString& number, qsizetype front, qsizetype back) {
  const qsizetype hidden = number.size() - front - back;
  if (hidden < back) return dots(number.size());
  return number.left(front) + QString(hidden, QChar(u'*')) + number.right(back);
}

/// A character beyond the first plane of Unicode is never cut in half.
QString cutName(const QString& name) {
  qsizetype end = 0;
  for (int count = 0; count < kNameCharactersMax && end < name.size(); ++count) {
    end += name[end].isHighSurrogate() ? 2 : 1;
  }
  return name.left(end);
}

}  // namespace

IdentityEntry::IdentityEntry(std::function<QDate()> today, QObject* parent)
    : QObject(parent), today_(std::move(today)) {}

QString IdentityEntry::shown() const {
  if (!typed_.isEmpty()) return dots(typed_.size() - 1) + typed_.back();
  const bool domestic = person_.document == Person::Document::ResidentId ||
                        person_.document == Person::Document::CreditCode;
  return masked(person_.number, domestic ? kShownFront : 0, kShownBack);
}

QString IdentityEntry::faultText() const {
  switch (fault_) {
    case Fault::None:
      break;
    case Fault::TooShort:
      return kind_ == Kind::Domestic ? tr("号码不满 18 位") : tr("号码没有输完");
    case Fault::Impossible:
      return tr("号码不对，请核对后重新输入");
    case Fault::Doubtful:
      return tr("统一社会信用代码的校验位不对，确实无误可以继续");
    case Fault::Unreadable:
      return tr("没有读到证件号码，请再刷一次");
  }
  return {};
}

void IdentityEntry::setReaders(const Readers& readers) {
  readers_ = readers;
  Q_EMIT changed();
}

int IdentityEntry::age() const {
  if (person_.document != Person::Document::ResidentId) return -1;
  const domain::LocalDay today = dayOf(today_());
  const auto read = domain::readResidentNumber(person_.number.toStdString(), today);
  return read ? domain::ageOn(read->birth, today) : -1;
}

void IdentityEntry::setKind(Kind kind) {
  clear();
  kind_ = kind;
  Q_EMIT changed();
}

qsizetype IdentityEntry::lengthMin() const {
  return kind_ == Kind::Domestic ? kNumberLength : kOtherLengthMin;
}

qsizetype IdentityEntry::lengthMax() const {
  return kind_ == Kind::Domestic ? kNumberLength : kOtherLengthMax;
}

void IdentityEntry::type(const QString& character) {
  if (character.size() != 1 || typed_.size() == lengthMax()) return;
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

void IdentityEntry::eraseAll() {
  setKind(kind_);
}

void IdentityEntry::accept() {
  if (typed_.size() < lengthMin()) {
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
  kind_ = Kind::Domestic;
  check(plain, cutName(name), source);
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
  kind_ = Kind::Domestic;
  fault_ = Fault::None;
  Q_EMIT changed();
}

Person IdentityEntry::take() {
  Person taken = std::exchange(person_, Person());
  clear();
  return taken;
}

/// Which document it is, and what is wrong with it.
void IdentityEntry::judge(const QString& number) {
  person_.wipe();
  fault_ = Fault::None;
  if (kind_ != Kind::Domestic) {
    const bool passport = kind_ == Kind::Passport;
    person_.document = passport ? Person::Document::Passport : Person::Document::Other;
  } else if (looksLikeResident(number)) {
    const bool sound = domain::readResidentNumber(number.toStdString(), dayOf(today_())).ok();
    fault_ = sound ? Fault::None : Fault::Impossible;
    if (sound) person_.document = Person::Document::ResidentId;
  } else {
    const auto code = domain::readCreditCode(number.toStdString());
    const bool doubtful = !code && code.reason() == domain::Reason::IdentityDoubtful;
    fault_ = code ? Fault::None : doubtful ? Fault::Doubtful : Fault::Impossible;
    if (code || doubtful) person_.document = Person::Document::CreditCode;
  }
}

void IdentityEntry::check(QString number, QString name, Person::Source source) {
  judge(number);
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
