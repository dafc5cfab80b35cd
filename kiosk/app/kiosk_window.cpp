#include "kiosk/app/kiosk_window.h"

#include <QCoreApplication>
#include <QQuickItem>
#include <QScreen>
#include <QVariant>
#include <QtQml>

#include "kiosk/app/code_picture.h"

namespace hall::kiosk {

namespace {

template <class Type>
void registerType(const char* name) {
  qmlRegisterUncreatableType<Type>(
      "Yichuang.Kiosk.Ui", 1, 0, name, QStringLiteral("made by the program")
  );
}

}  // namespace

void KioskWindow::registerTypes() {
  registerType<ChoiceModel>("ChoiceModel");
  registerType<ChoicePages>("ChoicePages");
  registerType<FindController>("FindController");
  registerType<GuideController>("GuideController");
  registerType<HallNotice>("HallNotice");
  registerType<HomeController>("HomeController");
  registerType<IdentityEntry>("IdentityEntry");
  registerType<KioskPages>("KioskPages");
  registerType<NumberController>("NumberController");
  registerType<OwnNumberController>("OwnNumberController");
  registerType<PaperReminder>("PaperReminder");
  registerType<ReadingAloud>("ReadingAloud");
  registerType<ScanRouter>("ScanRouter");
  registerType<Visit>("Visit");
}

KioskWindow::KioskWindow(KioskPages& pages, const Looks& looks, QObject* parent)
    : QObject(parent), pages_(pages), engine_(std::make_unique<QQmlApplicationEngine>()) {
  registerTypes();
  if (!english_.load(QStringLiteral(":/i18n/kiosk_en.qm"))) {
    warnings_ << QStringLiteral("the English texts are not there");
  }
  connect(engine_.get(), &QQmlEngine::warnings, this, [this](const QList<QQmlError>& errors) {
    for (const QQmlError& error : errors) warnings_ << error.toString();
  });
  connect(pages_.visit(), &Visit::languageChanged, this, [this] {
    speak(pages_.visit()->english());
  });
  // Texts that a page showed live until they are collected. Once its objects are gone.
  connect(
      pages_.visit(),
      &Visit::wiped,
      this,
      [this] { engine_->collectGarbage(); },
      Qt::QueuedConnection
  );
  engine_->addImageProvider(QStringLiteral("code"), new CodePicture);
  engine_->setInitialProperties(
      {{QStringLiteral("pages"), QVariant::fromValue(&pages_)},
       {QStringLiteral("mmPerPx"), looks.mmPerPx},
       {QStringLiteral("lowerEdge"), looks.lowerEdgeMm},
       {QStringLiteral("width"), looks.size.width()},
       {QStringLiteral("height"), looks.size.height()}}
  );
  engine_->load(QUrl(QStringLiteral("qrc:/Yichuang/Kiosk/Main.qml")));
  if (looks.fullScreen && window() != nullptr) fillScreen(*window());
}

/// A kiosk's display has no window manager, which is what a full-screen window is made so by.
void KioskWindow::fillScreen(QQuickWindow& window) {
  window.setGeometry(window.screen()->geometry());
  window.showFullScreen();
  connect(window.screen(), &QScreen::geometryChanged, &window, [&window](const QRect& screen) {
    window.setGeometry(screen);
  });
}

KioskWindow::~KioskWindow() {
  speak(false);
  // The software renderer never frees the pictures of its last frame: that one is empty.
  if (QQuickWindow* last = window()) {
    last->disconnect();
    qDeleteAll(last->contentItem()->childItems());
    last->grabWindow();
  }
  engine_.reset();
  // Its pages and pictures go with a later turn of the loop, and there is none any more.
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

QQuickWindow* KioskWindow::window() const {
  const QList<QObject*> roots = engine_->rootObjects();
  return roots.isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(roots.front());
}

void KioskWindow::speak(bool english) {
  if (english == translated_) return;
  translated_ = english;
  if (english) {
    QCoreApplication::installTranslator(&english_);
  } else {
    QCoreApplication::removeTranslator(&english_);
  }
  engine_->retranslate();
}

}  // namespace hall::kiosk
