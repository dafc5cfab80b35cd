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
  /// As it may be seen: 410105********0012, of another document *****5678; while typing all but the
  /// last character are dots.
  Q_PROPERTY(QString shown READ shown NOTIFY changed)
  Q_PROPERTY(Kind kind READ kind WRITE setKind NOTIFY changed)
  Q_PROPERTY(Fault fault READ fault NOTIFY changed)
  /// What to say about it; empty: nothing is wrong.
  Q_PROPERTY(QString faultText READ faultText NOTIFY changed)
  Q_PROPERTY(bool given READ isGiven NOTIFY changed)
  Q_PROPERTY(bool typing READ isTyping NOTIFY changed)
  Q_PROPERTY(bool readsCards READ readsCards NOTIFY changed)
  Q_PROPERTY(bool readsCodes READ readsCodes NOTIFY changed)

 public:
  /// What is typed.
  enum class Kind {
    Domestic,  ///< 居民身份证号 or 统一社会信用代码: 18 characters with a check digit
    Passport,
    Other,  ///< any other document of a person: 5 to 20 letters and digits, as a passport
  };
  Q_ENUM(Kind)

  enum class Fault {
    None,
    TooShort,    ///< fewer characters than such a document has
    Impossible,  ///< no such number: check digit, date or shape
    Doubtful,    ///< a company code whose check character is wrong; may be confirmed
    Unreadable,  ///< the card or code gave nothing that is a number
  };
  Q_ENUM(Fault)

  /// What this kiosk takes a document from besides typing; pages ask for nothing else.
  struct Readers {
    bool cards = true;   ///< false: the card reader was pulled out
    bool codes = false;  ///< 电子证照码
  };

  /// `today`: the hall's day, for ages and birth dates.
  explicit IdentityEntry(std::function<QDate()> today, QObject* parent = nullptr);
  ~IdentityEntry() override { clear(); }

  QString shown() const;
  Kind kind() const { return kind_; }
  /// Begins anew with such a document.
  void setKind(Kind kind);
  Fault fault() const { return fault_; }
  QString faultText() const;
  bool isGiven() const { return person_.isGiven(); }
  bool isTyping() const { return !typed_.isEmpty(); }
  bool readsCards() const { return readers_.cards; }
  bool readsCodes() const { return readers_.codes; }
  void setReaders(const Readers& readers);
  /// Whole years today; -1: unknown.
  int age() const;

  /// One character of the keys 0–9 and A–Z; others, and one too many, do nothing.
  Q_INVOKABLE void type(const QString& character);
  Q_INVOKABLE void erase();
  /// 清空 of the keyboard: the same kind of document goes on being typed.
  Q_INVOKABLE void eraseAll();
  /// 确定 of the keyboard.
  Q_INVOKABLE void accept();
  /// A doubtful code is right all the same.
  Q_INVOKABLE void confirm();
  Q_INVOKABLE void clear();

  /// From a card reader or scanner; noise is a fault and nothing else. Of a name longer than the
  /// hall keeps (100 characters) the rest is cut off.
  void read(const QString& number, const QString& name, Person::Source source);
  /// Moves the person out; nothing is left here.
  Person take();
  const Person& person() const { return person_; }

 Q_SIGNALS:
  void changed();

 private:
  void check(QString number, QString name, Person::Source source);
  void judge(const QString& number);
  qsizetype lengthMin() const;
  qsizetype lengthMax() const;

  const std::function<QDate()> today_;
  Readers readers_;
  Person person_;
  QString typed_;
  Kind kind_ = Kind::Domestic;
  Fault fault_ = Fault::None;
};

}  // namespace hall::kiosk
