#pragma once

#include <QDate>
#include <QObject>
#include <QString>
#include <functional>

#include "kiosk/ui/errand.h"

namespace hall::kiosk {

/// Who somebody says they are: a card, a scanned code, or typing with masking. Check digits are
/// those of the hall's rules (server/domain/check_digit.h). Personal: `clear` overwrites.
class IdentityEntry : public QObject {
  Q_OBJECT
  /// As it may be seen: 410105********0012; while typing all but the last character are dots.
  Q_PROPERTY(QString shown READ shown NOTIFY changed)
  Q_PROPERTY(Fault fault READ fault NOTIFY changed)
  Q_PROPERTY(bool given READ isGiven NOTIFY changed)
  Q_PROPERTY(bool typing READ isTyping NOTIFY changed)

 public:
  enum class Fault {
    None,
    TooShort,    ///< fewer than 18 characters
    Impossible,  ///< no such number: check digit, date or shape
    Doubtful,    ///< a company code whose check character is wrong; may be confirmed
    Unreadable,  ///< the card or code gave nothing that is a number
  };
  Q_ENUM(Fault)

  /// `today`: the hall's day, for ages and birth dates.
  explicit IdentityEntry(std::function<QDate()> today, QObject* parent = nullptr);
  ~IdentityEntry() override { clear(); }

  QString shown() const;
  Fault fault() const { return fault_; }
  bool isGiven() const { return person_.isGiven(); }
  bool isTyping() const { return !typed_.isEmpty(); }
  /// Whole years today; -1: unknown.
  int age() const;

  /// One character of the keys 0–9 and A–Z; others, and a nineteenth, do nothing.
  Q_INVOKABLE void type(const QString& character);
  Q_INVOKABLE void erase();
  /// 确定 of the keyboard.
  Q_INVOKABLE void accept();
  /// A doubtful code is right all the same.
  Q_INVOKABLE void confirm();
  Q_INVOKABLE void clear();

  /// From a card reader or scanner; noise is a fault and nothing else.
  void read(const QString& number, const QString& name, Person::Source source);
  /// Moves the person out; nothing is left here.
  Person take();
  const Person& person() const { return person_; }

 Q_SIGNALS:
  void changed();

 private:
  void check(QString number, QString name, Person::Source source);

  const std::function<QDate()> today_;
  Person person_;
  QString typed_;
  Fault fault_ = Fault::None;
};

}  // namespace hall::kiosk
