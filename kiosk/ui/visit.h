#pragma once

#include <QObject>
#include <QString>
#include <QVector>

namespace hall::kiosk {

/// One person in front of the kiosk, from the first touch to the page going back by itself: which
/// page is shown, how it is shown, and when it was last touched. Everything ends with the visit;
/// whoever keeps something of it listens to `ended` and wipes.
///
/// Time comes in as `secondPassed`, so that tests need no clock.
class Visit : public QObject {
  Q_OBJECT
  Q_PROPERTY(Page page READ page NOTIFY pageChanged)
  Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY pageChanged)
  Q_PROPERTY(bool elder READ elder WRITE setElder NOTIFY looksChanged)
  Q_PROPERTY(bool low READ low WRITE setLow NOTIFY looksChanged)
  Q_PROPERTY(bool highContrast READ highContrast WRITE setHighContrast NOTIFY looksChanged)
  Q_PROPERTY(bool voice READ voice WRITE setVoice NOTIFY looksChanged)
  Q_PROPERTY(bool english READ english WRITE setEnglish NOTIFY looksChanged)
  Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY secondsLeftChanged)
  Q_PROPERTY(int secondsOfResult READ secondsOfResult NOTIFY secondsOfResultChanged)

 public:
  /// HomeWithoutPaper: the first page once more, for whoever takes a number though nothing can be
  /// printed. MoreServices: the rest of the first page of elder mode.
  enum class Page { Home, Find, Guide, Number, Result, OwnNumber, HomeWithoutPaper, MoreServices };
  Q_ENUM(Page)

  /// How long nobody touches before the warning, and how long the warning stands (standards.md 4:
  /// 40 and 20 s; twice as long for elder mode and voice). The page with a result goes back sooner.
  struct Patience {
    int idleSeconds = 40;
    int warningSeconds = 20;
    int resultSeconds = 15;
    int noteSeconds = 60;  ///< the same for a number that has to be written down
  };

  /// How a number is taken along.
  enum class Result { OnPaper, ToBeNoted };

  explicit Visit(const Patience& patience, QObject* parent = nullptr);
  Visit() : Visit(Patience()) {}

  Page page() const { return pages_.back(); }
  bool canGoBack() const { return pages_.size() > 1; }
  bool elder() const { return elder_; }
  bool low() const { return low_; }
  bool highContrast() const { return highContrast_; }
  bool voice() const { return voice_; }
  bool english() const { return english_; }
  void setElder(bool on) { setLook(elder_, on); }
  void setLow(bool on) { setLook(low_, on); }
  void setHighContrast(bool on) { setLook(highContrast_, on); }
  void setVoice(bool on) { setLook(voice_, on); }
  void setEnglish(bool on) { setLook(english_, on); }
  /// While the warning stands: seconds until the visit ends. -1 otherwise.
  int secondsLeft() const { return secondsLeft_; }
  /// While a result is shown: seconds until it goes. 0 otherwise.
  int secondsOfResult() const;

  Q_INVOKABLE void open(Page page);
  void showResult(Result result);
  /// From a result to the first page: its number is taken, there is nothing to change.
  Q_INVOKABLE void back();
  /// 首页: the visit goes on, what was entered is wiped.
  Q_INVOKABLE void home();
  /// Somebody touched, typed, laid a card on: they are still there.
  Q_INVOKABLE void touched();
  /// Once a second.
  void secondPassed();
  /// Over, whatever goes on: everything is wiped, looks are as at first, the first page stands.
  void end();
  bool isBusy() const { return busy_; }
  /// A number is on its way or its paper: nobody is asked whether they are there, and nobody goes
  /// away before it is there.
  void setBusy(bool busy);

 Q_SIGNALS:
  void pageChanged();
  /// Before `looksChanged`: whoever says sentences then finds the words of the new language.
  void languageChanged();
  void looksChanged();
  void secondsLeftChanged();
  void secondsOfResultChanged();
  /// Wipe what is personal: the visit is over, or its person went back to the first page.
  void wiped();
  /// The visit is over; looks are as at first.
  void ended();

 private:
  void setLook(bool& look, bool on);
  void setSecondsLeft(int seconds);
  bool isAtRest() const;
  int slower() const { return elder_ || voice_ ? 2 : 1; }

  const Patience patience_;
  QVector<Page> pages_{Page::Home};
  bool elder_ = false;
  bool low_ = false;
  bool highContrast_ = false;
  bool voice_ = false;
  bool english_ = false;
  bool busy_ = false;
  int resultSeconds_ = 0;
  int idle_ = 0;
  int secondsLeft_ = -1;
};

}  // namespace hall::kiosk
