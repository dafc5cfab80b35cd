#pragma once

#include <QObject>
#include <QString>

#include "kiosk/ui/choice_pages.h"
#include "kiosk/ui/hall_port.h"
#include "kiosk/ui/visit.h"
#include "terminal/words/item_search.h"

namespace hall::kiosk {

/// Finding an item or theme: by list or by typing Chinese, pinyin or first letters. What becomes of
/// the choice (a number or its guide) is what the page was opened for. Keys are "item:…" and
/// "theme:…". Follows the catalogue while it is open: what is gone goes from the list. Where a
/// number is wanted, what gives none now is marked as on the first page; its guide can be read.
class FindController : public QObject {
  Q_OBJECT
  Q_PROPERTY(QString heading READ heading NOTIFY changed)
  Q_PROPERTY(QString query READ query NOTIFY changed)
  Q_PROPERTY(bool nothingFound READ nothingFound NOTIFY changed)
  Q_PROPERTY(bool forGuides READ forGuides NOTIFY changed)
  Q_PROPERTY(hall::kiosk::ChoicePages* results READ results CONSTANT)

 public:
  /// What somebody looks for.
  enum class Purpose { Business, Themes, Supplement, Guides };
  Q_ENUM(Purpose)

  FindController(HallPort& hall, Visit& visit, QObject* parent = nullptr);

  QString heading() const;
  QString query() const { return query_; }
  bool nothingFound() const { return !query_.isEmpty() && results_.isEmpty(); }
  bool forGuides() const { return purpose_ == Purpose::Guides; }
  bool forSupplement() const { return purpose_ == Purpose::Supplement; }
  ChoicePages* results() { return &results_; }

  void open(Purpose purpose, Audience audience);

  /// One or more characters of the own keyboard, a real one, or an input method; beyond 50, and
  /// control characters, they are dropped.
  Q_INVOKABLE void type(const QString& characters);
  Q_INVOKABLE void erase();
  Q_INVOKABLE void clearQuery();
  Q_INVOKABLE void choose(const QString& key);
  /// The guide of an item, whatever the page was opened for.
  Q_INVOKABLE void seeGuide(const QString& key);

 Q_SIGNALS:
  void changed();
  void itemChosen(const QString& code);
  void themeChosen(const QString& code);
  void guideChosen(const QString& code);

 private:
  void renew();
  void list();
  void markAgain();
  QVector<Choice> found() const;
  QVector<Choice> all() const;
  Choice choiceOf(const Item& item) const;
  Choice choiceOf(const Theme& theme) const;
  bool isOffered(const QString& queue) const;
  void wipe();

  HallPort& hall_;
  Visit& visit_;
  terminal::ItemSearch search_;
  ChoicePages results_;
  Purpose purpose_ = Purpose::Business;
  Audience audience_ = Audience::Both;
  QString query_;
};

}  // namespace hall::kiosk
